import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Parts } from '../http/context.ts';
import { openQueue } from './queue.ts';
import { cronOf, runTimed, type Timed } from './timed.ts';

describe('work that the clock asks for', () => {
  let office: TestOffice;
  const parts = (now: string) => ({ db: office.db, clock: { now: () => new Date(now) } }) as unknown as Parts;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  it('has its hour in Viet Nam', () => {
    expect(cronOf({ at: '07:30' })).toBe('30 7 * * *');
    expect(cronOf({ at: 'every minute' })).toBe('* * * * *');
  });

  it('is done once a day, by the day in Viet Nam; every minute it is done each time', async () => {
    const days: string[] = [];
    const note = (at: Timed['at']): Timed => ({ at, run: async (_parts, day) => void days.push(day) });
    await runTimed(parts('2026-11-29T16:59:00Z'), 'daily', note('05:00'));
    await runTimed(parts('2026-11-29T16:59:30Z'), 'daily', note('05:00'));
    await runTimed(parts('2026-11-29T17:00:00Z'), 'daily', note('05:00'));
    expect(days).toEqual(['2026-11-29', '2026-11-30']);
    for (const _ of [1, 2]) await runTimed(parts('2026-11-29T17:00:00Z'), 'often', note('every minute'));
    expect(days).toHaveLength(4);
  });

  it('that failed is done anew', async () => {
    let tries = 0;
    const fails: Timed = {
      at: '05:00',
      run: async () => {
        tries++;
        if (tries === 1) throw new Error('mất điện');
      },
    };
    const now = parts('2026-11-29T01:00:00Z');
    await expect(runTimed(now, 'fails', fails)).rejects.toThrow('mất điện');
    await runTimed(now, 'fails', fails);
    await runTimed(now, 'fails', fails);
    expect(tries).toBe(2);
  });

  it('comes by itself, to one of two processes', { timeout: 120_000 }, async () => {
    const [first, second] = [await openQueue(office.databaseUrl, 1), await openQueue(office.databaseUrl, 1)];
    let runs = 0;
    const minute = () => Math.floor(Date.now() / 60_000);
    const begun = minute();
    const often: Timed = { at: 'every minute', run: async () => void runs++ };
    try {
      const now = { db: office.db, clock: { now: () => new Date() } } as unknown as Parts;
      await first.keepTime(now, { often });
      await second.keepTime(now, { often });
      await expect.poll(() => runs, { timeout: 100_000, interval: 500 }).toBeGreaterThan(0);
      await new Promise((resolve) => setTimeout(resolve, 3000));
      expect(runs).toBeLessThanOrEqual(minute() - begun + 1);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
  });
});

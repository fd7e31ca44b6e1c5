import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '#accounts/jobs/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Parts } from '../http/context.ts';
import { problem } from '../http/problems.ts';
import type { Kinds, Work } from './kinds.ts';
import { openQueue } from './queue.ts';
import { runJob } from './run.ts';

describe('slow work', () => {
  let office: TestOffice;
  let viewer: Viewer;
  const parts = () => ({ db: office.db }) as Parts;
  const idle = { send: async () => undefined, sent: async () => undefined, look: async () => undefined };
  beforeAll(async () => {
    office = await startTestOffice();
    viewer = (await office.call('clerk', 'session.current', undefined)).json.viewer;
  });
  afterAll(() => office.stop());

  const ask = (kind: string) => enqueue({ db: office.db, jobs: idle }, viewer, kind, {});
  const jobOf = async (id: string) => (await office.call('clerk', 'jobs.get', { id })).json;
  /** Leaves a line in the log of what was written, in the transaction of the job. */
  const writes =
    (words: string): Work =>
    async (_parts, _asked, { progress }) => {
      progress(1, 2);
      progress(2, 2);
      return async (tx) => {
        await tx
          .insertInto('idempotencyKey')
          .values({ caller: 'run.test', key: `${words} ${process.hrtime.bigint()}`, asked: words })
          .execute();
        return { words };
      };
    };
  const written = async (words: string) => {
    const { count } = await office.db
      .selectFrom('idempotencyKey')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('asked', '=', words)
      .executeTakeFirstOrThrow();
    return Number(count);
  };

  it('says how far it is, and ends with what it wrote', async () => {
    const id = await ask('write');
    expect(await jobOf(id)).toMatchObject({ state: 'queued', steps: null });
    await runJob(parts(), { write: writes('một') }, id);
    await expect.poll(() => jobOf(id)).toMatchObject({ state: 'done', steps: 2 });
    expect(await written('một')).toBe(1);
  });

  it('is done once, by however many workers, however often it is begun', async () => {
    const id = await ask('write');
    const kinds: Kinds = { write: writes('hai') };
    await Promise.all([1, 2, 3].map(() => runJob(parts(), kinds, id)));
    await runJob(parts(), kinds, id);
    expect(await written('hai')).toBe(1);
  });

  it('left behind by a worker that was killed it is begun anew', async () => {
    const id = await ask('hang');
    const killed = Promise.withResolvers<never>();
    const dead = runJob(parts(), { hang: () => killed.promise }, id);
    await expect.poll(async () => (await jobOf(id)).state).toBe('running');
    await runJob(parts(), { hang: writes('ba') }, id);
    expect((await jobOf(id)).state).toBe('done');
    expect(await written('ba')).toBe(1);
    // Should it come back to life, it changes nothing.
    killed.reject(problem('refused'));
    await dead;
    expect((await jobOf(id)).state).toBe('done');
  });

  it('stops when its owner says so, and writes nothing', async () => {
    const id = await ask('wait');
    const wait: Work = (_parts, _asked, { signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    const running = runJob(parts(), { wait }, id);
    await expect.poll(async () => (await jobOf(id)).state).toBe('running');
    expect((await office.call('contact', 'jobs.cancel', { id })).status).toBe(404);
    await office.call('clerk', 'jobs.cancel', { id });
    await running;
    expect(await jobOf(id)).toMatchObject({ state: 'cancelled', problem: null });
    const late = await ask('write');
    await office.call('clerk', 'jobs.cancel', { id: late });
    await runJob(parts(), { write: writes('bốn') }, late);
    expect([(await jobOf(late)).state, await written('bốn')]).toEqual(['cancelled', 0]);
  });

  it('says in a sentence why it failed', async () => {
    const refused: Work = async () => {
      throw problem('refused', 'Tệp hỏng ở trang 2. Chưa có gì thay đổi.');
    };
    const id = await ask('refused');
    await runJob(parts(), { refused }, id);
    expect(await jobOf(id)).toMatchObject({
      state: 'failed',
      problem: 'Tệp hỏng ở trang 2. Chưa có gì thay đổi.',
    });
    const unknown = await ask('nobody-knows');
    await runJob(parts(), {}, unknown);
    expect((await jobOf(unknown)).problem).toContain('Chưa có gì được thay đổi');
  });

  it('is nobody else’s', async () => {
    const id = await ask('write');
    expect((await office.call('head', 'jobs.get', { id })).status).toBe(404);
    expect(JSON.stringify((await office.call('head', 'jobs.list', undefined)).json)).not.toContain(id);
    expect(JSON.stringify((await office.call('clerk', 'jobs.list', undefined)).json)).toContain(id);
  });

  it('waits in PostgreSQL: handed on with its row or not at all, and taken by one worker', async () => {
    const [first, second] = [await openQueue(office.databaseUrl), await openQueue(office.databaseUrl)];
    try {
      const kinds: Kinds = { write: writes('năm') };
      const lost = office.db.transaction().execute(async (tx) => {
        await first.jobs.send(tx, '00000000-0000-4000-8000-000000000000');
        throw new Error('thôi');
      });
      await expect(lost).rejects.toThrow('thôi');
      const ids = await Promise.all(
        [1, 2, 3, 4].map(() => enqueue({ db: office.db, jobs: first.jobs }, viewer, 'write', {})),
      );
      await Promise.all([first.work(parts(), kinds), second.work(parts(), kinds)]);
      for (const id of ids)
        await expect.poll(async () => (await jobOf(id)).state, { timeout: 20_000 }).toBe('done');
      expect(await written('năm')).toBe(4);
    } finally {
      await Promise.all([first.stop(), second.stop()]);
    }
  });
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

it('fills the example school once: 26 of 55, as its own rules and people give it', async () => {
  const loaded = await office.call('mai', 'schoolExample.load', {});
  expect(loaded).toMatchObject({ status: 200 });
  const { json } = await office.call('huong', 'rounds.get', { id: loaded.json.roundId });
  const tally = Map.groupBy(json.lines, ({ result }: { result: string }) => result);
  const counts = Object.fromEntries([...tally].map(([result, lines]) => [result, lines.length]));
  expect(counts).toEqual({ exceeds: 3, met: 23, unmet: 18, opinion: 2, notAssessed: 9 });
  const again = await office.call('mai', 'schoolExample.load', {});
  expect(again.status).toBe(409);
  expect(again.json.message).toContain('đã có bộ chỉ tiêu');
});

it('lets those who appraise the school see its people', async () => {
  expect((await office.call('yen', 'schools.get', {})).json.school).toMatchObject({ seesStaff: true });
  expect((await office.call('hai', 'ranks.get', {})).status).toBe(200);
});

it('leaves nothing behind where the example is cleared', async () => {
  expect((await office.call('huong', 'example.clear', {})).status).toBe(200);
  const left = await office.db.selectFrom('staffPerson').select('id').execute();
  expect(left).toEqual([]);
});

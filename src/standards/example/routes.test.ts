import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

it('fills the example school once: 26 of 55, as its own rules and people give it', async () => {
  await office.call('huong', 'investmentsExample.load', {});
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

it('opens to partners the people they may see, and nothing of what the investments keep from them', async () => {
  const item = async (who: string) =>
    (await office.call(who, 'investments.list', {})).json.items.map(({ id }: { id: string }) => id);
  const told = async (who: string): Promise<string[]> =>
    (await office.call(who, 'quality.get', {})).json.findings.flatMap(
      ({ kind, href }: { kind: string; href: string }) => (kind === 'investment' ? [href.slice(8)] : []),
    );
  const [own, all] = [new Set(await item('lan')), await told('huong')];
  expect(all.some((id) => !own.has(id))).toBe(true);
  expect((await told('lan')).filter((id) => !own.has(id))).toEqual([]);
  const rows = async (who: string, fact: string) =>
    (await office.call(who, 'notices.figure', { fact, ofFact: null })).json.lines[0];
  const plan = await rows('huong', 'von_ke_hoach_luy_ke');
  expect(plan.fact.rows.length).toBeGreaterThan(0);
  expect(await rows('lan', 'von_ke_hoach_luy_ke')).toMatchObject({
    ...{ fact: { value: plan.fact.value, rows: [] }, hidden: plan.fact.rows.length },
  });
  expect((await rows('lan', 'giang_vien_chinh')).hidden).toBe(0);
});

it('leaves nothing behind where the example is cleared', async () => {
  expect((await office.call('huong', 'example.clear', {})).status).toBe(200);
  const left = await office.db.selectFrom('staffPerson').select('id').execute();
  expect(left).toEqual([]);
});

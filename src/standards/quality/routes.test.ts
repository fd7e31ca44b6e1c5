import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const view = async (who = 'mai') => (await office.call(who, 'quality.get', {})).json;
const found = async (who = 'mai') =>
  (await view(who)).findings.map(({ key }: { key: string }) => key.split(':')[0]);

it('without a set there is nothing to look through, and the rules are explained all the same', async () => {
  const { set, findings, rules } = await view();
  expect([set, findings]).toEqual([null, []]);
  expect(rules.length).toBeGreaterThanOrEqual(25);
});

it('finds in a real school what its set, round and evidence lack', async () => {
  const { db } = office;
  const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const school = await db
    .selectFrom('agency')
    .select('id')
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  const set = {
    officeId,
    key: 'thu',
    version: 1,
    name: 'Bộ thử',
    basis: 'Thử',
    source: 'thử',
    isPractice: true,
  };
  const { id: setId } = await db
    .insertInto('indicatorSet')
    .values(set)
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('setCriterion').values({ setId, number: 1, name: 'Thể chế' }).execute();
  const row = { setId, criterion: 1, position: 0, code: '1.1', name: 'Quy chế', kind: 'document' };
  const one = await db.insertInto('setIndicator').values(row).returning('id').executeTakeFirstOrThrow();
  const round = { officeId, schoolId: school.id, setId, level: 1, name: 'đợt 1', asOf: '2023-11-20' };
  const { id: roundId } = await db
    .insertInto('assessmentRound')
    .values(round)
    .returning('id')
    .executeTakeFirstOrThrow();
  const entry = { roundId, indicatorId: one.id, kind: 'filled', result: 'met' };
  await db.insertInto('assessmentEntry').values(entry).execute();
  expect(await found()).toEqual(['result.metWithoutEvidence', 'owner.vacant']);
  await office.call('mai', 'evidence.add', { title: 'Quy chế', paperPlace: 'Tủ 1', indicatorIds: [one.id] });
  expect(await found()).toEqual(['owner.vacant', 'evidence.paperOnly', 'evidence.numberMissing']);
});

it('a finding is set aside with a reason and a day, within a year, and taken up again', async () => {
  const { key } = (await view()).findings[0];
  const aside = (until: string, who = 'mai') =>
    office.call(who, 'quality.setAside', { finding: key, reason: 'Chờ quyết định', until });
  expect((await aside('2024-12-01')).json.message).toContain('không quá 12 tháng');
  expect((await aside('2023-11-19')).status).toBe(400);
  expect((await aside('2023-12-31')).status).toBe(200);
  // Said again, the later word counts.
  expect((await aside('2023-12-15', 'binh')).status).toBe(200);
  const { findings, rules } = await view('kien');
  expect(findings[0].aside).toMatchObject({ reason: 'Chờ quyết định', until: '2023-12-15' });
  expect(rules.find((rule: { key: string }) => rule.key === 'owner.vacant').found).toBe(0);
  expect((await office.call('mai', 'quality.takeUp', { finding: key })).status).toBe(200);
  expect((await view()).findings[0].aside).toBeNull();
  expect((await office.call('mai', 'quality.takeUp', { finding: key })).status).toBe(409);
  const gone = { finding: 'owner.vacant:khong-co', reason: 'Không có', until: '2023-12-31' };
  expect((await office.call('mai', 'quality.setAside', gone)).status).toBe(409);
});

it('is not for who has no sight of the school', async () => {
  expect((await office.call('lan', 'quality.get', {})).status).toBe(404);
});

import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { insertProgramme } from '../programmes/store.ts';
import type { LinesView } from './schema.ts';

let office: TestOffice;
let ids: Record<'school' | 'unifier' | 'interior', string>;
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  ids = {
    school: id('truong-chinh-tri-tinh'),
    unifier: id('ban-to-chuc-tinh-uy'),
    interior: id('so-noi-vu'),
  };
  await office.call('huong', 'trainingDesk.setMember', { agencyId: ids.unifier, part: 'unify' });
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const data = {
    ...{ kind: 'state' as const, audience: null, weeks: 6, hours: {}, mode: null, certificateBy: null },
    ...{ teachers: { ranks: [], unitIds: [] }, sizeFrom: 30, sizeTo: 50, yearlyLimit: 1, conditions: [] },
  };
  const programme = { key: 'cv', name: 'Bồi dưỡng ngạch chuyên viên', data, basis: null, source: null };
  const at = { officeId, createdBy: null };
  // In force within the year, if not on its first day.
  await insertProgramme(office.db, at, { ...programme, validFrom: '2024-07-01', validTo: null });
  await office.call('lan', 'trainingNeeds.openCall', { year: 2024, dueOn: '2023-12-10', note: null });
  const need = (agencyId: string, heads: number, months: number[], more = {}) =>
    office.call('lan', 'trainingNeeds.save', {
      ...{ year: 2024, agencyId, replaces: null },
      need: {
        ...{ programmeKey: 'cv', programmeName: 'x', audience: 'Công chức', heads, months, reason: null },
        ...{ learners: [], ...more },
      },
    });
  await need(ids.school, 20, [3, 4]);
  // What Ban Tổ chức writes for itself is a draft until it is sent.
  await need(ids.unifier, 15, [4]);
  await office.call('lan', 'trainingNeeds.send', { year: 2024, agencyId: ids.unifier });
  await need(ids.interior, 30, [4, 5]);
  await need(ids.interior, 7, [], { programmeKey: null, programmeName: 'Tiếng Mông', audience: 'Cấp xã' });
});
afterAll(() => office.stop());

const view = async (who = 'lan'): Promise<LinesView> =>
  (await office.call(who, 'trainingLines.view', { year: 2024 })).json;
const accept = (who: string, { proposals }: LinesView) =>
  office.call(who, 'trainingLines.join', {
    ...{ year: 2024 },
    joinings: proposals.map(({ lineId, needs }) => ({ lineId, needIds: needs.map(({ id }) => id) })),
  });
const total = ({ lines, proposals }: LinesView) =>
  [...lines, ...proposals].flatMap(({ needs }) => needs).reduce((sum, { heads }) => sum + heads, 0);

it('proposes equal needs as one line, and makes classes of what is taken', async () => {
  const before = await view();
  expect(before.proposals).toMatchObject([
    { heads: 65, months: [4], programmeName: 'Bồi dưỡng ngạch chuyên viên' },
    { heads: 7, months: [] },
  ]);
  expect(before.proposals[0]?.reason).toContain(
    '3 nhu cầu của 3 cơ quan, 65 người; cùng chương trình trong danh mục',
  );
  expect(before.lines).toEqual([]);
  // Of the school nobody is at the desk here, and the appraiser drafts no plan.
  expect((await accept('mai', before)).status).toBe(403);
  expect((await accept('yen', before)).status).toBe(403);
  expect((await accept('lan', before)).json).toEqual({ lines: 2 });
  expect((await accept('lan', before)).status).toBe(409);
  const after = await view();
  expect(after.proposals).toEqual([]);
  expect(total(after)).toBe(72);
  const [line, other] = after.lines;
  expect(line).toMatchObject({ heads: 65, months: [4], audience: 'Công chức', origin: 'needs' });
  expect(line?.classes.map(({ heads }) => heads)).toEqual([33, 32]);
  expect(other?.classes.map(({ heads }) => heads)).toEqual([7]);
  expect(line?.traces).toHaveLength(3);
  expect(await view('quang')).toMatchObject({ seesAll: false, lines: [], proposals: [] });
});

it('shows what does not fit, with what to do and where', async () => {
  const { json } = await office.call('lan', 'trainingConflicts.list', { year: 2024 });
  expect(json.conflicts).toMatchObject([
    {
      kind: 'over-limit',
      weight: 'must',
      says: '«Bồi dưỡng ngạch chuyên viên» có 2 lớp, mức trong năm là 1.',
    },
  ]);
  expect(json.conflicts[0].links[0].href).toContain('/dao-tao/gop?nam=2024&dong=');
  expect(json.matrix[0]).toMatchObject({ unplaced: 2, run: [] });
  expect((await office.call('quang', 'trainingConflicts.list', { year: 2024 })).json.matrix).toEqual([]);
});

it('lets a need out again: it is proposed anew, but not into the same company', async () => {
  const [line] = (await view()).lines;
  const out = line?.needs.find(({ heads }) => heads === 30)?.id;
  const taken = { lineId: line?.id, needId: out };
  // What is in a line its agency does not take back.
  expect((await office.call('lan', 'trainingNeeds.drop', { year: 2024, id: out })).status).toBe(409);
  expect((await office.call('lan', 'trainingLines.takeOut', taken)).status).toBe(200);
  expect((await office.call('lan', 'trainingLines.takeOut', taken)).status).toBe(409);
  const after = await view();
  expect(after.lines[0]).toMatchObject({ heads: 35, months: [4] });
  expect(after.lines[0]?.classes.map(({ heads }) => heads)).toEqual([35]);
  expect(after.proposals).toMatchObject([{ lineId: null, heads: 30 }]);
  expect(after.lines[0]?.traces.filter(({ leftAt }) => leftAt !== null)).toHaveLength(1);
  expect(total(after)).toBe(72);
  const [refusal] = after.refusals;
  expect(refusal?.says).toContain('không gộp với');
  expect((await office.call('lan', 'trainingLines.unrefuse', { id: refusal?.id })).status).toBe(200);
  expect((await view()).proposals).toMatchObject([{ lineId: line?.id, heads: 30 }]);
  // Refused for the line, it stands alone; taken back, it joins.
  const joining = { lineId: line?.id, needIds: [out] };
  await office.call('lan', 'trainingLines.refuse', { year: 2024, ...joining });
  const { proposals, refusals } = await view();
  expect(proposals).toMatchObject([{ lineId: null, heads: 30 }]);
  await office.call('lan', 'trainingLines.unrefuse', { id: refusals[0]?.id });
  await accept('lan', await view());
  expect((await view()).lines[0]?.heads).toBe(65);
});

it('comes apart whole, keeps its trace, and what was refused is proposed no more', async () => {
  const [line] = (await view()).lines;
  expect((await office.call('lan', 'trainingLines.dissolve', { lineId: line?.id })).status).toBe(200);
  expect((await office.call('lan', 'trainingLines.dissolve', { lineId: line?.id })).status).toBe(409);
  const apart = await view();
  expect(total(apart)).toBe(72);
  const [proposal] = apart.proposals;
  const needIds = proposal?.needs.map(({ id }) => id);
  expect(
    (await office.call('lan', 'trainingLines.refuse', { year: 2024, lineId: null, needIds })).status,
  ).toBe(200);
  expect((await view()).proposals.map(({ heads }) => heads)).toEqual([20, 15, 30]);
  const kept = await office.db.selectFrom('trainingLineNeed').select('leftAt').execute();
  // 3 + 1 at first, 1 again: four have left.
  expect(kept.map(({ leftAt }) => leftAt !== null)).toHaveLength(5);
});

it('takes classes beyond the needs, with what calls for them', async () => {
  const line = {
    year: 2024,
    programmeKey: 'cv',
    programmeName: 'x',
    audience: 'Viên chức',
    heads: 101,
    months: [6],
  };
  expect((await office.call('lan', 'trainingLines.propose', { ...line, reason: '' })).status).toBe(400);
  const made = await office.call('huong', 'trainingLines.propose', {
    ...line,
    reason: 'Đề án vị trí việc làm',
  });
  const found = (await view()).lines.find(({ id }) => id === made.json.id);
  expect(found).toMatchObject({ origin: 'proposed', heads: 101, needs: [] });
  expect(found?.classes.map(({ heads }) => heads)).toEqual([34, 34, 33]);
});

it('keeps a line of which a class is held already, whole or with its last need', async () => {
  const line = (await view()).lines.find(({ needs }) => needs.length === 1);
  const { officeId } = await office.db
    .selectFrom('trainingPlan')
    .select('officeId')
    .executeTakeFirstOrThrow();
  const held = {
    ...{ officeId, year: 2024, code: 'L1', name: 'Lớp 1', fromDay: '2024-03-01', toDay: '2024-03-09' },
    ...{ planClassId: line?.classes[0]?.id ?? '', providerAgencyId: ids.school },
  };
  const { id } = await office.db
    .insertInto('trainingClass')
    .values(held)
    .returning('id')
    .executeTakeFirstOrThrow();
  const out = { lineId: line?.id, needId: line?.needs[0]?.id };
  const asked = [
    await office.call('lan', 'trainingLines.takeOut', out),
    await office.call('lan', 'trainingLines.dissolve', { lineId: line?.id }),
  ];
  expect(asked.map(({ status, json }) => [status, json.message.includes('1 lớp đã mở')])).toEqual([
    [422, true],
    [422, true],
  ]);
  const after = (await view()).lines.find((one) => one.id === line?.id);
  expect([after?.needs.length, after?.classes.length]).toEqual([1, 1]);
  await office.db.deleteFrom('trainingClass').where('id', '=', id).execute();
  expect((await office.call('lan', 'trainingLines.takeOut', out)).status).toBe(200);
});

it('changes nothing once the plan has gone on', async () => {
  const { planId, lines } = await view();
  const { officeId } = await office.db
    .selectFrom('trainingPlan')
    .select('officeId')
    .executeTakeFirstOrThrow();
  const step = { officeId, planId: planId ?? '', step: 'send', onDay: '2023-11-20' };
  // One asked while the step is being taken waits for it.
  const meanwhile = await office.db.transaction().execute(async (tx) => {
    await tx.selectFrom('trainingPlan').select('id').where('id', '=', step.planId).forUpdate().execute();
    const asked = office.call('lan', 'trainingLines.dissolve', { lineId: lines[0]?.id });
    await new Promise((done) => setTimeout(done, 1500));
    await tx.insertInto('trainingPlanStep').values(step).execute();
    return { asked };
  });
  expect((await meanwhile.asked).status).toBe(409);
  expect(await view()).toMatchObject({ isOpen: false, mayMerge: false });
  const { status, json } = await office.call('lan', 'trainingLines.dissolve', { lineId: lines[0]?.id });
  expect([status, json.message.includes('đã gửi đi')]).toEqual([409, true]);
});

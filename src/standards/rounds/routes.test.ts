import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
let setId: string;
let roundId: string;
const ids: Record<string, string> = {};

/** Three indicators: one that measures, one without a threshold, one that a person judges. */
async function aSet(officeId: string): Promise<void> {
  const { db } = office;
  const set = await db
    .insertInto('indicatorSet')
    .values({ officeId, key: 'thu', version: 1, name: 'Bộ thử', basis: 'thử', source: 'thử' })
    .returning('id')
    .executeTakeFirstOrThrow();
  setId = set.id;
  await db.insertInto('setCriterion').values({ setId, number: 1, name: 'Thử' }).execute();
  const kinds = { '1.1': 'quantity', '1.2': 'quantity', '1.3': 'judged' };
  for (const [at, [code, kind]] of Object.entries(kinds).entries()) {
    const row = await db
      .insertInto('setIndicator')
      .values({ setId, criterion: 1, position: at, code, name: `Chỉ tiêu ${code}`, kind })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids[code] = row.id;
  }
  await db
    .insertInto('indicatorThreshold')
    .values({ indicatorId: ids['1.1'] ?? '', level: 1, operator: '>=', value: '10', source: 'thử' })
    .execute();
}

beforeAll(async () => {
  office = await startTestOffice();
  const school = await office.db
    .selectFrom('agency')
    .select(['id', 'officeId'])
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  await aSet(school.officeId);
  const unit = await office.db
    .selectFrom('agency')
    .select('id')
    .where('key', '=', 'phong-dao-tao')
    .where('officeId', '=', school.officeId)
    .executeTakeFirstOrThrow();
  await office.db
    .insertInto('indicatorOwner')
    .values({ schoolId: school.id, indicatorId: ids['1.1'] ?? '', agencyId: unit.id })
    .execute();
});
afterAll(() => office.stop());

const fill = (who: string, code: string, more: object) =>
  office.call(who, 'rounds.fill', {
    ...{ roundId, indicatorId: ids[code], entryId: null, valueFrom: null, value: null },
    ...{ valueSource: null, result: 'notAssessed', note: null, ...more },
  });
const view = async (who = 'huong') => (await office.call(who, 'rounds.get', { id: roundId })).json;
const line = async (code: string, who = 'huong') =>
  (await view(who)).lines.find((one: { indicator: { code: string } }) => one.indicator.code === code);
const entered = { valueFrom: 'entered', value: '12', valueSource: 'Sổ theo dõi' };

it('opens one round at a time, as of a day that has come', async () => {
  const input = { setId, level: 1, name: 'Đợt 11/2023', asOf: '2023-11-20', dueOn: null };
  const future = await office.call('mai', 'rounds.open', { ...input, asOf: '2023-12-31' });
  expect(future.json.message).toContain('Ngày số liệu ở sau hôm nay');
  expect((await office.call('mai', 'rounds.open', { ...input, level: 3 })).status).toBe(400);
  const opened = await office.call('mai', 'rounds.open', input);
  roundId = opened.json.id;
  expect((await office.call('huong', 'rounds.open', input)).json.message).toContain('đợt chưa chốt');
  // The units are told.
  const inbox = await office.call('dung', 'inbox.list', {});
  expect(JSON.stringify(inbox.json)).toContain('Đợt tự đánh giá Đợt 11/2023 đã mở');
});

it('a unit fills in what it answers for, and nothing else', async () => {
  expect((await fill('cuong', '1.1', entered)).status).toBe(403);
  expect((await fill('huong', '1.1', entered)).status).toBe(403);
  expect((await fill('dung', '1.1', { ...entered, result: 'met' })).status).toBe(200);
  expect(await line('1.1')).toMatchObject({ state: 'filled', result: 'met', value: '12', mayCheck: true });
});

it('a result other than the computed one wants a note, and is none without a threshold', async () => {
  const { entryId } = await line('1.1');
  const unsaid = await fill('dung', '1.1', { ...entered, entryId, result: 'exceeds' });
  expect(unsaid.json.message).toContain('khác kết quả tính được');
  const blank = await fill('mai', '1.2', { ...entered, result: 'met', note: 'Theo tôi là đạt' });
  expect(blank.json.message).toContain('chưa có ngưỡng');
  expect((await fill('mai', '1.2', entered)).status).toBe(200);
  expect(await line('1.2')).toMatchObject({ result: 'notAssessed', reason: 'Chưa có ngưỡng.' });
});

it('the second of two who write the same indicator is told of the first', async () => {
  const { entryId } = await line('1.1');
  const [one, other] = await Promise.all([
    fill('dung', '1.1', { ...entered, entryId, result: 'exceeds', note: 'Vượt theo biên bản' }),
    fill('mai', '1.1', { ...entered, entryId, result: 'met' }),
  ]);
  expect([one.status, other.status].sort()).toEqual([200, 409]);
  expect((one.status === 409 ? one : other).json.message).toContain('Chỉ tiêu 1.1 vừa được');
});

it('who has filled in does not look through, and who has done either does not close', async () => {
  const own = await line('1.2', 'mai');
  const checks = (who: string, entryId: number, code: string) =>
    office.call(who, 'rounds.check', { roundId, entries: [{ indicatorId: ids[code], entryId }] });
  expect((await checks('mai', own.entryId, '1.2')).json.message).toContain('Đồng chí đã điền');
  expect((await checks('yen', own.entryId, '1.2')).status).toBe(403);
  expect((await checks('huong', own.entryId, '1.2')).status).toBe(200);
  const other = await line('1.1');
  const back = { roundId, indicatorId: ids['1.1'], entryId: other.entryId, reason: 'Ghi rõ số biên bản' };
  expect((await office.call('huong', 'rounds.giveBack', back)).status).toBe(200);
  expect(await line('1.1')).toMatchObject({ state: 'returned', reason: 'Ghi rõ số biên bản' });
  expect((await view('binh')).closing).toMatchObject({ may: false });
  expect((await view('huong')).closing.why).toContain('đã điền hoặc soát');
  const again = await line('1.1');
  await fill('dung', '1.1', { ...entered, entryId: again.entryId, result: 'met' });
  const last = await line('1.1');
  expect((await checks('huong', last.entryId, '1.1')).status).toBe(200);
});

it('closed, it says what it said, whatever comes after', async () => {
  expect((await office.call('huong', 'rounds.close', { roundId })).status).toBe(409);
  expect((await office.call('binh', 'rounds.close', { roundId })).status).toBe(200);
  const before = await view();
  expect(before.lines.map((one: { result: string }) => one.result)).toEqual([
    'met',
    'notAssessed',
    'notAssessed',
  ]);
  expect(before.lines[2].reason).toBe('Không đơn vị nào điền trong đợt này.');
  // Another threshold, another name: the closed round keeps its own threshold.
  await office.db.updateTable('indicatorThreshold').set({ removedAt: new Date() }).execute();
  expect((await line('1.1')).threshold).toMatchObject({ value: '10' });
  expect(
    (await fill('dung', '1.1', { ...entered, entryId: before.lines[0].entryId })).json.message,
  ).toContain('đã chốt');
  const { db } = office;
  await expect(db.updateTable('assessmentResult').set({ result: 'unmet' }).execute()).rejects.toThrow();
  await expect(db.deleteFrom('assessmentEntry').execute()).rejects.toThrow();
  await expect(db.updateTable('assessmentRound').set({ closedAt: null }).execute()).rejects.toThrow();
  const { json } = await office.call('thang', 'rounds.list', {});
  expect(json.rounds[0]).toMatchObject({ met: 1, indicators: 3, waiting: 0 });
});

it('the example can still be taken away', async () => {
  expect((await office.call('huong', 'example.clear', {})).status).toBe(200);
});

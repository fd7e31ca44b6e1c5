import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { json } from '#platform/database/json.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { setMember } from '../desk/store.ts';
import { trainingFacts } from '../facts.ts';
import type { FrozenPlan, PlannedClass } from '../plan/schema.ts';

let office: TestOffice;
let officeId: string;
let schoolId: string;
let homeId: string;
const planClassIds: string[] = [];

beforeAll(async () => {
  office = await startTestOffice();
  const agencies = await office.db.selectFrom('agency').select(['id', 'key', 'officeId']).execute();
  const idOf = (key: string) => agencies.find((one) => one.key === key)?.id ?? '';
  officeId = agencies[0]?.officeId ?? '';
  [schoolId, homeId] = [idOf('truong-chinh-tri-tinh'), idOf('so-noi-vu')];
  const at = { officeId, setBy: null };
  await setMember(office.db, at, { agencyId: idOf('ban-to-chuc-tinh-uy'), part: 'unify' });
  await setMember(office.db, at, { agencyId: schoolId, part: 'with' });
  await office.call('huong', 'example.setClock', { today: '2024-04-10' });
});
afterAll(() => office.stop());

/** A plan of the year with classes by whom and in which month, approved as it stands. */
async function approve(year: number, classes: [agencyId: string, month: number][]) {
  const { db } = office;
  const { id: planId } = await db
    .insertInto('trainingPlan')
    .values({ officeId, year, name: `Kế hoạch ${year}` })
    .returning('id')
    .executeTakeFirstOrThrow();
  const programmeName = 'Bồi dưỡng ngạch chuyên viên';
  const line = { programmeKey: 'chuyen-vien', programmeName, audience: 'Công chức' };
  const { id: lineId } = await db
    .insertInto('trainingLine')
    .values({ officeId, planId, ...line, origin: 'needs', reason: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  const placed: PlannedClass[] = [];
  for (const [at, [agencyId, month]] of classes.entries()) {
    const { id } = await db
      .insertInto('trainingPlanClass')
      .values({ officeId, lineId, ordinal: at + 1, heads: 60 })
      .returning('id')
      .executeTakeFirstOrThrow();
    planClassIds.push(id);
    placed.push({
      ...{ id, lineId, ...line, ordinal: at + 1, heads: 60, month, isFixed: false, placedBy: null },
      ...{ reason: null, provider: { id: agencyId, agencyId, name: agencyId === homeId ? 'Sở' : 'Trường' } },
    });
  }
  const frozen: FrozenPlan = {
    ...{
      planId,
      year,
      name: `Kế hoạch ${year}`,
      version: 1,
      number: '12-KH/TU',
      approvedOn: `${year}-01-05`,
    },
    ...{ lines: [], classes: placed },
  };
  const { number, approvedOn } = frozen;
  await db
    .insertInto('trainingPlanVersion')
    .values({ officeId, planId, version: 1, content: json(frozen), number, approvedOn })
    .execute();
  await db
    .updateTable('trainingPlan')
    .set({ frozen: json(frozen) })
    .where('id', '=', planId)
    .execute();
}

interface Held {
  planClassId?: string | undefined;
  agencyId?: string;
  year?: number;
  dates?: Partial<Record<'decisionOn' | 'startedOn' | 'endedOn' | 'cancelledOn' | 'cancelReason', string>>;
  learners?: number;
  certificates?: number;
  enrolledOn?: string;
}
let count = 0;
async function hold({ planClassId, agencyId = schoolId, year = 2024, dates = {}, ...of }: Held) {
  count += 1;
  const { id: classId } = await office.db
    .insertInto('trainingClass')
    .values({
      ...{ officeId, year, planClassId: planClassId ?? null, providerAgencyId: agencyId },
      ...{
        beyondReason: planClassId ? null : 'Huyện uỷ đề nghị thêm',
        code: `L${count}`,
        name: `Lớp ${count}`,
      },
      ...{ fromDay: `${year}-01-08`, toDay: `${year}-03-29`, ...dates },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let n = 0; n < (of.learners ?? 0); n++) {
    const learner = await office.db
      .insertInto('trainingEnrolment')
      .values({
        ...{
          officeId,
          classId,
          fullName: `Học viên ${n}`,
          agencyName: 'Sở Muối',
          enrolledOn: of.enrolledOn ?? `${year}-01-08`,
        },
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (n >= (of.certificates ?? 0)) continue;
    const number = `CC${count}-${n}`;
    await office.db
      .insertInto('trainingRegister')
      .values({
        ...{ officeId, enrolmentId: learner.id, number, numberKey: number.toLowerCase() },
        givenOn: dates.endedOn ?? '',
      })
      .execute();
  }
  return classId;
}

const got = async (who: string, year = 2024, day?: string) =>
  (await office.call(who, 'delivery.get', { year, day })).json;
const factsOn = (day: string) =>
  trainingFacts.read(office.db, { officeId, schoolId, day, from: `${day.slice(0, 4)}-01-01` });
const factOn = async (day: string, name: string) => (await factsOn(day)).get(name);

it('knows no figure before a class is recorded', async () => {
  const view = await got('mai');
  expect(view).toMatchObject({ plan: null, rows: [], total: { verdict: { code: 'beyond' } } });
  for (const [name, fact] of await factsOn('2024-04-10')) expect([name, fact.known]).toEqual([name, false]);
});

it('counts what became of each class of the plan, by programme and by provider', async () => {
  await approve(2024, [
    [schoolId, 1],
    [schoolId, 2],
    [schoolId, 3],
    [homeId, 6],
  ]);
  const [first, second] = planClassIds;
  const dates = { decisionOn: '2024-01-02', startedOn: '2024-01-08', endedOn: '2024-03-28' };
  await hold({ planClassId: first, dates, learners: 60, certificates: 58 });
  await hold({
    planClassId: second,
    dates: { cancelledOn: '2024-02-20', cancelReason: 'Không đủ học viên' },
  });
  await hold({ dates: { ...dates, endedOn: '2024-04-05' }, learners: 2, certificates: 2 });
  await hold({ year: 2023, dates: { startedOn: '2023-09-05', endedOn: '2024-02-02' }, learners: 1 });
  const view = await got('mai');
  expect(view.total).toMatchObject({
    ...{ stages: { given: 4, opened: 1, started: 1, ended: 1, cancelled: 1 }, heads: 240 },
    ...{ learners: 60, certificates: 58, beyond: 1, verdict: { code: 'short' } },
  });
  expect(view.providers.map((one: { key: string; stages: object }) => [one.key, one.stages])).toEqual([
    [homeId, { given: 1, opened: 0, started: 0, ended: 0, cancelled: 0 }],
    [schoolId, { given: 3, opened: 1, started: 1, ended: 1, cancelled: 1 }],
  ]);
  expect(view.rows.map((row: { variances: string[] }) => row.variances)).toEqual([
    [],
    ['Không tổ chức: Không đủ học viên'],
    ['Chưa mở; kế hoạch mở tháng 3/2024'],
    [],
  ]);
  expect(view.beyond.map(({ code }: { code: string }) => code)).toEqual(['L3']);
  expect(view.carried.map(({ code }: { code: string }) => code)).toEqual(['L4']);
});

it('keeps why, as the provider says it, and what was said before', async () => {
  const planClassId = planClassIds[2];
  const explain = (who: string, reason: string) =>
    office.call(who, 'delivery.explain', { planClassId, reason });
  // Sở Nội vụ neither runs the class nor plans.
  expect((await explain('hai', 'Chờ kinh phí')).status).toBe(403);
  expect((await explain('mai', 'Chờ kinh phí')).status).toBe(200);
  expect((await explain('dung', 'Dời sang tháng 5')).status).toBe(200);
  const row = (await got('huong')).rows[2];
  expect(row.explained.map(({ text }: { text: string }) => text)).toEqual([
    'Dời sang tháng 5',
    'Chờ kinh phí',
  ]);
});

it('shows a provider outside the desk its own classes alone', async () => {
  const view = await got('quang');
  expect([view.isWhole, view.total.stages.given, view.beyond]).toEqual([false, 1, []]);
});

it('goes out as a sheet with every class', async () => {
  const file = await office.fetch('mai', '/api/training-delivery.xlsx?year=2024');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await file.arrayBuffer());
  const [sheet] = book.worksheets;
  expect(sheet?.rowCount).toBe(1 + 4 + 1 + 1);
  expect(JSON.stringify(sheet?.getSheetValues())).toContain('Dời sang tháng 5');
});

it('gives standards what has ended, and nothing of what had not by a day', async () => {
  expect(await factOn('2024-04-10', 'lop_dao_tao')).toMatchObject({ known: true, value: 3 });
  expect(await factOn('2024-04-10', 'lop_giao')).toMatchObject({ known: true, value: 3 });
  expect(await factOn('2024-04-10', 'hoc_vien')).toMatchObject({ value: 63 });
  expect(await factOn('2024-04-10', 'chung_chi')).toMatchObject({ value: 60 });
  expect(await factOn('2024-03-27', 'lop_dao_tao')).toMatchObject({ value: 1 });
  expect(await factOn('2023-08-31', 'lop_dao_tao')).toMatchObject({
    ...{ known: false, reason: 'chưa ghi lớp nào của trường đã mở đến ngày ấy' },
  });
  // Not asked is not nought.
  expect(await factOn('2024-04-10', 'chi_so_khao_sat')).toMatchObject({ known: false });
  expect(await factOn('2024-04-10', 'lop_duoc_khao_sat')).toMatchObject({ known: true, value: 0 });
});

const session = (classId: string, onDay: string) =>
  office.db
    .insertInto('trainingSession')
    .values({
      ...{ officeId, classId, onDay, fromTime: '07:30', toTime: '11:00', room: 'A1', hours: 4 },
      ...{ lecturerName: 'Lò Thị Mây', topic: 'Chuyên đề 1', form: 'theory' },
    })
    .execute();

it('sums sessions held, and none laid out past the day on which a class was called off or ended', async () => {
  const off = { startedOn: '2024-02-01', cancelledOn: '2024-02-20', cancelReason: 'Không đủ học viên' };
  const cancelled = await hold({ dates: off });
  for (const day of ['2024-02-19', '2024-02-20']) await session(cancelled, day);
  const over = await hold({
    ...{ dates: { startedOn: '2024-01-08', endedOn: '2024-03-01' }, learners: 1, enrolledOn: '2024-04-01' },
  });
  for (const day of ['2024-03-01', '2024-03-02']) await session(over, day);
  expect(await factOn('2024-04-10', 'gio_giang')).toMatchObject({ known: true, value: 8 });
  const { json: year } = await office.call('mai', 'teachingHours.year', { year: 2024 });
  expect(year.rows).toMatchObject([{ name: 'Lò Thị Mây', done: 8 }]);
  // Typed in on 1 April, its learner sat there from the first day.
  expect(await factOn('2024-03-01', 'hoc_vien')).toMatchObject({ known: true, value: 2 });
});

it('looks back on the plan, the certificates and the classes of a day', async () => {
  const first = { known: true, value: 1 };
  expect(await factOn('2024-04-10', 'lop_giao_da_mo')).toMatchObject(first);
  expect(await factOn('2024-01-04', 'lop_giao')).toMatchObject({ known: false });
  const { content, planId } = await office.db
    .selectFrom('trainingPlanVersion')
    .select(['content', 'planId'])
    .executeTakeFirstOrThrow();
  const before = content as FrozenPlan;
  const after = { ...before, version: 2, approvedOn: '2024-04-01', classes: before.classes.slice(1) };
  await office.db
    .insertInto('trainingPlanVersion')
    .values({ officeId, planId, version: 2, content: json(after), number: '30', approvedOn: '2024-04-01' })
    .execute();
  await office.db
    .updateTable('trainingRegister')
    .set({ voidOn: '2024-04-08', voidReason: 'Ghi sai tên' })
    .where('number', '=', 'CC1-0')
    .execute();
  expect(await factOn('2024-03-31', 'lop_giao')).toMatchObject({ value: 3 });
  expect(await factOn('2024-04-10', 'lop_giao')).toMatchObject({ value: 2 });
  const looked = await got('mai', 2024, '2024-03-31');
  expect(looked).toMatchObject({ day: '2024-03-31', plan: { version: 1 }, total: { certificates: 58 } });
  expect(looked.rows.some(({ mayExplain }: { mayExplain: boolean }) => mayExplain)).toBe(false);
  expect((await got('mai')).plan).toMatchObject({ version: 2 });
  const ofFirst = (await got('mai')).beyond.find(({ code }: { code: string }) => code === 'L1');
  expect(ofFirst).toMatchObject({ certificates: 57 });
  const ahead = await office.call('mai', 'delivery.get', { year: 2024, day: '2024-04-11' });
  expect(ahead.status).toBe(400);
  const wide = await trainingFacts.read(office.db, {
    ...{ officeId, schoolId, day: '2024-04-10', from: '2023-01-01' },
  });
  expect(wide.get('lop_giao')?.rows.at(-1)).toMatchObject({ label: 'Năm 2023', href: null });
});

it('does not know how many learners where a class has no list', async () => {
  await hold({ dates: { startedOn: '2024-02-01', endedOn: '2024-04-09' } });
  expect(await factOn('2024-04-10', 'hoc_vien')).toMatchObject({
    ...{ known: false, rows: [{ note: 'chưa có danh sách học viên' }] },
  });
  expect(await factOn('2024-04-08', 'hoc_vien')).toMatchObject({ known: true });
});

import { readSheets } from '@dondoc/intake';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { setMember } from '../desk/store.ts';
import { insertLine, joinNeeds, linesOf, planFor } from '../lines/store.ts';
import { insertCall, insertNeed } from '../needs/store.ts';
import { freeze, plannedClasses } from '../plan/store.ts';
import { insertProgramme } from '../programmes/store.ts';
import { saveProvider } from '../providers/store.ts';
import type { Preview } from './schema.ts';

let office: TestOffice;
let officeId: string;
let ids: Record<'school' | 'interior', string>;
let programmeId: string;
let classId: string;
const condition = 'Là đảng viên';

beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  ids = { school: id('truong-chinh-tri-tinh'), interior: id('so-noi-vu') };
  officeId = (await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow()).id;
  await setMember(office.db, { officeId, setBy: null }, { agencyId: ids.school, part: 'with' });
  const data = {
    ...{ kind: 'other' as const, audience: null, weeks: null, hours: {}, mode: null, certificateBy: null },
    ...{ teachers: { ranks: [], unitIds: [] }, sizeFrom: null, sizeTo: null, yearlyLimit: null },
    conditions: [{ key: 'dang-vien', says: condition }],
  };
  const words = { key: 'thu', name: 'Bồi dưỡng thử', data, basis: null, source: null };
  programmeId = await insertProgramme(
    office.db,
    { officeId, createdBy: null },
    { ...words, validFrom: '2023-01-01', validTo: null },
  );
  classId = await made({ code: 'NT-01', beyondReason: 'Sở Nội vụ đề nghị' });
});
afterAll(() => office.stop());

async function made(more: object): Promise<string> {
  const { json } = await office.call('dung', 'trainingClasses.make', {
    ...{ planClassId: null, beyondReason: null, year: 2023, providerAgencyId: ids.school, programmeId },
    ...{ name: 'Lớp thử', fromDay: '2023-11-13', toDay: '2023-11-24', place: null, ...more },
  });
  return json.id;
}

const head = ['Họ và tên', 'Mã học viên', 'Cơ quan', 'Thư điện tử', condition, 'Lý do ngoại lệ'];
async function bookOf(rows: (string | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Học viên').addRows([head, ...rows]);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
const upload = (who: string, bytes: Uint8Array) =>
  office.upload(who, `/api/training-classes/${classId}/learners`, 'hoc-vien.xlsx', bytes);
async function look(bytes: Uint8Array): Promise<Preview> {
  const { json } = await upload('dung', bytes);
  return (await office.call('dung', 'trainingEnrolling.preview', { id: json.id })).json;
}
const confirm = (id: string, seen: number) => office.call('dung', 'trainingEnrolling.confirm', { id, seen });
const learners = async (who = 'dung', id = classId) =>
  (await office.call(who, 'trainingLearners.list', { classId: id })).json.learners as {
    name: string;
    agencyId: string | null;
    exception: string | null;
  }[];

const rows = [
  ['Lò Thị An', 'V1', 'Sở Nội vụ', 'an@laichau.vn', 'Có', null],
  ['Tẩn A Sài', 'V2', 'Công ty Chè Than Uyên', null, 'Không', 'Hiệu trưởng cho phép'],
];

it('is looked through, written once, and changes nothing the second time', async () => {
  const bytes = await bookOf(rows);
  const preview = await look(bytes);
  expect(preview.counts).toEqual({ new: 2, same: 0, fault: 0 });
  expect(preview.rows[1]?.told).toEqual(['Ngoại lệ: Hiệu trưởng cho phép']);
  expect(await learners()).toEqual([]);
  // Nobody else's file, and nobody else's class.
  expect((await office.call('mai', 'trainingEnrolling.preview', { id: preview.id })).status).toBe(404);
  expect((await upload('quang', bytes)).status).toBe(404);
  expect((await confirm(preview.id, 1)).status).toBe(409);
  expect((await confirm(preview.id, 2)).json).toEqual({ written: 2 });
  expect((await confirm(preview.id, 2)).status).toBe(409);
  expect(await learners()).toMatchObject([
    { name: 'Lò Thị An', agencyId: ids.interior, exception: null },
    { name: 'Tẩn A Sài', agencyId: null, exception: 'Hiệu trưởng cho phép' },
  ]);
  const again = await look(bytes);
  expect(again.counts).toEqual({ new: 0, same: 2, fault: 0 });
  expect((await confirm(again.id, 0)).json).toEqual({ written: 0 });
  expect(await learners()).toHaveLength(2);
});

it('says what is wrong in which cell, and writes only the rows without a fault', async () => {
  const preview = await look(
    await bookOf([
      ['Mùa A Ba', 'V3', 'Sở Nội vụ', 'khong-phai-thu', 'Có', null],
      ['Mùa A Bốn', 'V4', 'Sở Nội vụ', null, 'Chắc là có', null],
      ['Mùa A Năm', 'V5', 'Sở Nội vụ', null, 'Không', null],
      [null, 'V6', 'Sở Nội vụ', null, 'Có', null],
      ['Mùa A Bảy', 'V7', 'Sở Nội vụ', null, 'Có', null],
      ['Mùa A Bảy', 'V7', 'Sở Nội vụ', null, 'Có', null],
    ]),
  );
  expect(preview.counts).toEqual({ new: 1, same: 0, fault: 4 });
  const faults = (row: number) =>
    preview.rows.find((one) => one.row === row)?.faults.map(({ place, says }) => `${place}: ${says}`);
  expect(faults(2)).toEqual([expect.stringContaining('Địa chỉ thư «khong-phai-thu» chưa đúng')]);
  expect(faults(3)?.[0]).toContain('E3');
  expect(faults(4)).toEqual([expect.stringContaining(`không đạt «${condition}»`)]);
  // A row without a name is nobody: it is told of beside the table.
  expect(preview.notes.join()).toContain('Dòng 5 không được nhập');
  expect(faults(7)).toEqual([expect.stringContaining('có hai lần trong danh sách')]);
  expect((await confirm(preview.id, 1)).json).toEqual({ written: 1 });
  expect((await learners()).map(({ name }) => name)).toEqual(['Lò Thị An', 'Mùa A Bảy', 'Tẩn A Sài']);
});

it('gives the list out as it is seen: an agency has its own people in it', async () => {
  const read = async (who: string) => {
    const file = await office.fetch(who, `/api/training-classes/${classId}/learners.xlsx`);
    const limits = { maxBytes: 1e6, maxRows: 100, timeMs: 9000, memoryMb: 500 };
    return JSON.stringify(await readSheets(new Uint8Array(await file.arrayBuffer()), 'a.xlsx', limits));
  };
  expect(await read('dung')).toContain('Tẩn A Sài');
  const own = await read('quang');
  expect([own.includes('Lò Thị An'), own.includes('Tẩn A Sài')]).toEqual([true, false]);
});

it('takes a class over from the approved plan, with whom its agencies named', async () => {
  const { db } = office;
  const by = (await db.selectFrom('authUser').select('id').limit(1).executeTakeFirstOrThrow()).id;
  const call = {
    officeId,
    year: 2024,
    openedBy: by,
    openedOn: '2023-11-01',
    dueOn: '2023-12-10',
    note: null,
  };
  const callId = (await insertCall(db, call)) ?? '';
  const words = {
    ...{ programmeKey: 'thu', programmeName: 'Bồi dưỡng thử', audience: 'Công chức', months: [] },
    reason: null,
  };
  const named = ['Giàng A Chư', 'Vàng Thị Dở'].map((name) => ({ name, code: null, position: null }));
  const needId = await insertNeed(db, {
    ...{ ...words, officeId, callId, agencyId: ids.interior, heads: 20, learners: named },
    ...{ madeBy: by, sentOn: '2023-11-10' },
  });
  const { id: planId } = await planFor(db, officeId, 2024, by);
  const at = { officeId, by, planId };
  const lineId = await insertLine(db, at, { ...words, origin: 'needs', proposedHeads: null });
  await joinNeeds(db, at, { lineId, needIds: [needId], reason: 'thử' });
  const providerId = await saveProvider(
    db,
    { officeId, agencyId: ids.school, year: 2024, setBy: by },
    {
      ...{ functions: null, basis: null, programmes: [], rooms: [], lecturerHours: Array(12).fill(0) },
      ...{ costOfClass: null, costOfLearner: null, costCeiling: null, distances: {} },
      prefers: { programmes: [], notMonths: [] },
    },
  );
  const planned = { officeId, lineId, ordinal: 1, heads: 20, month: 3, providerId, placedBy: 'person' };
  await db.insertInto('trainingPlanClass').values(planned).execute();
  const toOpen = async (who = 'dung') =>
    (await office.call(who, 'trainingClasses.list', { year: 2024 })).json.toOpen;
  // Not before it is approved.
  expect(await toOpen()).toEqual([]);
  const lines = (await linesOf(db, planId)).map(({ learners: _, needs, ...line }) => ({
    ...line,
    needs: needs.map((need) => ({ ...need, agencyName: 'Sở Nội vụ' })),
  }));
  const classes = await plannedClasses(db, planId);
  const paper = { planId, year: 2024, name: 'Kế hoạch', number: '9-KH/TU', approvedOn: '2023-11-20' };
  await db
    .transaction()
    .execute((tx) => freeze(tx, { officeId, recordedBy: by }, { ...paper, lines, classes }));
  const [one] = await toOpen();
  expect(one).toMatchObject({ programmeKey: 'thu', heads: 20, month: 3, providerAgencyId: ids.school });
  expect(await toOpen('quang')).toEqual([]);
  const fields = { year: 2024, planClassId: one.planClassId, fromDay: '2024-03-04', toDay: '2024-03-29' };
  const id = await made({ ...fields, code: 'KH-01' });
  expect(await toOpen()).toEqual([]);
  expect(await made({ ...fields, code: 'KH-02' })).toBeUndefined();

  const list = (await office.call('dung', 'trainingLearners.list', { classId: id })).json;
  const picks = list.named.map(({ name }: { name: string }) => ({ needId, name }));
  expect(picks.map(({ name }: { name: string }) => name)).toEqual(['Giàng A Chư', 'Vàng Thị Dở']);
  const enrol = (more: object) =>
    office.call('dung', 'trainingLearners.enrolNamed', {
      ...{ classId: id, picks, exception: null, despite: false, ...more },
    });
  const refused = await enrol({});
  expect([refused.status, refused.json.message]).toEqual([
    ...[422, expect.stringContaining(`chưa rõ «${condition}»`)],
  ]);
  const strange = await enrol({ picks: [{ needId, name: 'Người Lạ' }], exception: 'thử' });
  expect(strange.status).toBe(409);
  expect((await enrol({ exception: 'Xét khi nhập học, hiệu trưởng cho phép' })).json.written).toBe(2);
  expect(await learners('dung', id)).toHaveLength(2);
  expect((await enrol({ exception: 'thử' })).status).toBe(409);
});

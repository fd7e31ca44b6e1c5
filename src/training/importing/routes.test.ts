import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { learnersIn } from '../needs/rules.ts';
import { insertProgramme } from '../programmes/store.ts';
import { monthsIn } from './rules.ts';
import type { Preview } from './schema.ts';

let office: TestOffice;
let ids: Record<'unifier' | 'interior', string>;
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  ids = { unifier: id('ban-to-chuc-tinh-uy'), interior: id('so-noi-vu') };
  await office.call('huong', 'trainingDesk.setMember', { agencyId: ids.unifier, part: 'unify' });
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const data = {
    ...{ kind: 'state' as const, audience: null, weeks: null, hours: {}, mode: null, certificateBy: null },
    ...{
      teachers: { ranks: [], unitIds: [] },
      sizeFrom: null,
      sizeTo: null,
      yearlyLimit: null,
      conditions: [],
    },
  };
  for (const [key, name] of [
    ['cv', 'Bồi dưỡng ngạch chuyên viên'],
    ['cvc', 'Bồi dưỡng ngạch chuyên viên chính'],
  ] as const) {
    const programme = { key, name, data, basis: null, source: null, validFrom: '2023-01-01', validTo: null };
    await insertProgramme(office.db, { officeId, createdBy: null }, programme);
  }
  await office.call('lan', 'trainingNeeds.openCall', { year: 2024, dueOn: '2023-12-10', note: null });
});
afterAll(() => office.stop());

const head = ['Chương trình', 'Đối tượng', 'Số người', 'Tháng', 'Lý do', 'Người học'];
async function bookOf(rows: (string | number | null)[][], above: string[] = []): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Nhu cầu').addRows([above, head, ...rows].filter((row) => row.length > 0));
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}
const upload = (who: string, agency: string, bytes: Uint8Array) =>
  office.upload(who, `/api/training-need-imports?year=2024&agency=${agency}`, 'nhu-cau.xlsx', bytes);
async function look(who: string, agency: string, bytes: Uint8Array): Promise<Preview> {
  const { json } = await upload(who, agency, bytes);
  return (await office.call(who, 'needImports.preview', { id: json.id })).json;
}
const confirm = (who: string, { id, counts }: Preview) =>
  office.call(who, 'needImports.confirm', { id, seen: { new: counts.new, changed: counts.changed } });
const needs = async (who: string) =>
  (await office.call(who, 'trainingNeeds.view', { year: 2024 })).json.needs;

const rows = [
  [
    'Lớp bồi dưỡng ngạch chuyên viên',
    'Công chức',
    12,
    '3, 4',
    'Nâng ngạch',
    'Lò Thị An; V1; Chuyên viên\nTẩn A Sài',
  ],
  ['Tiếng Mông', 'Cán bộ xã', '5', 'quý II', null, null],
  ['Bồi dưỡng ngạch chuyên viên chính', null, null, null, null, null],
];

it('gives a list with the catalogue in it, which may come back not filled in', async () => {
  const file = await office.fetch('quang', '/api/training-need-template.xlsx?year=2024');
  const preview = await look('quang', ids.interior, new Uint8Array(await file.arrayBuffer()));
  expect(preview.counts).toEqual({ new: 0, changed: 0, same: 0, fault: 0 });
  expect(preview.notes[0]).toContain('2 dòng chỉ có tên chương trình');
});

it('is looked through, written once, and changes nothing the second time', async () => {
  const bytes = await bookOf(rows, ['SỞ NỘI VỤ']);
  const preview = await look('quang', ids.interior, bytes);
  expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, fault: 0 });
  expect(preview.rows[0]?.says).toEqual([
    ...['Chương trình: Bồi dưỡng ngạch chuyên viên', 'Đối tượng: Công chức', 'Số người: 12'],
    ...['Thời gian: tháng 3, 4', 'Lý do: Nâng ngạch'],
    'Người học: Lò Thị An, mã V1, Chuyên viên; Tẩn A Sài',
  ]);
  expect(await needs('quang')).toEqual([]);
  expect((await office.call('mai', 'needImports.preview', { id: preview.id })).status).toBe(404);
  const other = { id: preview.id, seen: { new: 1, changed: 0 } };
  expect((await office.call('quang', 'needImports.confirm', other)).status).toBe(409);
  expect((await confirm('quang', preview)).json).toEqual({ made: 2, changed: 0 });
  expect((await confirm('quang', preview)).status).toBe(409);
  expect(await needs('quang')).toMatchObject([
    { programmeKey: 'cv', heads: 12, months: [3, 4], sentOn: null },
    { programmeKey: null, programmeName: 'Tiếng Mông', months: [4, 5, 6] },
  ]);
  const again = await look('quang', ids.interior, bytes);
  expect(again.counts).toEqual({ new: 0, changed: 0, same: 2, fault: 0 });
  expect((await confirm('quang', again)).json).toEqual({ made: 0, changed: 0 });
  expect(await needs('quang')).toHaveLength(2);
});

it('says what changed, and what is wrong in which cell', async () => {
  const preview = await look(
    'quang',
    ids.interior,
    await bookOf([
      ['Bồi dưỡng ngạch chuyên viên', 'công chức', 14, '3, 4', 'Nâng ngạch', null],
      ['Bồi dưỡng ngạch chuyên viên', 'Công chức', 2, null, null, null],
      ['Tiếng Thái', null, 'mười', 'sang năm', null, null],
      ['Tiếng Dao', 'Cán bộ xã', 1, null, null, 'An\nBình'],
    ]),
  );
  expect(preview.counts).toEqual({ new: 0, changed: 1, same: 0, fault: 3 });
  expect(preview.rows[0]?.says).toEqual([
    ...['Đối tượng: công chức', 'Số người: 14', 'Người học: chưa nêu tên'],
  ]);
  expect(preview.rows[1]?.faults[0]?.says).toContain('Trùng chương trình và đối tượng với dòng 2');
  expect(preview.rows[2]?.faults.map(({ place }) => place)).toEqual([
    ...['C4', 'B4 (Đối tượng)', 'D4 (Tháng)'],
  ]);
  expect(preview.rows[3]?.faults[0]).toMatchObject({ place: 'F5 (Người học)' });
  await confirm('quang', preview);
  expect((await needs('quang')).map((one: { heads: number }) => one.heads).toSorted()).toEqual([14, 5]);
});

it('is sent when the desk takes it in for an agency, and of others nobody does', async () => {
  const bytes = await bookOf([['Tiếng Mông', 'Cán bộ xã', 9, null, null, null]]);
  expect((await upload('mai', ids.interior, bytes)).status).toBe(403);
  const preview = await look('lan', ids.interior, bytes);
  expect(preview).toMatchObject({ asSent: true, counts: { changed: 1 } });
  await confirm('lan', preview);
  expect((await needs('lan')).map((one: { heads: number }) => one.heads)).toEqual([9]);
});

it('refuses a file with a secrecy mark before anything of it is kept', async () => {
  const { status } = await upload('lan', ids.interior, await bookOf(rows, ['MẬT']));
  expect(status).toBe(422);
});

it('reads months and learners as clerks write them', () => {
  const months = (said: string) => monthsIn(said, 2024);
  const read = ['', '3', 'tháng 3 đến 5', 'T9, T10', '3-5; 8', 'Quý IV', '4.5', '13', '03/05/2024'].map(
    months,
  );
  expect(read).toEqual([...[[], [3], [3, 4, 5], [9, 10], [3, 4, 5, 8], [10, 11, 12], [4, 5], null, null]]);
  const longer = ['tháng 3/2024', 'Tháng 3 năm 2024, 5/2024', 'Quý II, III', 'quý I đến quý II, tháng 9'];
  expect(longer.map(months)).toEqual([[3], [3, 5], [4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 5, 6, 9]]);
  expect(['từ tháng 10', 'từ tháng 3 đến tháng 4/2024', 'quý IV trở đi'].map(months)).toEqual([
    ...[
      [10, 11, 12],
      [3, 4],
      [10, 11, 12],
    ],
  ]);
  expect(['cả năm', 'Cả năm 2024', 'năm 2024', 'tháng nào cũng được'].map(months)).toEqual([[], [], [], []]);
  // Of another year, of no quarter, or of two kinds in one run.
  expect(['tháng 3/2023', 'quý 5', 'quý II, 9', 'tháng 3 đến quý II', 'sang năm'].map(months)).toEqual([
    ...[null, null, null, null, null],
  ]);
  expect(learnersIn('1. Lò Thị An; V1; Chuyên viên\n- Tẩn A Sài; Phó phòng')).toEqual([
    { name: 'Lò Thị An', code: 'V1', position: 'Chuyên viên' },
    { name: 'Tẩn A Sài', code: null, position: 'Phó phòng' },
  ]);
});

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { loadExampleRoster } from '../example/store.ts';
import type { Preview } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

async function bookOf(rows: (string | Date)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet('Đội ngũ')
    .addRows([
      ['TRƯỜNG CHÍNH TRỊ TỈNH'],
      [
        'Mã',
        'Họ và tên',
        'Đơn vị',
        'Chức vụ',
        'Giảng viên',
        'Hạng chức danh',
        'Giữ hạng từ',
        'Trình độ',
        'Ngành',
      ],
      ...rows,
    ]);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

async function send(who: string, bytes: Uint8Array): Promise<Preview> {
  const { json } = await office.upload(who, '/api/staff-imports', 'doi-ngu.xlsx', bytes);
  return (await office.call(who, 'staffImports.preview', { id: json.id })).json;
}
const confirm = (who: string, { id, counts }: Preview) =>
  office.call(who, 'staffImports.confirm', { id, seen: { new: counts.new, changed: counts.changed } });

const rows = [
  [
    'V1',
    'Lò Thị Hương',
    'Khoa Lý luận',
    'Trưởng khoa',
    'Giảng viên',
    'Giảng viên chính',
    '1/7/2020',
    'Thạc sĩ',
    'Triết học',
  ],
  [
    'V2',
    'Tẩn A Sài',
    'Khoa Lý luận',
    'Giảng viên',
    'Giảng viên',
    'V.07.01.03',
    '01/02/2019',
    'Thạc sĩ',
    'Luật',
  ],
];

it('is looked through, written once, and changes nothing the second time', async () => {
  const bytes = await bookOf(rows);
  const preview = await send('cuong', bytes);
  expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, fault: 0 });
  expect(preview.rows[0]?.changes).toContain('Hạng: Giảng viên chính (hạng II) từ 01/07/2020');
  // Nothing is there until somebody says so, and nobody else may.
  expect((await office.call('cuong', 'staff.list', {})).json.rows).toEqual([]);
  expect((await office.call('mai', 'staffImports.preview', { id: preview.id })).status).toBe(404);
  expect(
    (await office.call('cuong', 'staffImports.confirm', { id: preview.id, seen: { new: 1, changed: 0 } }))
      .status,
  ).toBe(409);
  expect((await confirm('cuong', preview)).json).toEqual({ made: 2, changed: 0 });
  expect((await confirm('cuong', preview)).status).toBe(409);
  const { json } = await office.call('cuong', 'staff.list', {});
  expect(json.rows.map((row: { name: string }) => row.name)).toEqual(['Lò Thị Hương', 'Tẩn A Sài']);
  expect((await send('mai', bytes)).counts).toEqual({ new: 0, changed: 0, same: 2, fault: 0 });
});

it('writes what changed, and what was stays with its last day', async () => {
  const [first = [], [code = '', name = '', ...others] = []] = rows;
  const changed = [code, name, ...others.slice(0, 3), 'Giảng viên chính', '15/11/2023', ...others.slice(5)];
  const preview = await send('cuong', await bookOf([first, changed, ['V3', 'Không rõ', '', '', 'Có thể']]));
  expect(preview.counts).toEqual({ new: 0, changed: 1, same: 1, fault: 1 });
  expect(preview.rows[2]?.faults[0]).toMatchObject({ place: 'E5' });
  await confirm('cuong', preview);
  const ranks = await office.db
    .selectFrom('staffRecord')
    .innerJoin('staffPerson', 'staffPerson.id', 'staffRecord.personId')
    .select(['fromDay', 'toDay'])
    .where('code', '=', 'V2')
    .where('kind', '=', 'rank')
    .where('removedAt', 'is', null)
    .orderBy('fromDay')
    .execute();
  expect(ranks).toEqual([
    { fromDay: '2019-02-01', toDay: '2023-11-14' },
    { fromDay: '2023-11-15', toDay: null },
  ]);
});

it('comes back as it went out', async () => {
  const school = (await office.call('mai', 'schools.get', {})).json.school;
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  await office.db
    .transaction()
    .execute((tx) => loadExampleRoster(tx, { officeId, schoolId: school.id, by: null }));
  const out = await office.fetch('huong', '/api/staff.xlsx?day=2023-11-20');
  const preview = await send('cuong', new Uint8Array(await out.arrayBuffer()));
  expect(preview.counts).toEqual({ new: 0, changed: 0, same: 38, fault: 0 });
});

it('refuses a file with a secrecy mark before it is kept', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('A').addRows([['MẬT'], ['Mã', 'Họ và tên'], ['V9', 'Người nào']]);
  const bytes = new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
  const { status } = await office.upload('cuong', '/api/staff-imports', 'mat.xlsx', bytes);
  expect(status).toBe(422);
});

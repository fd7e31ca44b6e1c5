import { afterAll, beforeAll, expect, it } from 'vitest';
import { sheetResponse, type WrittenCell } from '#platform/sheets/write.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { itemColumns } from './sheets.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  expect((await office.call('huong', 'investmentsExample.load', {})).status).toBe(200);
});
afterAll(() => office.stop());

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const fileOf = (rows: WrittenCell[][]) =>
  bytesOf(sheetResponse({ name: 'Danh mục', columns: itemColumns, batches: [rows] }, 'danh-muc.xlsx'));

async function look(bytes: Uint8Array) {
  const taken = await office.upload('phuong', '/api/investment-imports', 'danh-muc.xlsx', bytes);
  expect(taken.status, taken.json?.message).toBe(200);
  const { json } = await office.call('phuong', 'investmentImports.preview', { id: taken.json.id });
  const seen = json.mark;
  const confirm = () => office.call('phuong', 'investmentImports.confirm', { id: json.id, seen });
  return { ...json, confirm };
}

const sheet = async () => bytesOf(await office.fetch('phuong', '/api/investments.xlsx'));
const total = async () => (await office.call('phuong', 'investments.list', {})).json.total;

it('what goes out comes in again and changes nothing', async () => {
  const { counts, confirm } = await look(await sheet());
  expect(counts).toEqual({ new: 0, changed: 0, same: 13, fault: 0 });
  const before = await total();
  expect((await confirm()).json).toEqual({ items: 0, entries: 0 });
  expect(await total()).toEqual(before);
});

it('a new list is looked through, written in one go, and the same file twice changes nothing', async () => {
  const rows: WrittenCell[][] = [
    [
      'DT-10',
      'Sân thể thao',
      'Sân cho học viên',
      'UBND tỉnh',
      1_500_000_000,
      2024,
      'Ngân sách tỉnh',
      900_000_000,
      null,
      null,
    ],
    ['DT-10', null, null, null, null, 2025, 'Xã hội hoá', 600_000_000, 0, null],
    ['DT-06', null, null, null, 700_000_000, null, null, null, null, null],
    ['DT-02', null, null, null, null, 2023, 'Kinh phí sự nghiệp', 800_000_000, 790_000_000, null],
  ];
  const bytes = await fileOf(rows);
  const { counts, rows: seen, confirm } = await look(bytes);
  expect(counts).toEqual({ new: 1, changed: 3, same: 0, fault: 0 });
  expect(seen[3].says).toEqual(['Phân bổ 2023, kinh phí sự nghiệp: giảm 10.000.000\u00a0đ']);
  expect((await confirm()).json).toEqual({ items: 1, entries: 5 });
  expect((await confirm()).status).toBe(409);
  expect((await look(bytes)).counts).toEqual({ new: 0, changed: 0, same: 4, fault: 0 });
});

it('what is written is what was seen, to the đồng', async () => {
  const row: WrittenCell[] = ['DT-05', null, null, null, null, 2025, 'Ngân sách trung ương', null, null, 0];
  row[8] = 1_000_000_000;
  const { confirm, rows } = await look(await fileOf([row]));
  expect(rows[0].says).toEqual(['Phân bổ 2025, ngân sách trung ương: tăng 1.000.000.000\u00a0đ']);
  const { items } = (await office.call('phuong', 'investments.list', {})).json;
  const { id: itemId } = items.find(({ code }: { code: string }) => code === 'DT-05');
  const other = { kind: 'allocation', year: 2025, source: 'central', amount: '2000000000' };
  const day = { onDay: '2023-11-20', dueOn: null, paper: '9/QĐ', note: null };
  expect((await office.call('mai', 'investments.enter', { itemId, ...other, ...day })).status).toBe(200);
  const before = await total();
  expect((await confirm()).status).toBe(409);
  expect(await total()).toEqual(before);
});

it('a cut of a plan takes the due day of what it cuts', async () => {
  const row: WrittenCell[] = ['DT-01', null, null, null, null, 2023, 'Ngân sách tỉnh', 2_400_000_000];
  const { rows } = await look(await fileOf([[...row, null, null]]));
  expect(rows[0].says).toEqual([
    'Kế hoạch vốn 2023, ngân sách tỉnh: giảm 100.000.000\u00a0đ, phần phải có ngày 30/09/2023',
  ]);
});

it('faults are told by cell and nothing of such a row is written', async () => {
  const rows: WrittenCell[][] = [
    ['DT-20', null, null, null, null, null, null, null, null, null],
    ['DT-20', 'Tên ở dòng sau', null, null, null, 2024, 'Ngân sách tỉnh', 1, null, null],
    ['DT-04', null, null, 'Sở Không Có', null, 2023, null, 5, null, null],
    ['DT-03', null, null, null, null, 2022, 'Kinh phí sự nghiệp', null, null, 1_000_000],
    ['DT-01', null, null, null, null, 2023, 'Ngân sách tỉnh', 1.5, null, null],
  ];
  const { counts, rows: seen, confirm } = await look(await fileOf(rows));
  expect(counts.fault).toBe(5);
  const said = seen.flatMap(({ faults }: { faults: { place: string; says: string }[] }) =>
    faults.map(({ place, says }) => `${place}: ${says}`),
  );
  expect(said).toContain('Hạng mục: Hạng mục mới thì ghi tên.');
  expect(said.join(' ')).toContain('Danh bạ chưa có «Sở Không Có»');
  expect(said.join(' ')).toContain('Giải ngân (đồng): Kinh phí sự nghiệp năm 2022 đã đối chiếu');
  expect(said.join(' ')).toContain('Kế hoạch (đồng): Ghi số tiền bằng đồng, không có số lẻ');
  const before = await total();
  await confirm();
  expect(await total()).toEqual(before);
});

it('is read by nobody but whoever took it in', async () => {
  const { id } = await look(await sheet());
  expect((await office.call('mai', 'investmentImports.preview', { id })).status).toBe(404);
  expect((await office.call('quang', 'investmentImports.preview', { id })).status).toBe(404);
  await office.call('phuong', 'investmentImports.leave', { id });
  expect((await office.call('phuong', 'investmentImports.preview', { id })).status).toBe(404);
});

it('the example can be cleared with all its history', async () => {
  expect((await office.call('huong', 'example.clear', undefined)).status).toBe(200);
  expect(await office.db.selectFrom('investmentEntry').select('id').execute()).toEqual([]);
});

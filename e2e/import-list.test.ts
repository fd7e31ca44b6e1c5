import ExcelJS from 'exceljs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage, sizes, watchOutside } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

const school = 'Trường Chính trị tỉnh';

/** A list as an office keeps it: titles, headings in two rows, groups, merged cells, days that are none. */
async function listOfAnOffice(): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Năm 2023');
  sheet.addRows([
    ['VĂN PHÒNG'],
    ['DANH MỤC NHIỆM VỤ TRỌNG TÂM NĂM 2023'],
    [],
    ['TT', 'Nhiệm vụ', 'Cơ quan thực hiện', null, 'Thời hạn', 'Sản phẩm', 'Người theo dõi'],
    [null, null, 'Chủ trì', 'Phối hợp', null, null, null],
    ['I. CÔNG TÁC ĐÀO TẠO'],
    [
      1,
      'Rà soát chương trình bồi dưỡng',
      school,
      'các sở, ban, ngành liên quan',
      '30/6/2024',
      'Báo cáo',
      'Lan',
    ],
    [2, 'Khảo sát nhu cầu học viên', null, null, '31/02/2024', null, 'Lan'],
    ['II. CƠ SỞ VẬT CHẤT'],
    [3, 'Sửa chữa hội trường', school, 'Sở Muối', new Date('2024-04-03T00:00:00Z'), 'Hội trường', 'Minh'],
    [4, 'Mua sắm thiết bị dạy học', school, null, 'Hằng quý', null, 'Minh'],
    [],
    [null, 'Nơi nhận: lưu VP'],
  ]);
  for (const range of [
    'A1:G1',
    'A2:G2',
    'C4:D4',
    'A4:A5',
    'B4:B5',
    'E4:E5',
    'F4:F5',
    'G4:G5',
    'A6:G6',
    'A9:G9',
    'C7:C8',
  ])
    sheet.mergeCells(range);
  return Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

/** The clerk takes the office's list over. Steps build on each other. */
describe.skipIf(!browserPath)('taking a list over from Excel', () => {
  let desk: ExampleDesk;
  let page: Page;
  let outside: string[];
  beforeAll(async () => {
    desk = await openExampleDesk();
    page = await signedInPage(desk.browser, desk.server.url, 'huong');
    outside = watchOutside(page, desk.server.url);
  }, 120_000);
  afterAll(() => desk?.stop());
  // A step that failed may have left the page as narrow as a phone.
  beforeEach(() => page.setViewportSize(sizes.desk));

  const send = async (name: string, buffer: Buffer) => {
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer });
  };
  const rows = () => page.locator('tbody tr');

  it('begins at the list', async () => {
    await page.goto(`${desk.server.url}/nhiem-vu`);
    await page.getByRole('link', { name: 'Nhập XLSX' }).click();
    await page.getByRole('heading', { name: 'Nhập danh sách nhiệm vụ' }).waitFor();
    await examine(page, 'import-choose');
  });

  it('says what a file is that cannot be read, and takes another', async () => {
    await send('hong.xlsx', Buffer.from('PK\u0003\u0004 hỏng'));
    await page.getByText(/tệp hỏng hoặc thiếu phần cuối/).waitFor();
    await examine(page, 'import-refused');
  });

  it('shows each row as it was understood, and what is wrong at which cell', async () => {
    await send('Danh mục 2023.xlsx', await listOfAnOffice());
    await page.getByText('Tệp Danh mục 2023.xlsx').waitFor();
    expect(await rows().count()).toBe(4);
    await page.getByText(/E8: “31\/02\/2024”: Tháng 2\/2024 có 29 ngày/).waitFor();
    await page.getByText('I. CÔNG TÁC ĐÀO TẠO').first().waitFor();
    // A merged body stands for both rows; a true day of the sheet is what it is.
    expect(await rows().nth(1).textContent()).toContain(school);
    expect(await rows().nth(2).textContent()).toContain('03/04/2024');
    await page.getByText('«Người theo dõi» (G4)').waitFor();
    await page.getByText('1 dòng không phải nhiệm vụ nên không nhập').waitFor();
    await page.getByRole('button', { name: 'Nhập 2 nhiệm vụ, bỏ 2 dòng lỗi' }).waitFor();
    await examine(page, 'import-preview');
  });

  it('asks for a body that the directory lacks', async () => {
    await page.getByRole('combobox', { name: /^Sở Muối/ }).click();
    await page.getByRole('option').first().click();
    await page.getByRole('button', { name: 'Nhập 3 nhiệm vụ, bỏ 1 dòng lỗi' }).waitFor();
    await page.getByText('Có lỗi 1').click();
    await expect.poll(() => rows().count()).toBe(1);
  });

  it('writes them, each with its code, its day and the way back to its row', async () => {
    await page.getByRole('button', { name: 'Nhập 3 nhiệm vụ, bỏ 1 dòng lỗi' }).click();
    await page.getByText('Đã nhập 3 nhiệm vụ.').waitFor();
    await page.getByRole('link', { name: 'Xem danh sách nhiệm vụ' }).click();
    await rows().first().waitFor();
    expect(await rows().count()).toBe(3);
    await page.goto(`${desk.server.url}/nhiem-vu/NV2023-0002`);
    await page.getByRole('heading', { name: 'Sửa chữa hội trường' }).waitFor();
    await page.getByText('dòng 10, trang «Năm 2023» của tệp «Danh mục 2023.xlsx»').first().waitFor();
    await page.getByText('II. CƠ SỞ VẬT CHẤT').waitFor();
    await examine(page, 'import-directive');
  });

  it('finds all as it is when its own export comes back', async () => {
    await page.goto(`${desk.server.url}/nhiem-vu`);
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Xuất XLSX' }).click();
    const stream = await (await waiting).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    await page.goto(`${desk.server.url}/nhiem-vu/nhap`);
    await send('xuat.xlsx', Buffer.concat(chunks));
    await page.getByText('Giữ nguyên 3').waitFor();
    await page.getByRole('button', { name: 'Nhập (không có gì mới)' }).waitFor();
    expect(outside).toEqual([]);
  });

  it('says to others who may', async () => {
    const contact = await signedInPage(desk.browser, desk.server.url, 'mai');
    await contact.goto(`${desk.server.url}/nhiem-vu/nhap`);
    await contact.getByText('Đồng chí không có quyền xem trang này').waitFor();
    await examine(contact, 'import-no-permission');
    await contact.context().close();
  });
});

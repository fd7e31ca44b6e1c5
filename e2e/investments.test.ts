import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item, ItemView } from '#investments/items/schema.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

/** The money for the school, from the list to the indicator that waits for it. Steps build on each other. */
describe.skipIf(!browserPath)('investments of the school', () => {
  let desk: ExampleDesk;
  let itemId = '';
  const { as, ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    // First, so that the items find the indicators that they bear on.
    await ask('huong', 'schoolExample.load', {});
  });
  afterAll(() => desk?.stop());

  const viewOf = () => ask<ItemView>('phuong', 'investments.get', { id: itemId });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

  it('is empty until the example is loaded; then late items stand first', async () => {
    const page = await open('phuong', '/dau-tu');
    await press(page, 'Nạp dữ liệu đầu tư ví dụ');
    await page.getByText('Phân bổ chậm hơn lộ trình: DT-01').waitFor();
    const first = page.getByRole('row').nth(1);
    expect((await first.textContent())?.replaceAll('\u00a0', ' ')).toContain('Quá hạn 20 ngày');
    await examine(page, 'dau-tu');
    const { items } = await ask<{ items: Item[] }>('phuong', 'investments.list', {});
    itemId = items[0]?.id ?? '';
  });

  it('a figure opens its entries; one more is entered, and one by mistake is taken back', async () => {
    const page = await open('phuong', `/dau-tu/${itemId}`);
    await page
      .getByRole('row', { name: /2023 Ngân sách tỉnh/ })
      .getByRole('link', { name: '412,5' })
      .click();
    await page.getByText('1 khoản, cộng 412.500.000').waitFor();
    await press(page, 'Ghi khoản tiền');
    await page
      .getByLabel(/^Nguồn vốn/)
      .last()
      .click();
    await page.getByRole('option', { name: 'Ngân sách tỉnh' }).click();
    await page.getByLabel(/^Số tiền \(đồng\)/).fill('87.500.000');
    await page.getByLabel(/^Số chứng từ/).fill('UNC 70');
    await page.getByRole('button', { name: 'Ghi khoản tiền' }).last().click();
    await page.getByText('2 khoản, cộng 500.000.000').waitFor();
    await page.getByRole('button', { name: /^Huỷ Giải ngân 87.500.000/ }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Chứng từ của hạng mục khác');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Huỷ khoản này/ })
      .click();
    await page.getByText('3 khoản, cộng 412.500.000').waitFor();
    expect((await viewOf()).entries.filter(({ kind }) => kind === 'disbursement')).toHaveLength(3);
    await examine(await open('phuong', `/dau-tu/${itemId}`), 'hang-muc-dau-tu');
  });

  it('a milestone that was reached gives the turn to whoever is next', async () => {
    const page = await open('phuong', `/dau-tu/${itemId}`);
    await press(page, 'Ghi mốc đã qua');
    await page.getByLabel('Số văn bản').fill('731/QĐ-UBND');
    await press(page, 'Ghi mốc');
    await page.getByText('731/QĐ-UBND').waitFor();
    expect((await viewOf()).item).toMatchObject({ stage: 'project', next: 'tender' });
  });

  it('the list goes out as XLSX, comes in again without a change, and goes out as a paper with sums', async () => {
    const sheet = await (await as('phuong')).fetch('/api/investments.xlsx');
    const page = await open('phuong', '/dau-tu/nhap');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'danh-muc.xlsx', mimeType: 'application/octet-stream' },
      buffer: Buffer.from(await sheet.arrayBuffer()),
    });
    await page.getByRole('button', { name: 'Nhập (không có gì mới)' }).waitFor();
    const words = await wordsOf('phuong', '/api/investments.docx?year=2023');
    expect(words).toContain('Đơn vị tính: triệu đồng');
    expect(words).toContain('Đã phân bổ: 3.600 triệu đồng');
    expect(words).toContain('DT-06. Phòng thực hành xử lý tình huống');
    expect(words).toContain('Tổng cộng');
  });

  it('another hand reconciles a year and source with the Treasury, and says why the two differ', async () => {
    const mine = await open('phuong', '/dau-tu/doi-chieu');
    await mine.getByText('Đồng chí đã ghi khoản tiền của kỳ này').waitFor();
    const page = await open('binh', '/dau-tu/doi-chieu');
    await page.getByRole('row', { name: /2023 Xã hội hoá/ }).click();
    await press(page, 'Đối chiếu');
    await page.getByLabel(/^Số của Kho bạc/).fill('187.640.000');
    await page.getByText('Lệch -10.000').waitFor();
    await page.getByLabel(/^Lý do chênh lệch/).fill('Phí chuyển tiền');
    await press(page, 'Ghi đã đối chiếu');
    await page.getByText('đã đối chiếu', { exact: true }).waitFor();
  });

  it('facilities show what is there, what is wanted, and what nobody has said', async () => {
    const page = await open('phuong', '/dau-tu/co-so');
    await page.getByText('1 cơ sở chưa ghi diện tích').waitFor();
    await page.getByRole('row', { name: /Giảng đường A/ }).click();
    await page.getByText('Thay mái, chống thấm').waitFor();
  });

  it('an item is put beside an indicator, and both pages say that its money comes too slowly', async () => {
    const { items } = await ask<{ items: Item[] }>('phuong', 'investments.list', {});
    const { indicators } = await ask<{ indicators: { id: string; code: string }[] }>(
      'huong',
      'investmentChecks.get',
      { itemId },
    );
    expect(indicators.map(({ code }) => code)).toEqual(['6.1']);
    const page = await open('huong', `/truong-chuan/chi-tieu/${indicators[0]?.id}`);
    const code = items.find((one) => one.code === 'DT-04')?.code ?? '';
    await page.getByLabel(/^Gắn thêm: mã nhiệm vụ/).fill(code);
    await press(page, 'Gắn');
    await page.getByRole('link', { name: 'DT-04' }).waitFor();
    const item = await open('huong', `/dau-tu/${itemId}`);
    await item.getByText('lộ trình đạt chỉ tiêu ngày 30/09/2026').first().waitFor();
    const quality = await open('huong', '/truong-chuan/can-ra-soat');
    await quality
      .getByText('DT-01. Sửa chữa, nâng cấp giảng đường A và hội trường (chỉ tiêu 6.1)')
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });
});

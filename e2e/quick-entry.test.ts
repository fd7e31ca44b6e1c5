import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

describe.skipIf(!browserPath)('a clerk keeps the calendar and enters a directive by one line', () => {
  let desk: ExampleDesk;
  beforeAll(async () => {
    desk = await openExampleDesk();
    await publishOver(desk.server.url);
  }, 180_000);
  afterAll(() => desk?.stop());

  it('confirms a year that nobody knew, and takes a day into it', async () => {
    const page = await signedInPage(desk.browser, desk.server.url, 'huong');
    await page.goto(`${desk.server.url}/lich-lam-viec`);
    await page.getByText('Chưa có lịch làm việc năm 2023').waitFor();
    await examine(page, 'calendar-unknown');
    await page.getByRole('button', { name: 'Xác nhận lịch năm 2023' }).click();
    await page.getByText('Ghi số, ký hiệu của văn bản quyết định.').waitFor();
    await page.getByRole('textbox', { name: /Văn bản quyết định/ }).fill('Thông báo 12/TB-VP');
    await page.getByRole('button', { name: 'Xác nhận lịch năm 2023' }).click();
    await page.getByRole('button', { name: 'Bỏ ngày 29/04/2023' }).waitFor();
    await examine(page, 'calendar-year');
    await page.getByRole('button', { name: 'Thêm ngày' }).click();
    await page.getByRole('textbox', { name: /^Ngày \(|^Ngày$/ }).fill('22/11/2023');
    await page.getByRole('textbox', { name: /Tên ngày/ }).fill('Nghỉ hoán đổi');
    await page.getByRole('textbox', { name: /Văn bản quyết định/ }).fill('Công văn 8/SNV');
    await page.getByRole('button', { name: 'Thêm ngày' }).click();
    await page.getByRole('button', { name: 'Bỏ ngày 22/11/2023' }).waitFor();
    await page.context().close();
  });

  it('types a line, mends what is in doubt, and lays it on its agencies by Enter', async () => {
    const page = await signedInPage(desk.browser, desk.server.url, 'huong');
    await page.goto(`${desk.server.url}/nhiem-vu`);
    await page.getByRole('button', { name: /Ghi nhanh/ }).waitFor();
    await page.keyboard.press('n');
    const box = page.getByRole('textbox', { name: /Một dòng/ });
    await box.waitFor();
    // Three working days: the 22nd is off since the test above.
    await page.keyboard.type('SNV lập danh sách trong 3 ngày làm việc, phối hợp Sở Y tế #TB118');
    await page.getByText('hết ngày 24/11/2023, tính từ hôm nay').waitFor();
    await examine(page, 'quick-entry-doubt');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Đã giao nhiệm vụ').count()).toBe(0);
    await page.getByRole('combobox', { name: /Cơ quan của “Sở Y tế”/ }).click();
    await page.getByRole('option', { name: 'Sở Tài chính' }).click();
    await box.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Đã giao nhiệm vụ').waitFor();
    await page.getByRole('link', { name: 'TB118-2023-BS1' }).first().click();
    await page.getByText('Dòng đã ghi').waitFor();
    await examine(page, 'quick-entry-directive');
    await page.context().close();
  });
});

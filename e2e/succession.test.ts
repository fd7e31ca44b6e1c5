import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

/** An agency goes into another: recorded once, and its open work is given to its new owner. */
describe.skipIf(!browserPath)('the succession of agencies', () => {
  let desk: ExampleDesk;
  let page: Page;
  beforeAll(async () => {
    desk = await openExampleDesk();
    await publishOver(desk.server.url);
    await desk.clerk.call('example.setClock', { today: '2025-03-03' });
    page = await signedInPage(desk.browser, desk.server.url, 'huong');
    await page.goto(`${desk.server.url}/co-quan`);
  });
  afterAll(() => desk?.stop());

  const choose = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: field }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
  };

  it('shows what a merger touches before it is recorded', async () => {
    await page.getByRole('link', { name: /Ghi nhận sáp nhập/ }).click();
    await page.getByText('Chọn cơ quan để xem trước').waitFor();
    await examine(page, 'succession-empty');
    await choose('Các cơ quan sáp nhập', 'Trường Chính trị tỉnh');
    await choose('Các cơ quan sáp nhập', 'Sở Khoa học và Công nghệ');
    await page.getByText(/[1-9]\d* việc đang mở sẽ hỏi cơ quan tiếp nhận/).waitFor();
    await page.getByLabel('Cơ quan mới, lập theo').check();
    await page.getByLabel('Tên đầy đủ').fill('Học viện Cán bộ tỉnh');
    await page.getByLabel('Tên viết tắt').fill('HVCB');
    await page.getByLabel('Có hiệu lực từ ngày').fill('01/03/2025');
    await page
      .getByRole('textbox', { name: 'Theo quyết định' })
      .fill('Quyết định số 15-QĐ/TU ngày 20/02/2025');
    await page.getByRole('textbox', { name: 'Nguồn' }).fill('Bản giấy lưu tại Văn phòng');
    await page.evaluate(() => window.scrollTo(0, 0));
    await examine(page, 'succession-record');
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click();
    await page.getByRole('heading', { name: 'Việc cần giao lại' }).waitFor();
  });

  it('gives the work to its new owner, one and then all', async () => {
    const confirm = page.getByRole('button', { name: /^Xác nhận TB118/ });
    await confirm.first().waitFor();
    await examine(page, 'succession-assign');
    const before = await confirm.count();
    await confirm.first().click();
    await page.getByText('Đã xác nhận 1 việc').waitFor();
    await expect.poll(() => confirm.count()).toBe(before - 1);
    await page.getByRole('button', { name: /^Xác nhận cả/ }).click();
    await page.getByText('Không có việc nào cần giao lại').waitFor();
    await examine(page, 'succession-done');
  });

  it('the people of the old one find the work with the new, called as it was before', async () => {
    const mai = await signedInPage(desk.browser, desk.server.url, 'mai');
    await mai.goto(`${desk.server.url}/nhiem-vu/TB118-2023-2.1`);
    await mai.getByText('Học viện Cán bộ tỉnh (trước đây: Trường Chính trị tỉnh)').first().waitFor();
    await mai.getByText('Chuyển Học viện Cán bộ tỉnh thực hiện tiếp').first().waitFor();
    await examine(mai, 'succession-directive');
  });
});

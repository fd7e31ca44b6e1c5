import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage, watchOutside } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';
import type { ServerProcess } from './support/server-process.ts';

/** The clerk's list: narrowed, sorted, kept, mailed, worked on many at once. Steps build on each other. */
describe.skipIf(!browserPath)('the list of directives', () => {
  let desk: ExampleDesk;
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let outside: string[];
  beforeAll(async () => {
    desk = await openExampleDesk();
    ({ server, browser } = desk);
    await publishOver(server.url);
    page = await signedInPage(browser, server.url, 'huong');
    outside = watchOutside(page, server.url);
  }, 120_000);
  afterAll(() => desk?.stop());

  const patience = { timeout: 20_000 };
  const rows = (at = page) => at.locator('tbody tr');
  const codes = (at = page) => at.locator('tbody [data-row-link]').allInnerTexts();
  const search = (at = page) => new URL(at.url()).searchParams;
  const until = (says: () => boolean) => expect.poll(says, patience).toBe(true);

  it('narrows by what a filter offers, and says so in the address', async () => {
    await page.goto(`${server.url}/nhiem-vu`);
    await rows().first().waitFor();
    expect(await rows().count()).toBe(13);
    await examine(page, 'list');
    await page.getByRole('button', { name: /^Vai trò/ }).click();
    await page.getByRole('menuitem', { name: 'Chủ trì' }).click();
    await page.getByRole('link', { name: 'Chưa có thời hạn' }).click();
    await until(() => search().get('headline') === 'undated');
    await page.getByRole('button', { name: /^Im lặng/ }).waitFor();
    await page.getByRole('searchbox').fill('giang vien');
    await until(() => search().get('q') === 'giang vien');
    await page
      .getByText(/Không có nhiệm vụ nào khớp|nhiệm vụ, số liệu/)
      .first()
      .waitFor();
    await page.getByRole('searchbox').fill('');
    await until(() => search().get('q') === null);
    // One of the thirteen has its date from the notice.
    await expect.poll(() => rows().count(), patience).toBe(12);
  });

  it('sorts by a head, one way and the other', async () => {
    await rows().first().waitFor();
    await page.getByRole('button', { name: 'Mã', exact: true }).click();
    await until(() => search().get('sort') === 'code');
    await page.getByRole('columnheader', { name: 'Mã' }).and(page.locator('[aria-sort=ascending]')).waitFor();
    const up = await codes();
    await page.getByRole('button', { name: 'Mã', exact: true }).click();
    await until(() => search().get('desc') === 'true');
    await expect.poll(() => codes(), patience).toEqual([...up].reverse());
  });

  it('keeps the view with two keystrokes', async () => {
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), patience).toBe('INPUT');
    await page.keyboard.press('Enter');
    const tab = page.getByRole('link', { name: 'Không thời hạn', exact: true });
    await tab.waitFor();
    expect(await tab.getAttribute('aria-current')).toBe('page');
    await page.getByRole('link', { name: 'Tất cả', exact: true }).click();
    await until(() => [...search().keys()].length === 0);
    await tab.click();
    await until(() => search().get('sort') === 'code' && search().get('desc') === 'true');
  });

  it('opens from its address for somebody else, with its columns and its row', async () => {
    await page.getByRole('button', { name: 'Cột' }).click();
    await page.getByRole('dialog').getByLabel('Sản phẩm').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await until(() => search().get('row') !== null);
    const leader = await signedInPage(browser, server.url, 'thang');
    await leader.goto(page.url());
    await rows(leader).first().waitFor();
    expect(await codes(leader)).toEqual(await codes());
    await leader.getByRole('columnheader', { name: 'Sản phẩm' }).waitFor();
    const row = search().get('row') ?? '';
    await leader.getByRole('complementary', { name: `Nhiệm vụ ${row}` }).waitFor();
    // Views are one's own.
    expect(await leader.getByRole('link', { name: 'Không thời hạn', exact: true }).count()).toBe(0);
    await leader.context().close();
  });

  it('shows what many at once will become, and does just that', async () => {
    const undated = await rows().count();
    expect(undated).toBeGreaterThan(3);
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 đã chọn').waitFor();
    await page.getByLabel('Chọn cả trang').check();
    await page.getByText(`${undated} đã chọn`).waitFor();
    await page.getByRole('button', { name: 'Đặt thời hạn' }).click();
    await page.getByRole('textbox', { name: /^Ngày/ }).fill('30/06/2024');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Sẽ làm: ${undated}` }).waitFor();
    await page.getByText('Thời hạn 30/06/2024, văn phòng đặt.').first().waitFor();
    await examine(page, 'list-preview');
    await page.getByRole('button', { name: `Đặt thời hạn: ${undated} nhiệm vụ` }).click();
    await page.getByText(`Đã làm cả ${undated}.`).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Đóng' }).last().click();
    // None of them is undated any more.
    await page.getByText(/Không có nhiệm vụ nào khớp/).waitFor();
    await page.getByRole('link', { name: 'Tất cả', exact: true }).click();
    await rows().first().waitFor();
    await expect.poll(() => page.locator('tbody').getByText('30/06/2024').count(), patience).toBe(undated);
  });

  it('gives the ticked rows as a sheet', async () => {
    await page.getByLabel('Chọn cả trang').check();
    const waiting = page.waitForEvent('download');
    await page
      .getByRole('region', { name: 'Các dòng đã chọn' })
      .getByRole('button', { name: 'Xuất XLSX' })
      .click();
    expect((await waiting).suggestedFilename()).toBe('nhiem-vu-2023-11-20.xlsx');
    await page.keyboard.press('Escape');
    await page.getByText('13 đã chọn').waitFor({ state: 'detached' });
    expect(outside).toEqual([]);
  });
});

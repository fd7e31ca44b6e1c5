import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage, watchOutside, watchPolicy } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

/** A person lets a program in, and shuts it out again. */
describe.skipIf(!browserPath)('tokens for programs', () => {
  let desk: ExampleDesk;
  let page: Page;
  let token: string;
  beforeAll(async () => {
    desk = await openExampleDesk();
    page = await signedInPage(desk.browser, desk.server.url, 'huong');
    await page.goto(`${desk.server.url}/van-ban`);
  });
  afterAll(() => desk?.stop());

  const ask = async () => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${desk.server.url}/api/v1/documents`, { headers })).status;
  };

  it('are reached from the menu of one’s own name, empty at first', async () => {
    await page.getByRole('button', { name: /Lò Thị Hương/ }).click();
    await page.getByRole('menuitem', { name: 'Mã truy cập' }).click();
    await page.getByText('Chưa có mã truy cập nào').waitFor();
    await examine(page, 'tokens-empty');
  });

  it('are shown once, and let a program in', async () => {
    await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
    await page.getByRole('button', { name: 'Tạo mã', exact: true }).click();
    await page.getByText('Ghi tên để biết mã dùng vào việc gì.').waitFor();
    await page.getByRole('textbox', { name: 'Dùng vào việc gì' }).fill('Trang tin nội bộ');
    await examine(page, 'tokens-form');
    await page.getByRole('button', { name: 'Tạo mã', exact: true }).click();
    token = await page.getByRole('textbox', { name: 'Mã', exact: true }).inputValue();
    expect(token).toMatch(/^dondoc_[\w-]{43}$/);
    await examine(page, 'tokens-made');
    expect(await ask()).toBe(200);
    await page.getByRole('button', { name: 'Đã cất mã, đóng' }).click();
    expect(await page.content()).not.toContain(token);
  });

  it('are revoked with one press', async () => {
    await page.getByRole('button', { name: 'Thu hồi mã Trang tin nội bộ' }).click();
    await page.getByText(/đã thu hồi/).waitFor();
    expect(await ask()).toBe(401);
  });

  it('have their document, which asks no other host', async () => {
    const outside = watchOutside(page, desk.server.url);
    const stopped = watchPolicy(page);
    const faults: string[] = [];
    page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
    await page.goto(`${desk.server.url}/api/v1/docs`);
    await page.getByText('Danh bạ cơ quan với tên theo thời gian').first().waitFor();
    // So long a document is drawn only where it is in sight: one goes down to the reports, and on to its end.
    for (const words of ['Báo cáo tiến độ', 'Kiểm lại chuỗi niêm phong của nhật ký']) {
      const found = page.getByText(words).locator('visible=true').first();
      await expect
        .poll(
          async () => {
            await page.mouse.wheel(0, 500);
            return found.isVisible();
          },
          { timeout: 30_000, interval: 200 },
        )
        .toBe(true);
    }
    await page.screenshot({ path: 'var/pictures/api-docs.png' });
    expect(outside).toEqual([]);
    expect(stopped).toEqual([]);
    expect(faults.filter((line) => !line.includes('favicon'))).toEqual([]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { pdfWithPicture, seal, sheet } from '../packages/intake/stamps/fixtures.ts';
import { browserPath, examine, openBrowser, signedInPage } from './support/browser.ts';
import { callRoute, type ServerProcess, startServer } from './support/server-process.ts';

/** A seal hung at the head of a paper: round, so that no recognition makes words of it. */
const scan = (words: string) =>
  Buffer.from(
    pdfWithPicture(
      sheet((on) => seal(on, 60, 60), { dpi: 60 }),
      [0, 0, 595, 842],
      words,
    ),
  );

describe.skipIf(!browserPath)('a scan with a red mark that nobody can read', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-marks-'));
    const database = await createTestDatabase();
    drop = database.drop;
    server = await startServer(folder, { DATABASE_URL: database.url });
    await callRoute(server.url, 'setup.tryExample');
    browser = await openBrowser();
    page = await signedInPage(browser, server.url, 'huong');
    await page.goto(`${server.url}/van-ban`);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  const hand = (words: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'ban-quet.pdf', mimeType: 'application/pdf', buffer: scan(words) });

  it('shows the mark and asks; a secrecy mark ends it there', async () => {
    await hand('THONG BAO so 11');
    await page.getByRole('img', { name: /Dấu đỏ 1/ }).waitFor();
    await examine(page, 'red-marks');
    await page.getByRole('button', { name: 'Có dấu mật' }).click();
    await page.getByText(/không được nhận. Tệp chưa được lưu ở bất cứ đâu/).waitFor();
    expect(await page.getByText('Chưa có văn bản nào').isVisible()).toBe(true);
  });

  it('takes the file once the mark has a name', async () => {
    await hand('THONG BAO so 12');
    await page.getByRole('checkbox', { name: /^Dấu tròn/ }).check();
    await page.getByRole('button', { name: 'Khai và gửi lại' }).click();
    await page.waitForURL('**/ra-soat');
    await page.getByRole('region', { name: 'Trang giấy' }).locator('canvas').waitFor();
  });
});

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkElementOrder } from '@dondoc/writer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { browserPath, examine, openBrowser, sizes, watchOutside } from './support/browser.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';

/** The main job from end to end, as its users do it, with the example notice. Steps build on each other. */
describe.skipIf(!browserPath)('the whole path', () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-path-'));
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let drop: () => Promise<void>;
  let outside: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    const database = await createTestDatabase();
    drop = database.drop;
    server = await startServer(stateDir, { DATABASE_URL: database.url });
    browser = await openBrowser();
    page = await newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await drop?.();
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function newPage(): Promise<Page> {
    const context = await browser.newContext({
      viewport: sizes.desk,
      baseURL: server.url,
      locale: 'vi-VN',
      acceptDownloads: true,
    });
    const opened = await context.newPage();
    opened.on('pageerror', (error) => faults.push(error.message));
    outside = watchOutside(opened, server.url);
    return opened;
  }

  async function signInAs(name: string): Promise<void> {
    await page.context().clearCookies();
    await page.goto('/dang-nhap');
    await page.getByRole('button', { name: new RegExp(name) }).click();
    await page.waitForURL((url) => url.pathname !== '/dang-nhap');
  }

  /** Words that a person sees; what is there for print alone does not count. */
  const shown = (words: RegExp) =>
    page.locator('main').getByText(words).locator('visible=true').first().waitFor();

  it('offers the example on the first visit', async () => {
    await page.goto('/');
    await page.waitForURL('**/thiet-lap');
    await examine(page, 'setup');
    await page
      .getByRole('button', { name: /Dùng thử/ })
      .first()
      .click();
    await page.waitForURL('**/dang-nhap');
    await examine(page, 'sign-in');
  });

  it('reads the example notice for the clerk', async () => {
    await signInAs('Lò Thị Hương');
    await page.goto('/van-ban');
    await page.getByRole('button', { name: 'Đọc thông báo ví dụ' }).waitFor();
    await examine(page, 'documents-empty');
    await page.getByRole('button', { name: 'Đọc thông báo ví dụ' }).click();
    await page.waitForURL('**/ra-soat');
    await page.getByText('TB', { exact: false }).first().waitFor();
    await examine(page, 'review');
  });

  it('confirms thirteen directives without a mouse, and publishes', async () => {
    const progress = page.getByText(/\d+\/\d+ đã xem/).first();
    await progress.waitFor();
    const total = Number(/\/(\d+)/.exec((await progress.textContent()) ?? '')?.[1]);
    expect(total).toBeGreaterThanOrEqual(13);
    for (let n = 1; n <= total; n++) {
      await page.keyboard.press('Enter');
      await page.getByText(`${n}/${total} đã xem`).first().waitFor();
    }
    await examine(page, 'review-done');
    await page.getByRole('button', { name: 'Phát hành', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/13 nhiệm vụ/).waitFor();
    await dialog.getByRole('button', { name: /^Phát hành/ }).click();
    await page.waitForURL('**/nhiem-vu?**');
    await page.getByText('3.3b').first().waitFor();
    await examine(page, 'directives');
  });

  const code = 'TB118-2023-3.1';

  it('lets the agency acknowledge and report', async () => {
    await signInAs('Trần Thị Mai');
    await page.goto('/viec-cua-toi');
    await page.getByText('3.1').first().waitFor();
    await examine(page, 'my-work');
    await page.goto(`/nhiem-vu/${code}`);
    await page.getByRole('button', { name: 'Đã nhận' }).first().click();
    await page
      .getByText(/Trường Chính trị tỉnh.*(đã nhận|ký nhận)/i)
      .first()
      .waitFor();
    await page
      .getByRole('textbox', { name: /Nội dung báo cáo/ })
      .fill('Đã trình dự thảo quyết định thành lập Ban Chỉ đạo, kèm quy chế.');
    await page.getByRole('radio', { name: 'Đã xong' }).check();
    await examine(page, 'directive-report');
    await page.getByRole('button', { name: /^Gửi duyệt/ }).click();
    await shown(/Chờ duyệt/);
  });

  it('lets the head approve', async () => {
    await signInAs('Hoàng Văn Bình');
    await page.goto(`/nhiem-vu/${code}`);
    await page.getByRole('button', { name: /^Duyệt/ }).waitFor();
    await examine(page, 'directive-approve');
    await page.getByRole('button', { name: /^Duyệt/ }).click();
    await shown(/Chờ nghiệm thu/);
  });

  it('lets the clerk accept', async () => {
    await signInAs('Lò Thị Hương');
    await page.goto(`/nhiem-vu/${code}`);
    await page
      .getByRole('button', { name: /Công nhận hoàn thành/ })
      .first()
      .click();
    await shown(/^Hoàn thành|công nhận hoàn thành lúc/i);
    await examine(page, 'directive-done');
  });

  it('shows the leader the numbers, on one sheet of paper', async () => {
    await signInAs('Nguyễn Đức Thắng');
    await page.goto('/tong-quan');
    await page
      .getByText(/26\/55/)
      .first()
      .waitFor();
    await examine(page, 'leader');
    // From a telephone too: what is printed does not depend on the screen.
    for (const viewport of Object.values(sizes)) {
      await page.setViewportSize(viewport);
      await page.waitForTimeout(500);
      const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    }
    await page.setViewportSize(sizes.desk);
  });

  it('gives the report as DOCX in the official form', async () => {
    await page.goto('/bao-cao');
    await examine(page, 'reports');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /DOCX/ }).first().click(),
    ]);
    const file = path.join(stateDir, download.suggestedFilename());
    await download.saveAs(file);
    expect(checkElementOrder(readFileSync(file))).toEqual([]);
    const text = convertedText(file);
    if (text === null) return;
    expect(text).toContain('BÁO CÁO');
    expect(text.replace(/\s+/g, ' ')).toContain('kết quả thực hiện Thông báo số 118-TB/VPTU');
    expect(text.replace(/[\u2010\u2011]/g, '-')).toContain('TB118-2023-3.1');
  });

  it.each(['/kien-nghi', '/co-quan', '/nhiem-vu', '/van-ban'])('has a whole page at %s', async (address) => {
    await page.goto(address);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await examine(page, `page${address.replaceAll('/', '-')}`);
  });

  it('clears the example with one button', async () => {
    await signInAs('Lò Thị Hương');
    await page.getByRole('button', { name: /Xoá dữ liệu ví dụ/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Xoá/ }).click();
    await page.waitForURL('**/thiet-lap');
  });

  it('asked nothing of any other host, and no page failed', () => {
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
  });
});

/** What LibreOffice reads in the file; null where it is not installed. */
function convertedText(file: string): string | null {
  const run = spawnSync(
    'soffice',
    ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', path.dirname(file), file],
    {
      env: { ...process.env, HOME: path.dirname(file) },
      timeout: 120_000,
    },
  );
  if (run.error) return null;
  expect(run.status).toBe(0);
  return readFileSync(file.replace(/\.docx$/, '.txt'), 'utf8');
}

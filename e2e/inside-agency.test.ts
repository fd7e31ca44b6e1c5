import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { browserPath, examine, openBrowser, sizes } from './support/browser.ts';
import { publishOver } from './support/publish-example.ts';
import { type ServerProcess, signIn, startServer } from './support/server-process.ts';

const code = 'TB118-2023-3.1';
const PART = 'Dự thảo quyết định thành lập Ban Chỉ đạo';
const WORDS = 'Đã dự thảo quyết định, lấy ý kiến các khoa.';
const UNIT = 'Phòng Quản lý đào tạo và nghiên cứu khoa học';

/** A directive goes from the agency to its unit and comes back as the agency's own report. Steps build on each other. */
describe.skipIf(!browserPath)('inside an agency', () => {
  const stateDir = mkdtempSync(path.join(tmpdir(), 'dondoc-inside-'));
  const draft = path.join(stateDir, 'du-thao.txt');
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let drop: () => Promise<void>;
  const faults: string[] = [];

  beforeAll(async () => {
    writeFileSync(draft, 'Dự thảo quyết định.');
    const database = await createTestDatabase();
    drop = database.drop;
    server = await startServer(stateDir, { DATABASE_URL: database.url });
    await publishOver(server.url);
    const clerk = await signIn(server.url, 'huong');
    const deadline = { kind: 'date', date: '2023-12-31', origin: 'office' };
    await clerk.call('directives.setDeadline', { code, deadline });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await drop?.();
    rmSync(stateDir, { recursive: true, force: true });
  });

  /** Signs in on a page of their own, desk or telephone. */
  async function as(
    username: string,
    viewport: { width: number; height: number } = sizes.desk,
  ): Promise<void> {
    await page?.context().close();
    const context = await browser.newContext({ viewport, baseURL: server.url, locale: 'vi-VN' });
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    const headers = { origin: server.url };
    await context.request.post('/api/auth/sign-in/username', {
      ...{ headers, data: { username, password: 'dondoc-vi-du' } },
    });
  }
  const shown = (words: string | RegExp) =>
    page.locator('main').getByText(words).locator('visible=true').first().waitFor();
  const press = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

  it('lets the contact hand it on to a unit by an internal date', async () => {
    await as('mai');
    await page.goto(`/nhiem-vu/${code}`);
    await page.getByRole('tab', { name: 'Giao đơn vị, cá nhân' }).click();
    await press('Giao việc');
    await shown(/Chưa chọn nơi nhận/);
    await page.getByRole('checkbox', { name: UNIT }).check();
    await page.getByRole('textbox', { name: 'Phần việc phải làm' }).fill(PART);
    await page.getByRole('textbox', { name: 'Thời hạn nội bộ' }).fill('15/12/2023');
    await page.keyboard.press('Tab');
    await examine(page, 'hand-on');
    await press('Giao việc');
    await shown(/Đã giao lúc/);
    await shown(/hạn nội bộ 15\/12\/2023, còn 25/);
  });

  it('takes it back and undoes that within ten seconds', async () => {
    await page.getByRole('checkbox', { name: 'Khoa Lý luận cơ sở' }).check();
    await press('Giao việc');
    const inside = page.getByRole('region', { name: 'Giao việc trong cơ quan' });
    const faculty = inside.getByRole('listitem').filter({ hasText: 'Khoa Lý luận cơ sở' });
    await faculty.getByRole('button', { name: 'Thôi giao' }).click();
    await page.getByText('Đã thôi giao Khoa Lý luận cơ sở.').waitFor();
    await press('Hoàn tác');
    await shown(/Đã giao lại như trước lúc/);
    await faculty.getByRole('button', { name: 'Thôi giao' }).click();
    await faculty.getByText('Thôi giao', { exact: true }).waitFor();
  });

  it('lets the unit report with a file from a telephone, and keeps the words when there is no network', async () => {
    await as('dung', sizes.phone);
    await page.goto('/viec-cua-toi');
    await shown(PART);
    expect(await page.getByRole('article').count()).toBe(1);
    await examine(page, 'my-work-inside');
    await page.setViewportSize(sizes.phone);
    const began = Date.now();
    await press('Báo cáo');
    await page.getByRole('textbox', { name: 'Nội dung báo cáo' }).fill(WORDS);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(/Chụp hoặc chọn/)]);
    await chooser.setFiles(draft);
    await page.getByText('du-thao.txt').first().waitFor();
    // From the top, so that the bar lies over nothing.
    await page.evaluate(() => window.scrollTo(0, 0));
    await examine(page, 'my-work-reporting');
    await page.setViewportSize(sizes.phone);
    await page.context().setOffline(true);
    await press('Gửi báo cáo');
    await shown(/Chưa gửi được; nội dung và tệp vẫn còn ở đây/);
    expect(await page.getByRole('textbox', { name: 'Nội dung báo cáo' }).inputValue()).toBe(WORDS);
    await page.context().setOffline(false);
    await press('Gửi báo cáo');
    await shown(/Đã gửi lúc .*, chờ đầu mối cơ quan nhận/);
    expect(Date.now() - began).toBeLessThan(60_000);
  });

  it("takes the unit's words and file into the report of the agency", async () => {
    await as('mai');
    await page.goto('/viec-cua-toi');
    await shown('Đơn vị báo cáo, chờ nhận');
    await examine(page, 'my-work-check');
    await page.getByRole('link', { name: 'Lập báo cáo cơ quan' }).click();
    await press('Đưa vào báo cáo');
    const words = page.getByRole('textbox', { name: 'Nội dung báo cáo' });
    expect(await words.inputValue()).toBe(`${UNIT}: ${WORDS}`);
    await examine(page, 'directive-taken-in');
    await press(/^Gửi duyệt/);
    await shown(/Đã gửi lúc .*, chờ thủ trưởng duyệt/);
    await shown('đã đưa vào báo cáo của cơ quan');
  });

  it('lets the head approve from the list', async () => {
    await as('binh', sizes.phone);
    await page.goto('/viec-cua-toi');
    await shown('Chờ đồng chí duyệt');
    await shown(`${UNIT}: ${WORDS}`);
    await examine(page, 'my-work-approve');
    await page.setViewportSize(sizes.phone);
    await press('Duyệt');
    await shown(/Đã duyệt báo cáo lúc/);
  });

  it("shows the clerk the agency's report and nothing of the inside", async () => {
    await as('huong');
    await page.goto(`/nhiem-vu/${code}`);
    await shown(`${UNIT}: ${WORDS}`);
    await page.getByRole('link', { name: 'du-thao.txt' }).first().waitFor();
    const all = await page.locator('main').textContent();
    for (const trace of [PART, '15/12/2023', 'trong cơ quan', 'hạn nội bộ', 'Tẩn Thị Dung', 'Khoa Lý luận'])
      expect(all, trace).not.toContain(trace);
  });

  it('shows how each of several leads stands', async () => {
    await page.goto('/nhiem-vu/TB118-2023-3.6');
    await shown('Các cơ quan chủ trì');
    await examine(page, 'several-leads');
  });

  it('failed on no page', () => expect(faults).toEqual([]));
});

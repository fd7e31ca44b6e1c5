import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { type ServerProcess, signIn, startServer } from './support/server-process.ts';

const run = promisify(execFile);

/** From the page that makes it to the first page of another machine. Steps build on each other. */
describe.skipIf(!browserPath)('an office that moves to another machine', () => {
  let desk: ExampleDesk;
  let there: { server: ServerProcess; url: string; folder: string; drop(): Promise<void> };
  let file = '';

  beforeAll(async () => {
    desk = await openExampleDesk();
    const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-there-'));
    const { url, drop } = await createTestDatabase();
    there = { server: await startServer(folder, { DATABASE_URL: url }), url, folder, drop };
    file = path.join(folder, 'co-quan.zip');
    await desk.takeIn('thong-bao-118.docx');
  }, 180_000);
  afterAll(async () => {
    await Promise.all([desk?.stop(), there?.server.stop()]);
    await there?.drop();
    if (there) await rm(there.folder, { recursive: true, force: true });
  });

  it('is made by its leader and taken along', { timeout: 60_000 }, async () => {
    const page = await signedInPage(desk.browser, desk.server.url, 'thang');
    await page.goto(`${desk.server.url}/luu-tru`);
    await page.getByRole('button', { name: 'Lập tệp lưu trữ' }).click();
    const fetched = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Tải về tệp lưu trữ/ }).click();
    await (await fetched).saveAs(file);
    await examine(page, 'the archives');
  });

  it('is checked by the command without a trace', { timeout: 60_000 }, async () => {
    const env = { ...process.env, DATABASE_URL: there.url, STATE_DIR: there.folder };
    const { stdout } = await run(process.execPath, ['src/cli.ts', 'import-office', file, '--check'], { env });
    expect(stdout).toMatch(
      /^Nhận được Văn phòng Tỉnh uỷ Sơn Hà: \d+ dòng, 1 tệp, 16 người\.\nChưa ghi gì\.\n$/,
    );
  });

  it('is taken over on the first page, and its people let in', { timeout: 60_000 }, async () => {
    const { url, output } = there.server;
    const page = await (await desk.browser.newContext({ locale: 'vi-VN' })).newPage();
    await page.goto(`${url}/thiet-lap`);
    await page.getByRole('button', { name: 'Nhận cơ quan từ tệp lưu trữ' }).click();
    const code = /Mã thiết lập cơ quan: (\w+)/.exec(output())?.[1] ?? '';
    await page.getByLabel('Mã thiết lập').fill(code);
    await examine(page, 'taking an office over');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText('Đã nhận Văn phòng Tỉnh uỷ Sơn Hà').waitFor();
    const password = await page.getByLabel(/tên đăng nhập quantri/).inputValue();
    const administrator = await signIn(url, 'quantri', password);
    const without = (await administrator.call('passwords.list')).json;
    expect(without).toHaveLength(15);
  });
});

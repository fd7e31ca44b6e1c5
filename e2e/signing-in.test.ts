import { base32 } from '@better-auth/utils/base32';
import { createOTP } from '@better-auth/utils/otp';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { browserPath, examine, sizes } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { signIn } from './support/server-process.ts';

const OWN = 'Suối reo 3 bản';

/** What the app on a phone shows that was given the key by hand; `ahead`: half minutes later. */
function codeOf(typed: string, ahead: number): Promise<string> {
  const key = new TextDecoder().decode(base32.decode(typed.replaceAll(' ', '')));
  return createOTP(key).hotp(Math.floor(Date.now() / 30_000) + ahead);
}

describe.skipIf(!browserPath)('signing in', () => {
  let desk: ExampleDesk;
  const faults: string[] = [];
  beforeAll(async () => {
    desk = await openExampleDesk();
  });
  afterAll(() => desk?.stop());

  const atDatabase = async <T>(work: (db: ReturnType<typeof openDatabase>) => Promise<T>) => {
    const db = openDatabase(desk.databaseUrl);
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  };
  const idOf = (username: string) =>
    atDatabase(async (db) => {
      const row = await db
        .selectFrom('authUser')
        .select('id')
        .where('username', '=', username)
        .executeTakeFirstOrThrow();
      return row.id;
    });

  async function blank(): Promise<Page> {
    const context = await desk.browser.newContext({ locale: 'vi-VN', viewport: sizes.desk });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(error.message));
    return page;
  }

  async function fill(page: Page, username: string, password: string): Promise<void> {
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  async function open(username: string, at: string): Promise<Page> {
    await (await signIn(desk.server.url, username)).call('preferences.set', { tourSeen: true });
    const page = await blank();
    await page.goto(`${desk.server.url}/dang-nhap?ve=${at}`);
    await fill(page, username, 'dondoc-vi-du');
    await page.waitForURL(`**${at}`);
    return page;
  }

  it('five wrong tries lock; the administrator sees it and unlocks', async () => {
    const long = await blank();
    await long.goto(`${desk.server.url}/dang-nhap`);
    for (let n = 0; n < 5; n++) {
      await fill(long, 'long', `sai lần ${n}`);
      await long
        .getByRole('alert')
        .filter({ hasText: n < 4 ? 'chưa đúng' : 'tạm khoá đến' })
        .waitFor();
    }
    await fill(long, 'long', 'dondoc-vi-du');
    await long.getByRole('alert').filter({ hasText: 'tạm khoá đến' }).waitFor();

    const keeper = await open('quantri', '/nguoi-dung');
    const row = keeper.getByRole('row').filter({ hasText: 'Tạm khoá, nhập sai' });
    await row.click();
    await keeper.getByRole('button', { name: 'Mở khoá' }).waitFor();
    await examine(keeper, 'members-locked');
    await keeper.getByRole('button', { name: 'Mở khoá' }).click();
    await keeper.getByRole('button', { name: 'Mở khoá' }).waitFor({ state: 'detached' });
    await fill(long, 'long', 'dondoc-vi-du');
    await long.waitForURL('**/viec-cua-toi');
    await keeper.goto(`${desk.server.url}/an-toan`);
    await keeper.getByText('TCVN 14423:2026, 4.5.2.2').first().waitFor();
    await examine(keeper, 'security');
  });

  it('a page left alone locks and keeps what was typed; the same person goes on', async () => {
    const page = await open('mai', '/ma-truy-cap');
    await page.getByRole('button', { name: 'Tạo mã truy cập' }).click();
    const field = page.getByLabel(/^Dùng vào việc gì/);
    await field.fill('Phần mềm kế toán, nhập dở');
    const mai = await idOf('mai');
    // As if nobody had been there for sixteen minutes.
    await atDatabase((db) =>
      db
        .updateTable('authSession')
        .set({ seenAt: new Date(Date.now() - 16 * 60_000) })
        .where('userId', '=', mai)
        .execute(),
    );
    // The next thing the page asks is refused, and waits. What was read a moment ago is not asked anew.
    await page.waitForTimeout(5_500);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    const lock = page.getByRole('dialog', { name: 'Màn hình khoá' });
    await lock.waitFor({ timeout: 90_000 });
    expect(await page.getByText('Phần mềm kế toán').isVisible()).toBe(false);
    await examine(page, 'lock-screen');
    await page.keyboard.press('Escape');
    await lock.getByRole('textbox', { name: 'Mật khẩu' }).fill('dondoc-vi-du');
    await lock.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await lock.waitFor({ state: 'detached' });
    expect(await field.inputValue()).toBe('Phần mềm kế toán, nhập dở');
  });

  it('after signing out nothing of what was read is left in the browser', async () => {
    const page = await open('huong', '/ma-truy-cap');
    await page.getByRole('button', { name: 'Tạo mã truy cập' }).waitFor();
    await page.getByRole('button', { name: 'Lò Thị Hương' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/dang-nhap');
    await page.goBack();
    await page.getByLabel('Tên đăng nhập').waitFor();
    const left = await page.evaluate(async () => ({
      stored: JSON.stringify({ ...localStorage, ...sessionStorage }),
      cached: await caches.keys(),
      databases: (await indexedDB.databases()).length,
    }));
    expect(left).toEqual({
      stored: expect.not.stringMatching(/Hương|huong|token/),
      cached: [],
      databases: 0,
    });
    expect(
      (await page.context().cookies()).filter(({ name: cookie }) => /session_token/.test(cookie)),
    ).toEqual([]);
    await page.context().close();
  });

  it('a second factor is set up, then asked for; a recovery code opens once; the administrator resets', async () => {
    const page = await open('lan', '/xac-thuc-hai-lop');
    await page.getByRole('textbox', { name: 'Mật khẩu đang dùng' }).fill('dondoc-vi-du');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    const byHand = page.getByText('nhập khoá này bằng tay').locator('span');
    const typed = (await byHand.textContent()) ?? '';
    await examine(page, 'second-factor-key');
    await page.getByLabel('Mã của ứng dụng').fill(await codeOf(typed, 0));
    await page.getByRole('button', { name: 'Bật', exact: true }).click();
    const shown = page.getByRole('list', { name: 'Mã khôi phục' }).getByRole('listitem');
    await shown.first().waitFor();
    const codes = await shown.allTextContents();
    expect(codes).toHaveLength(10);
    await examine(page, 'recovery-codes');
    await page.getByRole('button', { name: 'Đã cất mã' }).click();
    await page.getByText('10 mã', { exact: true }).waitFor();

    /** Out and in again with the password; then the code is asked for. */
    const again = async (code: string) => {
      // Nothing that is still on its way may bring the old session back.
      await page.goto('about:blank');
      await page.context().clearCookies();
      await page.goto(`${desk.server.url}/dang-nhap?ve=/ma-truy-cap`);
      await fill(page, 'lan', 'dondoc-vi-du');
      await page.getByLabel('Mã xác thực').fill(code);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    };
    await page.getByRole('button', { name: 'Vàng Thị Lan' }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/dang-nhap');
    // The code of now was taken when it was set up.
    await again(await codeOf(typed, 1));
    await page.waitForURL('**/ma-truy-cap');
    const [recovery = ''] = codes;
    await again(recovery);
    await page.waitForURL('**/ma-truy-cap');
    await again(recovery);
    await page.getByRole('alert').filter({ hasText: 'Mã chưa đúng' }).waitFor();
    await examine(page, 'second-factor-code');

    const keeper = await open('quantri', '/nguoi-dung');
    await keeper.getByRole('row').filter({ hasText: 'Vàng Thị Lan' }).click();
    await keeper.getByRole('button', { name: 'Đặt lại lớp thứ hai' }).click();
    const dialog = keeper.getByRole('dialog', { name: 'Đặt lại lớp thứ hai của đồng chí Vàng Thị Lan?' });
    await dialog.waitFor();
    await examine(keeper, 'second-factor-reset');
    await dialog.getByRole('button', { name: 'Đặt lại lớp thứ hai' }).click();
    await keeper.getByText('Chưa bật').waitFor();
    await page.goto(`${desk.server.url}/dang-nhap?ve=/ma-truy-cap`);
    await fill(page, 'lan', 'dondoc-vi-du');
    await page.waitForURL('**/ma-truy-cap');
    expect(faults).toEqual([]);
  });

  it('a first password is changed before anything else', async () => {
    // The example spares its people; an office of one's own does not.
    const userId = await idOf('quantri');
    await atDatabase(async (db) => {
      await db.updateTable('office').set({ isExample: false, exampleToday: null }).execute();
      // Whom an office of one's own asks for a second factor.
      const factor = { secret: '', backupCodes: '', verified: true };
      await db
        .insertInto('authTwoFactor')
        .values({ userId, ...factor })
        .execute();
    });
    const administrator = await signIn(desk.server.url, 'quantri');
    const reset = await administrator.call('standings.reset', { userId: await idOf('binh') });
    const { password } = reset.json as { password: string };
    const page = await blank();
    await page.goto(`${desk.server.url}/dang-nhap?ve=/nhiem-vu`);
    await fill(page, 'binh', password);
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor();
    await page.goto(`${desk.server.url}/nhiem-vu`);
    await page.getByRole('heading', { name: 'Đổi mật khẩu' }).waitFor();
    await examine(page, 'first-password');
    await page.getByLabel('Mật khẩu đang dùng').fill(password);
    await page.getByRole('textbox', { name: /^Mật khẩu mới/ }).fill('ngắn quá');
    await page.getByText('Mật khẩu cần ít nhất 14 ký tự').waitFor();
    await page.getByRole('textbox', { name: /^Mật khẩu mới/ }).fill(OWN);
    await page.getByRole('textbox', { name: /^Nhập lại/ }).fill(OWN);
    await page.getByRole('button', { name: 'Đổi mật khẩu' }).click();
    await page.waitForURL('**/viec-cua-toi');

    // Another machine of the same person, ended from here.
    const other = await blank();
    await other.goto(`${desk.server.url}/dang-nhap?ve=/nhiem-vu`);
    await fill(other, 'binh', OWN);
    await other.waitForURL('**/nhiem-vu**');
    await page.goto(`${desk.server.url}/phien-dang-nhap`);
    await page.getByRole('button', { name: 'Đóng 1 phiên khác' }).waitFor();
    await examine(page, 'sessions');
    await page.getByRole('button', { name: 'Đóng 1 phiên khác' }).click();
    await page.getByText('Đã đóng 1 phiên khác.').waitFor();
    await other.reload();
    await other.waitForURL('**/dang-nhap**');
    expect(faults).toEqual([]);
  });
});

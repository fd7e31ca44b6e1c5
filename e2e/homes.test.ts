import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage, watchOutside } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';
import type { ServerProcess } from './support/server-process.ts';

interface Home {
  username: string;
  path: string;
  heading: string;
  /** Words that must be there for the role to begin its day. */
  shows: string[];
}

const homes: Home[] = [
  {
    username: 'huong',
    path: '/ban-lam-viec',
    heading: 'Bàn làm việc',
    shows: ['Chờ rà soát', 'Chờ công nhận hoàn thành', 'Cần đôn đốc: quá hạn', 'Chưa ký nhận văn bản'],
  },
  {
    username: 'kien',
    path: '/ban-lam-viec',
    heading: 'Bàn làm việc',
    shows: ['Việc vừa làm', 'Phát hành văn bản', 'Mở nhật ký'],
  },
  {
    username: 'thang',
    path: '/tong-quan',
    heading: 'Tình hình thực hiện nhiệm vụ được giao',
    shows: ['Chưa xong, quá hạn', 'Đang chờ Văn phòng'],
  },
  { username: 'mai', path: '/viec-cua-toi', heading: 'Việc của tôi', shows: ['Trường Chính trị tỉnh'] },
  { username: 'binh', path: '/viec-cua-toi', heading: 'Việc của tôi', shows: ['Trường Chính trị tỉnh'] },
  { username: 'dung', path: '/viec-cua-toi', heading: 'Việc của tôi', shows: ['Phòng Quản lý đào tạo'] },
  { username: 'long', path: '/viec-cua-toi', heading: 'Việc của tôi', shows: ['Khoa Lý luận cơ sở'] },
  { username: 'quantri', path: '/co-quan', heading: 'Danh bạ cơ quan', shows: ['Sở Nội vụ'] },
];

describe.skipIf(!browserPath)('each role begins its day on its own page', () => {
  let desk: ExampleDesk;
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    desk = await openExampleDesk();
    ({ server, browser } = desk);
    await desk.clerk.call('preferences.set', { tourSeen: false });
    await publishOver(server.url);
  }, 120_000);
  afterAll(() => desk?.stop());

  const pageOf = (username: string): Promise<Page> => signedInPage(browser, server.url, username);

  it.each(homes)('$username at $path', async ({ username, path: home, heading, shows }) => {
    const page = await pageOf(username);
    const outside = watchOutside(page, server.url);
    await page.goto(server.url);
    await page.waitForURL(`${server.url}${home}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    for (const words of shows) expect(await page.getByText(words).first().isVisible(), words).toBe(true);
    // The tour stands over the page once, in four steps or fewer, and never again.
    await page.getByText(/^Bước 1\/[24]$/).waitFor();
    await examine(page, `home-${username}`);
    await page.getByRole('button', { name: 'Bỏ qua' }).click();
    await page.getByText('Bước 1/').waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    expect(await page.getByText('Bước 1/').count()).toBe(0);
    expect(outside).toEqual([]);
    await page.context().close();
  });

  it('a page that an upgrade has taken away is fetched anew, where one stands', async () => {
    const page = await pageOf('kien');
    await page.goto(`${server.url}/ban-lam-viec`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    // As after an upgrade: the part of the page is gone, and the application has another name.
    await page.route('**/assets/log-page-*.js', (route) => route.fulfill({ status: 404 }), { times: 1 });
    await page.route(`${server.url}/`, (route) => route.fulfill({ body: '<script src="/assets/newer.js">' }));
    await page.getByRole('link', { name: 'Nhật ký' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Nhật ký' }).waitFor();
    await page.context().close();
  });

  it('the inspector reads the log, checks its seals and can change nothing', async () => {
    const page = await pageOf('kien');
    await page.goto(`${server.url}/nhat-ky`);
    await page.getByRole('button', { name: 'Kiểm niêm phong' }).click();
    await page.getByText(/^Nguyên vẹn: /).waitFor();
    await examine(page, 'log');
    await page.goto(`${server.url}/nhiem-vu/TB118-2023-2.1`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(
      await page.getByRole('button', { name: /Đã nhận|Gửi báo cáo|Duyệt|Công nhận|Đặt thời hạn/ }).count(),
    ).toBe(0);
    await page.context().close();
  });
});

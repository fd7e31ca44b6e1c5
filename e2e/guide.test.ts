import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleLoads } from '#overview/rebuilding/commands.ts';
import { browserPath, signedInPage, sizes } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';
import { signIn } from './support/server-process.ts';

const docs = path.resolve(import.meta.dirname, '../docs');
/** `npm run pictures` puts them where the guide shows them; an ordinary run only sees that they can be made. */
const folder = process.env.GUIDE_PICTURES ?? path.resolve(import.meta.dirname, '../var/pictures/guide');

interface Picture {
  name: string;
  who: string | null;
  path: string;
  /** Words that must stand there, so that no picture shows a page that is empty or still loading. */
  shows: string;
}

const pictures: Picture[] = [
  { name: 'dang-nhap', who: null, path: '/dang-nhap', shows: 'Đăng nhập' },
  { name: 'ban-lam-viec', who: 'huong', path: '/ban-lam-viec', shows: 'Chờ rà soát' },
  { name: 'tim-kiem', who: 'huong', path: '/tim-kiem?q=giang%20vien', shows: 'TB118-2023-2.1' },
  { name: 'van-ban', who: 'huong', path: '/van-ban', shows: '118-TB/VPTU' },
  { name: 'ra-soat', who: 'huong', path: '/van-ban/$draft/ra-soat', shows: 'Chấp nhận' },
  { name: 'danh-sach', who: 'huong', path: '/nhiem-vu', shows: 'TB118-2023-2.1' },
  { name: 'nhiem-vu', who: 'huong', path: '/nhiem-vu/TB118-2023-2.1', shows: 'TB118-2023-2.1' },
  { name: 'viec-cua-toi', who: 'mai', path: '/viec-cua-toi', shows: 'TB118-2023-2.1' },
  { name: 'don-doc', who: 'huong', path: '/don-doc', shows: 'Đôn đốc' },
  { name: 'tong-quan', who: 'thang', path: '/tong-quan', shows: 'Chưa xong, quá hạn' },
  { name: 'ket-luan', who: 'thang', path: '/van-ban/$document/ket-luan', shows: 'Kết luận' },
  { name: 'kien-nghi', who: 'huong', path: '/kien-nghi', shows: 'Kiến nghị' },
  { name: 'truong-chuan', who: 'huong', path: '/truong-chuan', shows: '/55' },
  { name: 'lo-trinh', who: 'huong', path: '/truong-chuan/lo-trinh', shows: 'Lộ trình' },
  { name: 'minh-chung', who: 'mai', path: '/truong-chuan/minh-chung', shows: 'Minh chứng' },
  { name: 'ban-chi-dao', who: 'huong', path: '/ban-chi-dao', shows: 'Ban Chỉ đạo' },
  { name: 'doi-ngu', who: 'cuong', path: '/doi-ngu/dieu-kien', shows: 'Điều kiện' },
  { name: 'nghien-cuu', who: 'nga', path: '/nghien-cuu', shows: 'Nghiên cứu' },
  { name: 'dau-tu', who: 'phuong', path: '/dau-tu', shows: 'DT-01' },
  { name: 'dao-tao', who: 'lan', path: '/dao-tao?nam=2023', shows: 'Kế hoạch' },
  { name: 'khao-sat', who: 'huong', path: '/dao-tao/khao-sat/ket-qua', shows: 'Khảo sát' },
  { name: 'so-van-ban', who: 'huong', path: '/so-van-ban', shows: 'Sổ văn bản' },
  { name: 'lien-thong', who: 'huong', path: '/lien-thong', shows: 'Liên thông' },
  { name: 'bao-cao', who: 'huong', path: '/bao-cao', shows: 'Kiểm báo cáo' },
  { name: 'nguoi-dung', who: 'quantri', path: '/nguoi-dung', shows: 'Người dùng' },
];

it('every picture of the guide is made here, and every one that is made is shown', () => {
  const guide = ['huong-dan.md', 'quan-tri.md']
    .map((file) => readFileSync(path.join(docs, file), 'utf8'))
    .join('\n');
  const shown = [...guide.matchAll(/!\[[^\]]+\]\(huong-dan\/([\w-]+)\.png\)/g)].map(([, name]) => name);
  const names = pictures.map(({ name }) => name);
  expect(shown.toSorted()).toEqual(names.toSorted());
  const kept = readdirSync(path.join(docs, 'huong-dan')).map((file) => path.parse(file).name);
  expect(kept.toSorted()).toEqual(names.toSorted());
});

describe.skipIf(!browserPath)('the pictures of the guide', () => {
  let desk: ExampleDesk;
  let ids: Record<string, string>;
  const pages = new Map<string | null, Promise<Page>>();
  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    desk = await openExampleDesk();
    const { documentId } = await publishOver(desk.server.url);
    for (const [who, route] of exampleLoads) {
      const { status } = await (await signIn(desk.server.url, who)).call(route, {});
      expect(status, route).toBe(200);
    }
    ids = { document: documentId, draft: await desk.takeIn('thong-bao-118.pdf') };
  }, 180_000);
  afterAll(() => desk?.stop());

  const pageOf = (who: string | null) => {
    const page =
      pages.get(who) ??
      (who
        ? signIn(desk.server.url, who)
            .then((person) => person.call('preferences.set', { tourSeen: true }))
            .then(() => signedInPage(desk.browser, desk.server.url, who))
        : desk.browser.newPage({ viewport: sizes.desk }));
    pages.set(who, page);
    return page;
  };

  it.each(pictures)('$name as $who', async ({ name, who, path: address, shows }) => {
    const page = await pageOf(who);
    await page.goto(desk.server.url + address.replace(/\$(\w+)/, (_, key) => ids[key] ?? ''));
    await page.getByText(shows).locator('visible=true').first().waitFor();
    await page.waitForLoadState('networkidle');
    // Nothing is on its way any more, and what is drawn page by page (a PDF) stands.
    await page.getByRole('status', { name: /^Đang/ }).first().waitFor({ state: 'detached' });
    if (name === 'ra-soat') await page.locator('canvas').first().waitFor();
    await page.waitForTimeout(300);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  });
});

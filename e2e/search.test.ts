import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '#overview/search/schema.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine, sizes } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

/** One box for everything: from any page by Ctrl+K, and a page of its own. */
describe.skipIf(!browserPath)('search over everything', () => {
  let desk: ExampleDesk;
  const { ask, open, faults } = atTheDesk(() => desk);
  beforeAll(async () => {
    desk = await openExampleDesk();
    await Promise.all([publishOver(desk.server.url), desk.loadRoster()]);
  }, 60_000);
  afterAll(() => desk?.stop());

  const pick = async (page: Page, typed: string, said: string | RegExp) => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Tìm mục, việc, trang' }).fill(typed);
    const option = page.getByRole('option').filter({ hasText: said }).first();
    await option.waitFor();
    return option;
  };
  const found = async (who: string, q: string) =>
    (await ask<SearchAnswer>(who, 'search.ask', { q, limit: 50 })).groups.flatMap(({ kind, hits }) =>
      hits.map(({ title }) => `${kind}: ${title.text}`),
    );

  it('opens a document by its number at the place, with the keys alone', async () => {
    const page = await open('huong', '/nhiem-vu');
    const option = await pick(page, '118 tb vptu', '118-TB/VPTU');
    expect(await option.locator('mark').allTextContents()).toEqual(
      expect.arrayContaining(['118', 'TB', 'VPTU']),
    );
    expect(await option.getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/van-ban\/[^/]+#ky-tu-\d+-\d+$/);
    const place = page.locator('mark', { hasText: '118-TB/VPTU' }).first();
    await place.waitFor();
  });

  it('finds a phrase without accents, all of a kind, and a person', async () => {
    const page = await open('huong', '/nhiem-vu');
    await (await pick(page, '"giang vien chinh"', 'trong mọi thứ')).click();
    const directives = page.getByRole('region', { name: 'Nhiệm vụ' });
    await directives.getByRole('link').first().waitFor();
    expect(new Set(await directives.locator('mark').allTextContents())).toEqual(
      new Set(['giảng viên chính']),
    );
    await examine(page, 'search');
    await page.keyboard.press('Escape');
    await page.getByRole('searchbox').fill('truong');
    await directives.getByRole('link', { name: 'Xem tất cả' }).click();
    await page.waitForURL(/loai=directive/);
    await directives.getByRole('listitem').nth(5).waitFor();
    await page.goto(`${desk.server.url}/tim-kiem?q=hoang%20binh`);
    await page.getByRole('region', { name: 'Người của trường' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: 'Hoàng Văn Bình' }).waitFor();
  });

  it('says so where there is nothing, and where it cannot be asked', async () => {
    const page = await open('huong', '/tim-kiem?q=khongco%20chunay');
    await page.getByText('Không tìm thấy «khongco chunay»').waitFor();
    await page.route('**/api/rpc/search/ask', (route) => route.abort());
    await page.getByRole('searchbox').fill('dao tao');
    await page.getByRole('alert').getByText('Không tìm được').waitFor();
    await page.unroute('**/api/rpc/search/ask');
    await page.getByRole('button', { name: 'Thử lại' }).click();
    await page.getByRole('region', { name: 'Nhiệm vụ' }).waitFor();
  });

  it('is there for the finger, and for the school what concerns it', async () => {
    const page = await open('mai', '/viec-cua-toi');
    await page.setViewportSize(sizes.phone);
    await page.getByRole('button', { name: 'Tìm, đi tới' }).click();
    await page.getByRole('combobox', { name: 'Tìm mục, việc, trang' }).fill('giang vien');
    await page.getByRole('option').filter({ hasText: 'giảng viên' }).first().waitFor();
    await examine(page, 'search-palette');
    // What others do is not found, and nobody of another agency finds the school's people.
    const [office, school] = [await found('huong', 'truong'), await found('mai', 'truong')];
    expect(office).toEqual(expect.arrayContaining(school.filter((one) => one.startsWith('directive'))));
    expect(office.length).toBeGreaterThan(school.length);
    expect(await found('mai', 'hoang van binh')).toContain('person: Hoàng Văn Bình');
    expect(await found('lan', 'hoang van binh')).toEqual([]);
    expect(faults).toEqual([]);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReviewItem } from '#directives/review/schema.ts';
import type { LaidWord, PageLayout } from '#documents/layout/schema.ts';
import { readDataBytes } from '#platform/data-file.ts';
import { createTestDatabase } from '#platform/database/test-server.ts';
import { browserPath, examine, openBrowser, signedInPage, watchOutside } from './support/browser.ts';
import { callRoute, type ServerProcess, signIn, startServer } from './support/server-process.ts';

interface Rectangle {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** The example notice as a PDF: drawn as it looks, and marked where the words stand. */
describe.skipIf(!browserPath)('the paper as it looks', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let folder: string;
  let drop: () => Promise<void>;
  let documentId: string;
  let layout: PageLayout[];
  let items: ReviewItem[];
  const faults: string[] = [];
  let outside: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'dondoc-paper-'));
    const database = await createTestDatabase();
    drop = database.drop;
    server = await startServer(folder, { DATABASE_URL: database.url });
    await callRoute(server.url, 'setup.tryExample');
    const clerk = await signIn(server.url, 'huong');
    const body = new FormData();
    body.append(
      'file',
      new Blob([new Uint8Array(await readDataBytes('example/thong-bao-118.pdf'))]),
      'tb.pdf',
    );
    ({ documentId } = await (await clerk.fetch('/api/documents', { method: 'POST', body })).json());
    layout = (await clerk.call('layout.get', { documentId })).json as PageLayout[];
    items = ((await clerk.call('review.get', { documentId })).json as { items: ReviewItem[] }).items;
    browser = await openBrowser();
    page = await signedInPage(browser, server.url, 'huong');
    page.on('pageerror', (error) => faults.push(error.message));
    outside = watchOutside(page, server.url);
    await page.goto(`${server.url}/van-ban/${documentId}/ra-soat`);
    await sheetOf(1).locator('canvas').waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await drop?.();
    await rm(folder, { recursive: true, force: true });
  });

  const desk = () => page.getByRole('region', { name: 'Trang giấy' });
  const sheetOf = (number: number) => desk().locator(`[data-page="${number}"]`);

  /** Part of the pixels in a place of the drawn page that are dark; the place in parts of the page. */
  const ink = (canvas: Locator, place: Rectangle) =>
    canvas.evaluate((drawn, { left, top, right, bottom }) => {
      const { width, height } = drawn as HTMLCanvasElement;
      const [x, y] = [Math.floor(left * width), Math.floor(top * height)];
      const size = [Math.ceil(right * width) - x, Math.ceil(bottom * height) - y] as const;
      const pixels = (drawn as HTMLCanvasElement).getContext('2d')?.getImageData(x, y, ...size).data ?? [];
      let dark = 0;
      for (let i = 0; i < pixels.length; i += 4) if ((pixels[i] ?? 255) < 128) dark++;
      return dark / (pixels.length / 4);
    }, place);

  const inParts = ([, , left, top, right, bottom]: LaidWord, { width, height }: PageLayout): Rectangle => ({
    left: left / width,
    top: top / height,
    right: right / width,
    bottom: bottom / height,
  });

  /** The rectangles of a mark on one sheet, in parts of the page. */
  const rectanglesOf = (id: string, number: number): Promise<Rectangle[]> =>
    sheetOf(number).evaluate((sheet, mark) => {
      const own = sheet.getBoundingClientRect();
      return [...sheet.querySelectorAll(`[data-marks~="${mark}"]`)].map((element) => {
        const box = element.getBoundingClientRect();
        return {
          left: (box.left - own.left) / own.width,
          right: (box.right - own.left) / own.width,
          top: (box.top - own.top) / own.height,
          bottom: (box.bottom - own.top) / own.height,
        };
      });
    }, id);

  const holds = (box: Rectangle, word: Rectangle): boolean => {
    const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
    return x > box.left && x < box.right && y > box.top && y < box.bottom;
  };

  /** A directive on the first page whose words run over a line break. */
  const overLines = (): ReviewItem => {
    const found = items.find(({ span: [start, end] }) => {
      const own = (layout[0]?.words ?? []).filter((word) => word[0] >= start && word[1] <= end);
      return own.length > 0 && new Set(own.map((word) => word[3])).size > 1;
    });
    return found ?? expect.fail('no directive runs over a line break');
  };

  it('draws the page: dark where words stand, white between them', async () => {
    const canvas = sheetOf(1).locator('canvas');
    const [sheet = expect.fail('no layout')] = layout;
    for (const word of sheet.words.filter((_, index) => index % 10 === 0))
      expect(await ink(canvas, inParts(word, sheet))).toBeGreaterThan(0.02);
    expect(await ink(canvas, { left: 0, top: 0, right: 0.1, bottom: 1 })).toBe(0);
  });

  it('lays a directive that runs over a line break over its own words and no others', async () => {
    const item = overLines();
    await desk()
      .getByRole('button', { name: new RegExp(`^${item.ref.replaceAll('.', '\\.')},`) })
      .click();
    const boxes = await rectanglesOf(item.id, 1);
    const [sheet = expect.fail('no layout')] = layout;
    expect(new Set(boxes.map((box) => Math.round(box.top * 1000))).size).toBeGreaterThan(1);
    for (const word of sheet.words) {
      const isOwn = word[0] >= item.span[0] && word[1] <= item.span[1];
      const isMarked = boxes.some((box) => holds(box, inParts(word, sheet)));
      expect(isMarked, `${word}`).toBe(isOwn);
    }
  });

  it('opens the directive whose words are clicked', async () => {
    const [, second = expect.fail('one directive only')] = items;
    const number = layout.find(({ words }) => words.some((word) => word[0] === second.span[0]))?.page ?? 1;
    const box = desk().locator(`[data-page="${number}"] [data-marks~="${second.id}"]`).last();
    await box.scrollIntoViewIfNeeded();
    const place = (await box.boundingBox()) ?? expect.fail('the mark is not drawn');
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    await page
      .locator('[aria-current=true]', { hasText: second.title.slice(0, 30) })
      .first()
      .waitFor();
  });

  it('gives selected words as a place in the text', async () => {
    await desk().evaluate((element) => element.scrollTo(0, 0));
    const words = sheetOf(1).locator('[data-start]');
    const [from, to] = [words.nth(60), words.nth(75)];
    const [a, b] = [await from.boundingBox(), await to.boundingBox()];
    if (!a || !b) return expect.fail('the words have no place');
    await page.mouse.move(a.x + a.width / 2, a.y + a.height / 2);
    await page.mouse.down();
    await page.mouse.move(b.x + b.width / 2, b.y + b.height / 2, { steps: 8 });
    await page.mouse.up();
    await page
      .getByRole('button', { name: /Thêm từ đoạn chọn/ })
      .first()
      .click();
    const chosen = (await words.allTextContents()).slice(60, 76).join(' ');
    expect(await page.getByLabel('Nhiệm vụ đề xuất').textContent()).toContain(chosen);
    await page.keyboard.press('Escape');
  });

  it('is clean on both screens, in both views and at another size', async () => {
    await examine(page, 'paper-review');
    await desk().locator('..').getByRole('button', { name: 'Phóng to' }).click();
    await page.waitForTimeout(300);
    const { width } = (await sheetOf(1).boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(640);
    await page.goto(`${server.url}/van-ban/${documentId}`);
    await sheetOf(1).locator('canvas').waitFor();
    await examine(page, 'paper-document');
    await page.getByText('Chữ đọc được').click();
    await page.getByRole('region', { name: 'Văn bản gốc' }).getByText('Ngày 17/11/2023').waitFor();
    await examine(page, 'paper-text');
  });

  it('turns to the next page and drops the pictures that are out of sight', async () => {
    await page.getByText('Trang giấy', { exact: true }).click();
    await sheetOf(1).locator('canvas').waitFor();
    for (let n = 1; n < layout.length; n++) await page.getByRole('button', { name: 'Trang sau' }).click();
    await sheetOf(layout.length).locator('canvas').waitFor();
    await sheetOf(1).locator('canvas').waitFor({ state: 'detached' });
  });

  it('shows the text and says so where the paper cannot be drawn', async () => {
    await page.route('**/original', (route) => route.fulfill({ status: 200, body: 'không phải PDF' }));
    await page.reload();
    await page.getByText('Không vẽ được trang giấy').waitFor();
    await page.getByRole('region', { name: 'Văn bản gốc' }).getByText('Ngày 17/11/2023').waitFor();
    await page.unroute('**/original');
  });

  it('asked nothing of any other host, and no page failed', () => {
    expect(outside).toEqual([]);
    expect(faults).toEqual([]);
  });
});

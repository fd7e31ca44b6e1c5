import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '#accounts/jobs/schema.ts';
import type { MadeCorrection } from '#documents/corrections/schema.ts';
import type { PageLayout } from '#documents/layout/schema.ts';
import type { DocumentDetail } from '#documents/schema.ts';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { scannedPages, scannedPdf } from './support/scanned-example.ts';

/** A saved word is read anew with the whole text, in a thread of its own. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

/** A poor scan: what the machine is not sure of is underlined, and a person says what the paper says. */
describe.skipIf(!browserPath)('a scan on the review page', () => {
  let desk: ExampleDesk;
  let pages: Awaited<ReturnType<typeof scannedPages>>;
  let documentId: string;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    [desk, pages] = await Promise.all([openExampleDesk(), scannedPages(1)]);
    documentId = await desk.takeInBytes('ban-quet.pdf', scannedPdf(pages));
    page = await signedInPage(desk.browser, desk.server.url, 'huong');
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${desk.server.url}/van-ban/${documentId}/ra-soat`);
    await page.locator('canvas').first().waitFor();
  });
  afterAll(() => desk?.stop());

  const document = async () =>
    (await desk.clerk.call('documents.get', { id: documentId })).json as DocumentDetail;
  const unsure = async () =>
    ((await desk.clerk.call('layout.get', { documentId })).json as PageLayout[])
      .flatMap(({ words }) => words)
      .filter(([, , , , , , confidence = 1]) => confidence < 0.9);
  const corrections = async () =>
    (await desk.clerk.call('corrections.list', { documentId })).json as MadeCorrection[];
  const editor = () => page.getByRole('region', { name: 'Sửa chữ máy đọc' });
  const field = () => editor().getByRole('textbox', { name: 'Trên giấy viết' });

  it('underlines each unsure word where it stands on the paper', async () => {
    const words = await unsure();
    expect(words.length).toBeGreaterThan(2);
    await page.getByText(`Máy nhận dạng chưa chắc ${words.length} chữ`).waitFor();
    const [first] = words;
    const mark = page.locator(`[data-marks~="chu:${first?.[0]}-${first?.[1]}"]`).first();
    const sheet = page.locator('[data-page="1"]');
    const [box, paper] = [await mark.boundingBox(), await sheet.boundingBox()];
    const left = ((first?.[2] ?? 0) / 595) * (paper?.width ?? 0) + (paper?.x ?? 0);
    expect(Math.abs((box?.x ?? 0) - left)).toBeLessThan(3);
    await examine(page, 'scan');
  });

  it('takes a correction in place, by keys alone, and keeps what the machine read', async () => {
    const { text } = await document();
    const [first] = await unsure();
    const was = text.slice(first?.[0], first?.[1]);
    await page.getByRole('button', { name: 'Xem lần lượt' }).focus();
    await page.keyboard.press('Enter');
    await field().waitFor();
    expect(await field().inputValue()).toBe(was);
    await examine(page, 'scan-word');
    await field().fill('Sửa đúng');
    await page.keyboard.press('Enter');
    await eventually(corrections).toMatchObject([{ was, becomes: 'Sửa đúng', madeBy: 'Lò Thị Hương' }]);
    const after = await document();
    expect(after.text).toBe(`${text.slice(0, first?.[0])}Sửa đúng${text.slice(first?.[1])}`);
    const [made] = await corrections();
    expect(after.text.slice(...(made?.span ?? [0, 0]))).toBe('Sửa đúng');
  });

  it('goes on to the next one; Enter alone says that the machine was right', async () => {
    const before = await unsure();
    await eventually(() => page.getByText(`Chữ chưa chắc 1/${before.length}`).count()).toBe(1);
    const { text } = await document();
    expect(await field().inputValue()).toBe(text.slice(before[0]?.[0], before[0]?.[1]));
    await page.getByRole('button', { name: 'Máy đọc đúng' }).waitFor();
    await field().press('Enter');
    await eventually(async () => (await unsure()).length).toBe(before.length - 1);
    expect((await document()).text).toBe(text);
    await page.keyboard.press('Escape');
    expect(await editor().count()).toBe(0);
  });

  it('holds when the file is read again, and every item still quotes its words', async () => {
    const { text } = await document();
    await page.getByRole('button', { name: 'Việc khác' }).click();
    await page.getByRole('menuitem', { name: 'Đọc lại tệp' }).click();
    await page.getByText(/Đọc lại tệp: đang/).waitFor();
    await examine(page, 'scan-job');
    const state = async () => {
      const [job] = (await desk.clerk.call('jobs.list')).json as Job[];
      return job?.state;
    };
    await expect.poll(state, { timeout: 120_000 }).toBe('done');
    await page.getByText(/Bản đọc lần \d+/).waitFor();
    expect((await document()).text).toBe(text);
    const { items } = await desk.review(documentId);
    expect(items.length).toBeGreaterThan(0);
    for (const item of items) expect(text.slice(...item.span).replace(/\s+/g, ' ')).toBe(item.text);
  });

  it('is refused to whoever looks at an older text, and for words that no machine read', async () => {
    const { version } = await document();
    const [word] = await unsure();
    const sent = { documentId, span: [word?.[0], word?.[1]], becomes: 'x' };
    const late = await desk.clerk.call('review.correctWords', { ...sent, version: version - 1 });
    expect(late.status).toBe(409);
    const half = { ...sent, version, span: [word?.[0], (word?.[1] ?? 0) - 1] };
    const refused = await desk.clerk.call('review.correctWords', half);
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.json)).toContain('Chỉ sửa được những chữ liền nhau trên một dòng');
  });

  it('stands beside the original on the page of the document', async () => {
    await page.goto(`${desk.server.url}/van-ban/${documentId}`);
    await page.getByText('Chữ đã sửa so với máy đọc').waitFor();
    await examine(page, 'scan-document');
    await page.getByRole('button', { name: /^Sửa đúng/ }).click();
    await page.locator('[data-marks~="chosen"]').first().waitFor();
  });

  it('a photo is shown as it looks too', async () => {
    const [photo] = pages;
    const other = await desk.takeInBytes('anh.jpg', photo?.bytes ?? new Uint8Array());
    await page.goto(`${desk.server.url}/van-ban/${other}/ra-soat`);
    await page.locator('[data-page="1"] canvas').waitFor();
    await page.locator('[data-marks^="chu:"]').first().waitFor();
    await examine(page, 'scan-photo');
    expect(faults).toEqual([]);
  });
});

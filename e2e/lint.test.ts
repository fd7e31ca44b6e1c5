import { writeDocument } from '@dondoc/writer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { report } from '../packages/writer/samples/report.ts';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

/** A file is held against its format before it goes out. */
describe.skipIf(!browserPath)('the format of a file', () => {
  let desk: ExampleDesk;
  let page: Page;
  beforeAll(async () => {
    desk = await openExampleDesk();
    page = await signedInPage(desk.browser, desk.server.url, 'huong');
    await page.goto(`${desk.server.url}/van-ban`);
    await page.getByRole('link', { name: 'Soát thể thức' }).click();
    await page.getByText('Chọn tệp DOCX cần soát').waitFor();
  });
  afterAll(() => desk?.stop());

  const hand = (name: string, bytes: Uint8Array) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

  it('finds nothing in a paper of our own', async () => {
    await hand('dung.docx', await writeDocument(report('state')));
    await page.getByText('không có điểm nào khác quy định').waitFor();
    await page.getByText(/Thể thức Nhà nước/).waitFor();
  });

  it('names place, fault, rule and source where it is held against the other regime', async () => {
    await page.getByRole('radio', { name: 'Đảng' }).check();
    await hand('sai.docx', await writeDocument(report('state')));
    await page
      .getByText(/\d+ điểm cần xem/)
      .first()
      .waitFor();
    await page.getByRole('columnheader', { name: 'Căn cứ' }).waitFor();
    expect(await page.getByText(/HD 05-HD|Hướng dẫn 05-HD/).count()).toBeGreaterThan(0);
    await examine(page, 'lint');
  });

  it('says what is wrong with a file that it cannot check', async () => {
    await hand('hong.docx', new TextEncoder().encode('%PDF-1.7 không phải DOCX'));
    await page.getByRole('alert').first().waitFor();
    const stored = await desk.clerk.call('documents.list');
    expect(stored.json).toEqual([]);
  });
});

import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyReport } from '#overview/verifying/store.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { reports } from '../src/overview/verifying/forms.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MAIN = 'word/document.xml';

/** A clerk lays the office's look under its reports: a broken file, a good one, a trial, a real report, its proof. */
describe.skipIf(!browserPath)('an office’s own look', () => {
  let desk: ExampleDesk;
  let documentId = '';
  const { as, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    ({ documentId } = await publishOver(desk.server.url));
  });
  afterAll(() => desk?.stop());

  const bytesAt = async (address: string) => {
    const answer = await (await as('huong')).fetch(address);
    expect(answer.status, address).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const changed = (template: Uint8Array, from: string, to: string) => {
    const files = unzipSync(template);
    const xml = strFromU8(files[MAIN] ?? new Uint8Array());
    expect(xml).toContain(from);
    return Buffer.from(zipSync({ ...files, [MAIN]: strToU8(xml.replace(from, to)) }));
  };

  it('is refused at the place of its fault, then taken, tried, put in force, printed and verified', async () => {
    const page = await open('huong', '/mau-van-ban');
    await page.getByText('Mẫu sẵn có').locator('visible=true').first().waitFor();
    await examine(page, 'templates');
    await page
      .getByRole('link', { name: /Báo cáo kết quả thực hiện một văn bản/ })
      .locator('visible=true')
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /Báo cáo kết quả/ }).waitFor();
    const href = await page.getByRole('link', { name: 'Tải mẫu khởi đầu' }).getAttribute('href');
    const starter = await bytesAt(href ?? '');
    const send = (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: DOCX, buffer });

    await send('mau-hong.docx', changed(starter, '{trich_yeu}', '{trich_yeo'));
    await page
      .getByText(/Ngoặc mở ở «\{trich_yeo» không có ngoặc đóng/)
      .locator('visible=true')
      .first()
      .waitFor();
    await page.getByText(/tệp không được lưu/).waitFor();
    await send('mau-bao-cao.docx', changed(starter, 'Nơi nhận:', 'Nơi gửi (mẫu cơ quan):'));
    await page.getByText(/đã nhận làm một bản mẫu, chưa dùng/).waitFor();
    await examine(page, 'template-taken');

    const preview = await page.getByRole('link', { name: 'In thử DOCX' }).last().getAttribute('href');
    expect(await wordsOf('huong', preview ?? '')).toMatch(/Nơi gửi \(mẫu cơ quan\):/);
    const address = `/api/reports/${documentId}?asOf=2023-11-20`;
    expect(await wordsOf('huong', address)).not.toContain('mẫu cơ quan');
    await page.getByRole('button', { name: 'Dùng bản 1' }).locator('visible=true').first().click();
    await page
      .getByText(/Mẫu riêng «mau-bao-cao\.docx», bản 1/)
      .first()
      .waitFor();

    const words = await wordsOf('huong', address);
    expect(words).toMatch(/Nơi gửi \(mẫu cơ quan\):/);
    expect(words).toContain('Tổng số nhiệm vụ được giao: 13 nhiệm vụ');
    const db = openDatabase(desk.databaseUrl);
    const verified = await verifyReport(db, reports, await bytesAt(address));
    await db.destroy();
    if (!verified.ok) return expect.fail(verified.message);
    expect(verified.figures.length).toBeGreaterThan(20);
    expect(verified.figures.filter(({ equal }) => !equal)).toEqual([]);

    await page.getByRole('button', { name: 'Trở lại mẫu sẵn có' }).click();
    await page.getByText('trở lại mẫu sẵn có').waitFor();
    expect(await wordsOf('huong', address)).not.toContain('mẫu cơ quan');
    expect(faults).toEqual([]);
  }, 240_000);
});

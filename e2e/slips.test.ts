import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

/** A slip goes out on paper and comes back by a scanner. */
describe.skipIf(!browserPath)('slips of paper', () => {
  let desk: ExampleDesk;
  beforeAll(async () => {
    desk = await openExampleDesk();
    await publishOver(desk.server.url);
  });
  afterAll(() => desk?.stop());

  it('a scan files itself, and a person writes what is on it', async () => {
    const code = 'TB118-2023-2.1';
    const printed = await desk.clerk.fetch(`/api/slips.pdf?code=${code}`);
    const page = await signedInPage(desk.browser, desk.server.url, 'huong');
    await page.goto(`${desk.server.url}/nhiem-vu`);
    await page.getByRole('link', { name: 'Nộp phiếu' }).click();
    await page.getByText('Không có trang nào chờ ghi').waitFor();
    await examine(page, 'slips-empty');
    await page.locator('input[type=file]').setInputFiles({
      ...{ name: 'phieu.pdf', mimeType: 'application/pdf' },
      buffer: Buffer.from(await printed.arrayBuffer()),
    });
    await page.getByText('1 trang đã về nhiệm vụ của mình.').waitFor({ timeout: 60_000 });
    await page.evaluate(() => window.scrollTo(0, 0));
    await examine(page, 'slips-waiting');
    await page.getByRole('textbox', { name: 'Đạt bao nhiêu phần trăm' }).fill('60');
    await page
      .getByRole('textbox', { name: 'Lời trên phiếu' })
      .fill('Đã lập đề án, đang lấy ý kiến các khoa.');
    await page.getByRole('button', { name: `Ghi báo cáo ${code}` }).click();
    await page.getByText(`Đã ghi báo cáo của ${code}.`).waitFor();
    await page.goto(`${desk.server.url}/nhiem-vu/${code}`);
    await page
      .getByText(/báo cáo bằng phiếu giấy đã ký/)
      .first()
      .waitFor();
    expect(await page.getByText(/phieu-trang-1\.jpg/).count()).toBeGreaterThan(0);
  });
});

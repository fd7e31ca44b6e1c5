import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectiveList } from '#directives/listing/schema.ts';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

/** A figure of last month is looked at again, compared with today's, and reported with both of its moments. */
describe.skipIf(!browserPath)('looking back', () => {
  let desk: ExampleDesk;
  let recorded: string;
  const late = 'TB118-2023-3.6';
  beforeAll(async () => {
    desk = await openExampleDesk();
    await publishOver(desk.server.url);
    const list = (await desk.clerk.call('directives.list', {})).json as DirectiveList;
    recorded = new Date(list.recordedUntil).toISOString();
    const deadline = { kind: 'date', date: '2023-12-01', origin: 'office' };
    await desk.clerk.call('directives.setDeadline', { code: late, deadline });
    await desk.clerk.call('example.setClock', { today: '2024-01-03' });
    await desk.clerk.call('periods.draft', { kind: 'month', toDay: '2023-12-31' });
  }, 180_000);
  afterAll(() => desk?.stop());

  async function open(path: string, who = 'huong') {
    const page = await signedInPage(desk.browser, desk.server.url, who);
    page.setDefaultTimeout(20_000);
    await page.goto(desk.server.url + path);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForLoadState('networkidle');
    return page;
  }

  it('shows the list of a day by what was known then, says so, and leads back', async () => {
    const page = await open(`/nhiem-vu?den-ngay=2023-12-20&ghi-nhan-den=${recorded}`);
    await page.getByText('chỉ theo những gì đã ghi nhận').waitFor();
    await page.getByRole('row').filter({ hasText: '3.6' }).waitFor();
    await examine(page, 'looking-back-list');
    await page.getByRole('button', { name: 'Về hiện nay' }).click();
    await expect.poll(() => page.url()).not.toContain('recordedUntil');
    await page.goto(`${desk.server.url}/tong-quan?asOf=2023-12-20`);
    await page.getByRole('button', { name: 'Như đã biết khi ấy' }).waitFor();
    await examine(page, 'looking-back-leader');
    await page.context().close();
  });

  it('compares two days; each figure opens its rows', async () => {
    const page = await open('/so-sanh?from=2023-11-30&to=2024-01-03', 'thang');
    await page.getByRole('heading', { name: 'Năm con số của hai ngày' }).waitFor();
    await examine(page, 'difference');
    await page.getByRole('link', { name: /^Chuyển sang quá hạn/ }).click();
    await page.getByRole('heading', { name: 'Chuyển sang quá hạn' }).waitFor();
    expect(await page.getByRole('row').filter({ hasText: '3.6' }).count()).toBe(1);
    await examine(page, 'difference-late');
    await page.getByRole('link', { name: 'Chưa xong, quá hạn, ngày 03/01/2024: 1' }).click();
    await page.getByRole('heading', { name: 'Nhiệm vụ', level: 1 }).waitFor();
    await page.getByText('chỉ theo những gì đã ghi nhận').waitFor();
    await page.context().close();
  });

  it('shows the draft of the period with its two moments', async () => {
    const page = await open('/ky-bao-cao?year=2023');
    await page.getByText('Dự thảo báo cáo kỳ tháng 12/2023').waitFor();
    await page.getByText('thiết lập của cơ quan, không phải quy định').waitFor();
    await examine(page, 'report-periods');
    await page.getByRole('button', { name: 'Sửa' }).click();
    await examine(page, 'report-periods-settings');
    await page.context().close();
    const reports = await open('/bao-cao');
    await examine(reports, 'reports');
    await reports.context().close();
  });
});

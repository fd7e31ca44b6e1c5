import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Committee, CommitteeSummary } from '#committees/schema.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

/** A committee from its draft to the notice of its first meeting. Steps build on each other. */
describe.skipIf(!browserPath)('a steering committee', () => {
  let desk: ExampleDesk;
  let id = '';
  const { ask, open, wordsOf, faults } = atTheDesk(() => desk);
  const committee = (who = 'huong') => ask<Committee>(who, 'committees.get', { id });
  const decisionId = async () => (await committee()).decisions[0]?.id ?? '';

  beforeAll(async () => {
    desk = await openExampleDesk();
    await publishOver(desk.server.url);
  });
  afterAll(() => desk?.stop());

  it('comes with the example, and says who must move', async () => {
    const page = await open('huong', '/ban-chi-dao');
    await page.getByRole('button', { name: 'Nạp Ban Chỉ đạo ví dụ' }).click();
    await page.getByText('BTCTU, 4 ngày').waitFor();
    const rows = await ask<CommitteeSummary[]>('huong', 'committees.list', {});
    id = rows.find(({ directiveCode }) => directiveCode === 'TB118-2023-3.1')?.id ?? '';
    expect(id).not.toBe('');
  });

  it('is appraised, submitted and decided, each by its own hand', async () => {
    const acting = { decisionId: await decisionId(), on: '2023-11-20', documentId: null, does: 'pass' };
    const appraised = { ...acting, from: 'sent', number: null, note: 'Nhất trí về thành phần.' };
    await ask('yen', 'committeeDecisions.appraise', appraised);
    const submitted = { ...acting, from: 'appraised', number: '215-TTr/BTCTU', note: null };
    await ask('son', 'committeeDecisions.submit', submitted);
    const submission = await wordsOf('son', `/api/committee-decisions/${await decisionId()}/to-trinh.docx`);
    expect(submission).toContain('Nhất trí về thành phần.');
    const leader = await open('thang', `/ban-chi-dao/${id}`);
    await leader.getByRole('button', { name: 'Quyết định', exact: true }).click();
    await leader.getByRole('textbox', { name: /Số quyết định/ }).fill('512-QĐ/TU');
    await leader.getByRole('button', { name: 'Đã ký' }).click();
    await leader.getByRole('heading', { name: 'Thành viên vào ngày 20/11/2023' }).waitFor();
    expect(await leader.getByText('512-QĐ/TU').count()).toBeGreaterThan(9);
    const { members, tasks } = await committee();
    expect([members.length, tasks.length]).toEqual([9, 8]);
  });

  it('meets on what is open, and its conclusions are read as a notice', async () => {
    const page = await open('huong', `/ban-chi-dao/${id}`);
    await page.getByRole('button', { name: 'Chuẩn bị phiên họp' }).click();
    const agenda = page.getByRole('textbox', { name: /Chương trình/ });
    await expect
      .poll(() => agenda.inputValue(), { timeout: 20_000 })
      .toContain('Việc đã giao: Cân đối kinh phí');
    expect(await agenda.inputValue()).toContain('Nhiệm vụ TB118-2023-3.1');
    await page.getByRole('button', { name: 'Lưu phiên họp' }).click();
    await page.getByRole('button', { name: 'Điểm danh' }).click();
    await page.getByRole('group', { name: 'Giám đốc Sở Tài chính' }).getByText('Vắng').click();
    await page.getByRole('button', { name: 'Lưu điểm danh' }).click();
    await page.getByText('8/9 thành viên; vắng: Giám đốc Sở Tài chính').waitFor();
    await page.getByRole('button', { name: 'Ghi kết luận' }).click();
    await page
      .getByRole('textbox', { name: /Kết luận/ })
      .fill('Giao Sở Nội vụ chủ trì rà soát biên chế giảng viên, xong trước ngày 31/01/2024.');
    await page.getByRole('button', { name: 'Lưu kết luận' }).click();
    await page.getByRole('button', { name: 'Lập thông báo kết luận' }).click();
    await page.getByRole('link', { name: 'Thông báo kết luận' }).click({ timeout: 60_000 });
    await page.waitForURL(/\/van-ban\/[0-9a-f-]{36}/);
    await page.getByText('rà soát biên chế giảng viên').first().waitFor();
    await examine(await open('huong', `/ban-chi-dao/${id}`), 'committee');
    // Who was in the older one on any day.
    const rows = await ask<CommitteeSummary[]>('huong', 'committees.list', {});
    const older = rows.find(({ directiveCode }) => directiveCode === null)?.id;
    await open('huong', `/ban-chi-dao/${older}?ngay=2021-06-01`);
    await page.getByText('Cà Văn Inh, Phó Giám đốc Sở Nội vụ').waitFor();
    await page.goto(page.url().replace('2021-06-01', '2023-06-01'));
    await page.getByText('Hiệu trưởng Trường Chính trị tỉnh').first().waitFor();
    expect(await page.getByText('Cà Văn Inh').count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

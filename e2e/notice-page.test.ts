import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeView } from '#overview/notices/schema.ts';
import { exampleLoads } from '#overview/rebuilding/commands.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { acceptAll } from './support/publish-example.ts';

/** A notice with its findings, requirements and answers, from the page to the paper. Steps build on each other. */
describe.skipIf(!browserPath)('a notice with all its parts', () => {
  let desk: ExampleDesk;
  let at = '';
  let documentId = '';
  const { ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    documentId = await desk.takeIn('thong-bao-118.docx');
    await acceptAll(desk.clerk.call, documentId);
    await desk.clerk.call('publishing.publish', { documentId });
    for (const [who, route] of exampleLoads) await ask(who, route, {});
    at = `/van-ban/${documentId}/ket-luan`;
  });
  afterAll(() => desk?.stop());

  const view = () => ask<NoticeView>('huong', 'notices.get', { documentId });

  it('shows four limitations, five requirements and seven answers, each with its state', async () => {
    const page = await open('huong', at);
    await page.getByRole('heading', { level: 1, name: 'Thông báo số 118-TB/VPTU' }).waitFor();
    const rows = (name: RegExp) => page.getByRole('table', { name }).locator('tbody tr');
    expect(await rows(/hạn chế văn bản nêu/).count()).toBe(4);
    expect(await rows(/yêu cầu$/).count()).toBe(5);
    const answers = (await view()).answers;
    expect(answers).toHaveLength(7);
    expect(await rows(/trả lời kiến nghị/).count()).toBe(
      answers.reduce((sum, { parts }) => sum + Math.max(1, parts.length), 0),
    );
    for (const row of await page.locator('tbody tr').all())
      expect(await row.locator('[data-state]').count(), (await row.textContent()) ?? '').toBeGreaterThan(0);
    await examine(page, 'notice');
  });

  it('says of each part what the room says that carries it', async () => {
    const { requirements, answers } = await view();
    const parts = [...requirements, ...answers.flatMap((answer) => answer.parts)];
    const said = (ref: string) =>
      parts
        .find((part) => part.directive.ref === ref)
        ?.measures.map(({ words }) => words?.replaceAll('\u00a0', ' '));
    expect(said('2.3')).toContain('1 đề tài');
    expect(said('3.1')).toContain('chưa');
    expect(said('3.2')).toContain('2/2 (100 %)');
    expect(said('3.4')).toContain('4/28 (14,3 %)');
    expect(said('3.6')).toContain('6/8 (75 %)');
    expect(said('3.7')?.join()).toMatch(/^4\.850\/31\.450 triệu đồng \(15,4 %\)/);
    for (const { directive, measures } of parts)
      expect(
        measures.filter(({ words }) => words === null),
        `${directive.ref} has a figure that nobody knows`,
      ).toEqual([]);
  });

  it('opens every figure to its rows, and says why one is not known', async () => {
    const page = await open('huong', at);
    const figures = page.locator('tbody button[aria-expanded]:has(small)');
    const count = await figures.count();
    expect(count).toBeGreaterThan(8);
    const seen = new Set<string>();
    for (let n = 0; n < count; n++) {
      const words = (await figures.nth(n).textContent()) ?? '';
      if (seen.has(words)) continue;
      seen.add(words);
      await figures.nth(n).click();
      const panel = page.getByRole('complementary').last();
      await panel.getByText('đến hết ngày 20/11/2023').waitFor();
      const [figure = ''] = words.split(/(?=[A-ZĐ])/);
      if (words.startsWith('chưa biết'))
        await panel
          .getByText(/^Chưa biết: /)
          .first()
          .waitFor();
      else await panel.getByText(figure, { exact: false }).first().waitFor();
    }
    await page
      .getByRole('button', { name: /14,3|4\/28/ })
      .first()
      .click();
    await page.getByRole('complementary').getByRole('link').first().waitFor();
    expect(await page.getByRole('complementary').locator('ul').first().locator('li').count()).toBe(4);
  });

  it('takes the word of the clerk for a figure, a proof from the school, and a closing from the leader', async () => {
    const office = await open('huong', at);
    await office.getByRole('button', { name: /4\/28/ }).first().click();
    await office.getByRole('button', { name: 'Xác nhận số liệu' }).click();
    await office.getByRole('button', { name: 'Xác nhận số liệu' }).waitFor({ state: 'detached' });
    await office.getByRole('button', { name: /giảng viên chính còn ít/ }).click();
    await office.getByLabel('Gắn thêm: mã nhiệm vụ').fill('TB118-2023-2.1');
    await office.getByRole('button', { name: 'Gắn nhiệm vụ' }).click();
    await office.getByRole('button', { name: 'Thôi gắn TB118-2023-2.1' }).waitFor();
    await examine(office, 'notice-finding');
    const finding = (await view()).findings.find(({ text }) => text.includes('giảng viên chính'));
    const school = await open('mai', `${at}?muc=${finding?.id}`);
    await school.getByRole('button', { name: 'Nộp minh chứng' }).click();
    await school.getByLabel(/Đã khắc phục ra sao/).fill('Đã bổ nhiệm thêm hai giảng viên chính.');
    await school.getByLabel(/Số, ký hiệu văn bản/).fill('45-BC/TCT');
    await school.getByRole('button', { name: 'Nộp minh chứng' }).click();
    await school.getByText('Chờ xem minh chứng').first().waitFor();
    const leader = await open('thang', `${at}?muc=${finding?.id}`);
    await leader.getByRole('button', { name: 'Khép hạn chế' }).click();
    await leader.getByLabel(/Căn cứ khép/).fill('Đã xem quyết định bổ nhiệm.');
    await leader.getByRole('button', { name: 'Khép hạn chế' }).click();
    await leader.getByText('Đã khép').first().waitFor();
    await leader.getByText('1/4 đã khép').waitFor();
  });

  it('says the same on paper, and nothing of it on the day before', async () => {
    const words = await wordsOf('huong', `/api/notices/${documentId}/report.docx`);
    for (const said of ['118-TB/VPTU', 'Hạn chế đã khép: 1', '4/28 (14,3 %)', '26/55 (47,3 %)', 'Đã khép'])
      expect(words).toContain(said);
    expect(words.match(/ghi nhận đến/g)?.length).toBeGreaterThan(1);
    const page = await open('huong', `${at}?asOf=2023-11-19`);
    await page.getByText('Chưa có phần nào của văn bản đến ngày này').waitFor();
    expect(faults).toEqual([]);
  });
});

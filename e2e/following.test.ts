import { readBytes } from '@dondoc/intake';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DirectiveList } from '#directives/listing/schema.ts';
import type { Ladder } from '#directives/nudges/schema.ts';
import type { DirectiveDetail } from '#directives/schema.ts';
import { browserPath, examine, signedInPage } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { acceptAll } from './support/publish-example.ts';

const code = 'TB118-2023-3.1';

/** One directive through its desks to the end, as the people of three agencies do it. Steps build on each other. */
describe.skipIf(!browserPath)('a directive followed to its end', () => {
  let desk: ExampleDesk;
  let documentId = '';
  const pages = new Map<string, Page>();
  const faults: string[] = [];
  beforeAll(async () => {
    desk = await openExampleDesk();
    documentId = await desk.takeIn('thong-bao-118.docx');
    const { call } = desk.clerk;
    await acceptAll(call as Parameters<typeof acceptAll>[0], documentId);
    await call('publishing.publish', { documentId });
    await call('directives.setDeadline', {
      code,
      deadline: { kind: 'date', date: '2023-12-15', origin: 'office' },
    });
  });
  afterAll(() => desk?.stop());

  /** The directive's page as somebody sees it now. */
  async function openAs(who: string): Promise<Page> {
    const page = pages.get(who) ?? (await signedInPage(desk.browser, desk.server.url, who));
    if (!pages.has(who)) page.on('pageerror', (error) => faults.push(error.message));
    pages.set(who, page);
    page.setDefaultTimeout(20_000);
    await page.goto(`${desk.server.url}/nhiem-vu/${code}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    return page;
  }
  const on = (today: string) => desk.clerk.call('example.setClock', { today });
  const get = async (): Promise<DirectiveDetail> =>
    (await desk.clerk.call('directives.get', { code })).json as DirectiveDetail;
  /** Words that a person sees; what is there for print alone does not count. */
  const said = (page: Page, words: RegExp) =>
    page.locator('main').getByText(words).locator('visible=true').first().waitFor();

  /** The rungs that were taken, as the ledger of pressing has them. */
  const rungs = async (): Promise<number[]> => {
    const { lines, earlier } = (await desk.clerk.call('nudges.ladder', { code })).json as Ladder;
    return [...lines.flatMap(({ nudges }) => nudges), ...earlier].map(({ rung }) => rung).sort();
  };
  /** The words of a paper that the house made, as its own reader has them. */
  const wordsOf = async (address: string): Promise<string> => {
    const response = await desk.clerk.fetch(address);
    expect(response.status, address).toBe(200);
    const read = await readBytes(new Uint8Array(await response.arrayBuffer()), 'tep.docx');
    if (!read.ok) throw new Error(read.message);
    return read.value.text.replaceAll('\u2011', '-');
  };

  async function handOver(contact: string, head: string, words: string): Promise<void> {
    const writer = await openAs(contact);
    await writer.getByRole('textbox', { name: /Nội dung báo cáo/ }).fill(words);
    await writer.getByRole('radio', { name: 'Đã xong' }).check();
    await writer.getByRole('button', { name: /^Gửi duyệt/ }).click();
    await said(writer, /chờ thủ trưởng duyệt/);
    const chief = await openAs(head);
    await chief.getByRole('button', { name: 'Duyệt', exact: true }).click();
    await said(chief, /Đã duyệt báo cáo/);
  }

  it('shows the clerk the chain that the roles speak of, and takes the clerk’s word for it', async () => {
    const page = await openAs('huong');
    await page.getByRole('heading', { name: 'Các bước đề xuất' }).waitFor();
    await examine(page, 'steps-proposed');
    await page.getByRole('button', { name: 'Sửa các bước' }).click();
    await page.getByRole('button', { name: 'Thêm bước' }).waitFor();
    await examine(page, 'steps-form');
    await page.getByRole('button', { name: 'Thôi' }).click();
    await page.getByRole('button', { name: 'Xác nhận các bước' }).click();
    await said(page, /Đã xác nhận các bước/);
    expect((await get()).steps.map(({ state }) => state)).toEqual(['open', 'waiting', 'waiting']);
  });

  it('goes to the next desk, and comes back with the reason', async () => {
    await on('2023-12-04');
    await handOver('mai', 'binh', 'Đã tham mưu dự thảo quyết định thành lập Ban Chỉ đạo.');
    await on('2023-12-06');
    const board = await openAs('son');
    await board
      .getByRole('tab', { name: 'Trả lại' })
      .click()
      .catch(() => undefined);
    await board.getByRole('textbox', { name: /Lý do trả lại/ }).fill('Thiếu dự kiến thành viên.');
    await examine(board, 'step-return');
    await board.getByRole('button', { name: 'Trả lại', exact: true }).last().click();
    await said(board, /Đã trả lại bước trước/);
    const drafter = await openAs('mai');
    await said(drafter, /Thiếu dự kiến thành viên/);
    await examine(drafter, 'step-returned');
  });

  it('gets more time that was asked for and granted before the day', async () => {
    await on('2023-12-12');
    const drafter = await openAs('mai');
    await drafter.getByRole('tab', { name: 'Xin gia hạn' }).click();
    await drafter.getByRole('textbox', { name: /Xin gia hạn đến ngày/ }).fill('29/12/2023');
    await drafter.getByRole('textbox', { name: /Lý do/ }).fill('Chờ các sở cử thành viên.');
    await examine(drafter, 'extension-ask');
    await drafter.getByRole('button', { name: 'Gửi đề nghị gia hạn' }).click();
    await said(drafter, /Đã gửi đề nghị gia hạn/);
    const clerk = await openAs('huong');
    await clerk.getByText('Chờ các sở cử thành viên.').first().waitFor();
    await examine(clerk, 'extension-decide');
    await clerk.getByRole('button', { name: 'Đồng ý gia hạn' }).click();
    await said(clerk, /Đã ghi quyết định về gia hạn/);
    expect((await get()).standing).toMatchObject({ due: '2023-12-29', firstDue: '2023-12-15' });
  });

  it('is pressed, first by a word and then by a letter that counts when it is signed', async () => {
    await on('2024-01-03');
    const clerk = await openAs('huong');
    const board = async () => {
      await clerk.goto(`${desk.server.url}/don-doc`);
      await clerk.getByRole('heading', { level: 1, name: /Đôn đốc/ }).waitFor();
    };
    await board();
    await clerk.getByRole('button', { name: /Làm \d+ bậc đến lượt/ }).click();
    await expect.poll(rungs, { timeout: 20_000 }).toEqual([1]);
    // Done again on the same day nothing goes out twice.
    await desk.clerk.call('nudges.sendDue');
    expect(await rungs()).toEqual([1]);
    await on('2024-01-08');
    await board();
    await clerk.getByRole('button', { name: 'Lập công văn gửi Trường Chính trị tỉnh' }).click();
    await clerk
      .getByRole('link', { name: /Tải DOCX/ })
      .first()
      .waitFor();
    await examine(clerk, 'nudge-letter');
    const href = await clerk
      .getByRole('link', { name: /Tải DOCX/ })
      .first()
      .getAttribute('href');
    expect(await wordsOf(href ?? '')).toContain(code);
    // Drafted only: the rung is not taken.
    expect(await rungs()).toEqual([1]);
    await clerk.getByRole('button', { name: 'Ghi đã ký' }).click();
    await clerk.getByRole('textbox', { name: /Số, ký hiệu/ }).fill('15-CV/VPTU');
    await clerk.getByRole('textbox', { name: /Người ký/ }).fill('Lê Văn Minh, Chánh Văn phòng');
    const day = clerk.getByRole('textbox', { name: /Ngày ký/ });
    if ((await day.inputValue()) === '') await day.fill('08/01/2024');
    await clerk.getByRole('button', { name: 'Ghi đã ký' }).last().click();
    await expect.poll(rungs, { timeout: 20_000 }).toEqual([1, 2]);
    // The agency reads it, and the office sees that it has.
    const school = await openAs('mai');
    await school.goto(`${desk.server.url}/hop-viec`);
    await school
      .getByText(/Công văn đôn đốc số 15-CV\/VPTU/)
      .first()
      .waitFor();
    await examine(await openAs('huong'), 'nudge-ladder');
  });

  it('is done late, and stays so', async () => {
    await on('2024-01-10');
    await handOver('mai', 'binh', 'Đã bổ sung dự kiến thành viên.');
    await handOver('lan', 'son', 'Đã thẩm định, trình Thường trực Tỉnh uỷ.');
    await on('2024-01-15');
    const clerk = await openAs('huong');
    await clerk.getByRole('textbox', { name: /Ý kiến, số và ngày/ }).fill('Đồng ý; Quyết định số 900-QĐ/TU.');
    await examine(clerk, 'step-decide');
    await clerk.getByRole('button', { name: 'Ghi ý kiến' }).click();
    await said(clerk, /Đã ghi ý kiến/);
    const done = await get();
    expect(done.standing).toMatchObject({ state: 'done', headline: 'done-late', daysLate: 17 });
    await examine(await openAs('huong'), 'steps-done');
  });

  it('stands on each day as it stood then: on the page, in the figures, in the report', async () => {
    const days: [day: string, headline: string, state: RegExp, report: RegExp][] = [
      ['2023-12-13', 'open-in-time', /Bị trả lại|Trả lại|Còn/, /Trả lại/],
      ['2024-01-05', 'open-late', /Quá hạn\s7\sngày/, /Trả lại, quá hạn\s7\sngày/],
      ['2024-01-15', 'done-late', /quá hạn\s17\sngày/, /Hoàn thành quá hạn\s17\sngày/],
    ];
    const page = await openAs('huong');
    for (const [day, headline, state, inReport] of days) {
      const { rows, counts } = (await desk.clerk.call('directives.list', { asOf: day }))
        .json as DirectiveList;
      const row = rows.find((one) => one.code === code);
      expect(row?.standing.headline, day).toBe(headline);
      const of = (one: string) => rows.filter(({ standing }) => standing.headline === one).length;
      expect([counts.openLate, counts.openInTime, counts.doneLate], day).toEqual(
        ['open-late', 'open-in-time', 'done-late'].map(of),
      );
      await page.goto(`${desk.server.url}/nhiem-vu?q=${code}&den-ngay=${day}`);
      await said(page, new RegExp(code));
      await said(page, state);
      const report = await wordsOf(`/api/reports/${documentId}?asOf=${day}`);
      const at = report.indexOf(code);
      expect(at, day).toBeGreaterThan(-1);
      expect(report.slice(at), day).toMatch(inReport);
      expect(report).toContain(`${counts.doneLate}`);
    }
    // Reported late, asked for and granted, pressed twice: the log tells each by whom.
    const inspector = await openAs('kien');
    for (const words of [
      /Đồng ý gia hạn đến 29\/12\/2023/,
      /Công văn đôn đốc/,
      /trả lại bước trước/,
      /Quá hạn từ ngày này|Quá hạn/,
    ])
      await said(inspector, words);
    expect(faults).toEqual([]);
  });
});

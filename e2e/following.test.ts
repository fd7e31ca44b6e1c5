import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  const said = (page: Page, words: RegExp) => page.locator('main').getByText(words).first().waitFor();

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
    expect(faults).toEqual([]);
  });
});

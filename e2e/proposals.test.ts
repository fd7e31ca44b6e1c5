import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Proposal } from '#proposals/schema.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { acceptAll } from './support/publish-example.ts';

const asked = 'Về cấp kinh phí in tài liệu học tập cho các lớp mở ở xã';

/** What the school asks of the province, from the draft to the word of both sides. Steps build on each other. */
describe.skipIf(!browserPath)('requests upward', () => {
  let desk: ExampleDesk;
  let id = '';
  let schoolId = '';
  const { ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    const documentId = await desk.takeIn('thong-bao-118.docx');
    await acceptAll(desk.clerk.call, documentId);
    await ask('huong', 'publishing.publish', { documentId });
  });
  afterAll(() => desk?.stop());

  const say = async (page: Page, choice: string, words: string, label: string) => {
    await page.getByRole('radio', { name: choice, exact: true }).check();
    await page.getByRole('textbox', { name: label }).fill(words);
    await page.getByRole('button', { name: 'Ghi ý kiến' }).click();
  };
  const state = (page: Page, words: string) => page.getByText(words, { exact: true }).first().waitFor();

  it('the clerk says for all seven of the notice who asked', async () => {
    const page = await open('huong', '/kien-nghi');
    await page.getByText('7 kiến nghị tại văn bản 118-TB/VPTU chưa ghi cơ quan kiến nghị').waitFor();
    await page.getByRole('button', { name: 'Đúng, ghi cho cả 7' }).click();
    await page.getByRole('link', { name: 'Trường Chính trị tỉnh' }).first().waitFor();
    const all = await ask<Proposal[]>('huong', 'proposals.list', undefined);
    schoolId = all[0]?.askedBy?.id ?? '';
    expect(all.map(({ askedBy }) => askedBy?.id)).toEqual(Array(7).fill(schoolId));
    await page.getByRole('button', { name: 'Nạp kiến nghị ví dụ' }).click();
    await page.getByText('Về sửa chữa mái và hệ thống điện').waitFor();
  });

  it('the school writes its request, its head sends it', async () => {
    const page = await open('mai', '/kien-nghi');
    await page.getByRole('button', { name: 'Ghi kiến nghị' }).click();
    await page.getByRole('textbox', { name: 'Nội dung kiến nghị' }).fill(asked);
    await page.getByRole('textbox', { name: 'Lý do' }).fill('Học viên ở xã chưa có tài liệu in.');
    await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
    await page.getByText(asked).waitFor();
    const all = await ask<Proposal[]>('binh', 'proposals.list', undefined);
    id = all.find(({ state }) => state === 'draft')?.id ?? '';
    const head = await open('binh', `/kien-nghi/${id}`);
    await head.getByRole('button', { name: 'Gửi kiến nghị' }).click();
    await state(head, 'Chờ trả lời');
  });

  it('the office answers, and neither side closes it alone', async () => {
    const page = await open('huong', `/kien-nghi/${id}`);
    await page.getByRole('combobox', { name: 'Kết quả' }).click();
    await page.getByRole('option', { name: 'Chấp thuận', exact: true }).click();
    await page.getByRole('textbox', { name: 'Nội dung trả lời' }).fill('Đồng ý cấp trong dự toán quý IV.');
    await page.getByRole('textbox', { name: 'Số văn bản trả lời' }).fill('1020-CV/VPTU');
    await page.getByRole('button', { name: 'Ghi trả lời' }).click();
    await state(page, 'Đã trả lời');
    await say(page, 'Đã giải quyết', 'Đã chuyển kinh phí.', 'Căn cứ');
    await state(page, 'Chờ bên kia xác nhận');
    const school = await open('mai', `/kien-nghi/${id}`);
    await say(school, 'Chưa giải quyết', 'Kinh phí chưa về tài khoản của trường.', 'Lý do');
    await state(school, 'Hai bên chưa thống nhất');
    await examine(await open('huong', `/kien-nghi/${id}`), 'kien-nghi-chua-thong-nhat');
    const head = await open('binh', `/kien-nghi/${id}`);
    await say(head, 'Đã giải quyết', 'Kinh phí đã về ngày hôm nay.', 'Căn cứ');
    await state(head, 'Đã giải quyết');
  });

  it('the school sees what became of all it asked, on the page and on paper', async () => {
    const page = await open('mai', `/kien-nghi/cua/${schoolId}`);
    await page.getByText('Đã giải quyết 2/12 (16,7 %)').waitFor();
    await examine(page, 'kien-nghi-cua-truong');
    await page.getByRole('link', { name: /Hai bên chưa thống nhất/ }).click();
    await page.getByText('Về sửa chữa mái và hệ thống điện').waitFor();
    expect(await page.getByText(asked).count()).toBe(0);
    const words = await wordsOf('mai', `/api/proposals/askers/${schoolId}/report.docx?issuer=asker`);
    for (const said of ['TRƯỜNG CHÍNH TRỊ TỈNH', asked, '1020-CV/VPTU', 'Tổng số kiến nghị: 12 kiến nghị'])
      expect(words).toContain(said);
    await examine(await open('huong', '/kien-nghi'), 'kien-nghi');
    expect(faults).toEqual([]);
  });
});

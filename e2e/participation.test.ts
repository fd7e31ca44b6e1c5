import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SelfReportsView } from '#directives/self-reports/schema.ts';
import type { MeetingsView } from '#documents/meetings/schema.ts';
import type { OccasionView, ParticipationView } from '#participation/schema.ts';
import { atTheDesk } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { publishOver } from './support/publish-example.ts';

/** What the school takes part in, the meeting of its notice, a standing duty. Steps build on each other. */
describe.skipIf(!browserPath)('taking part, a meeting, a standing duty', () => {
  let desk: ExampleDesk;
  let documentId = '';
  let near = '';
  const { ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    ({ documentId } = await publishOver(desk.server.url));
  });
  afterAll(() => desk?.stop());

  const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

  it('loads a year on the empty page, and each figure opens its rows', async () => {
    const page = await open('huong', '/du-hop?nam=2023');
    await press(page, 'Nạp việc dự họp ví dụ');
    await page.getByText('6/8 (75 %)').first().waitFor();
    await page.getByText(/1 cuộc sắp diễn ra mà trường chưa được mời/).waitFor();
    await examine(page, 'participation');
    await page.getByRole('link', { name: 'Tổng cộng: Không mời 2' }).click();
    await page.getByText('2/10 cuộc').waitFor();
    const { occasions } = await ask<ParticipationView>('huong', 'participation.list', { year: 2023 });
    near = occasions.find(({ state }) => state === 'near')?.id ?? '';
  });

  it('reminds the organiser, who asks; the school answers', async () => {
    const page = await open('huong', `/du-hop/${near}`);
    await press(page, 'Nhắc cơ quan tổ chức');
    await page.getByText('Đã nhắc ngày 20/11/2023').waitFor();
    const letter = await wordsOf('huong', `/api/participation/${near}/letter.docx`);
    expect(letter).toContain('Hiệu trưởng');
    const organiser = await open('lan', `/du-hop/${near}`);
    await press(organiser, 'Ghi đã mời');
    await organiser.getByLabel('Số giấy mời').fill('402-GM/BTC');
    await organiser.getByRole('button', { name: 'Ghi đã mời' }).last().click();
    await organiser.getByText('số 402-GM/BTC').waitFor();
    const school = await open('mai', `/du-hop/${near}`);
    await press(school, 'Ghi trả lời, kết quả dự');
    await school.getByRole('button', { name: 'Ghi trả lời', exact: true }).click();
    await school.getByText('đã nhận lời').waitFor();
    await examine(school, 'occasion');
    const { occasion } = await ask<OccasionView>('mai', 'participation.get', { id: near });
    expect(occasion.seats[0]?.standing).toMatchObject({ stage: 'answered', answer: true });
    expect(await wordsOf('huong', '/api/participation.docx?year=2023')).toContain('6/8 lần phải mời (75 %)');
  });

  it('proposes who was at the meeting from the words of the notice, and the clerk confirms', async () => {
    const page = await open('huong', `/van-ban/${documentId}`);
    await page.getByText('đề xuất từ lời văn bản').waitFor();
    await press(page, 'Xác nhận');
    await page.getByRole('button', { name: 'Ghi lại từ đầu' }).waitFor();
    const { meetings } = await ask<MeetingsView>('mai', 'meetings.list', { documentId });
    expect(meetings[0]).toMatchObject({ heldOn: '2023-11-17', title: 'Làm việc với Trường Chính trị tỉnh' });
    expect(meetings[0]?.persons.map(({ part }) => part)).toEqual([
      ...['chair', 'report', 'attend', 'attend', 'attend', 'attend'],
    ]);
  });

  it('shows the years of a standing duty side by side, and takes this year’s answers', async () => {
    const page = await open('mai', '/nhiem-vu/TB118-2023-2.4/tu-bao-cao');
    await page.getByText('Không có đơn thư.').waitFor();
    await page.getByLabel(/Việc gì đã đưa ra tập thể bàn/).fill('Lấy ý kiến về kế hoạch thực hiện Đề án.');
    await press(page, 'Gửi thủ trưởng duyệt');
    await page.getByRole('cell', { name: /Lấy ý kiến về kế hoạch/ }).waitFor();
    await examine(page, 'self-reports');
    const { years } = await ask<SelfReportsView>('huong', 'selfReports.get', { code: 'TB118-2023-2.4' });
    expect(years.map(({ year, turn }) => [year, turn?.state])).toEqual([
      [2023, 'awaiting-approval'],
      [2022, undefined],
    ]);
    const paper = await wordsOf('mai', '/api/directives/TB118-2023-2.4/self-report.docx?year=2022');
    expect(paper).toContain('Số câu hỏi đã trả lời: 4/5 câu');
    expect(faults).toEqual([]);
  });
});

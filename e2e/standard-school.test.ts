import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeSheet } from '#platform/sheets/write.ts';
import type { Candidate } from '#staff/ranks/schema.ts';
import { exampleRound } from '#standards/example/store.ts';
import { cellsOf, rowsOfSet, setColumns } from '#standards/exchange/sheets.ts';
import type { IndicatorView } from '#standards/indicators/schema.ts';
import type { RoundView } from '#standards/rounds/schema.ts';
import { shippedSets } from '#standards/sets/store.ts';
import { atTheDesk, bufferOf } from './support/at-the-desk.ts';
import { browserPath, examine } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';

const SET = 'Bộ tập huấn của trường';
const RANK = { rule: 'tt-40-2020', rank: 'V.07.01.02' };
const notice = path.resolve(import.meta.dirname, '../data/example/thong-bao-118.pdf');

/** A school on its way: a set from a file, a round, papers, two appointments, the roadmap. Steps build on each other. */
describe.skipIf(!browserPath)('a school on its way to the standard', () => {
  let desk: ExampleDesk;
  let roundId = '';
  const { as, ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    await desk.loadRoster();
  });
  afterAll(() => desk?.stop());

  const view = (who = 'huong') => ask<RoundView>(who, 'rounds.get', { id: roundId });
  const lineOf = async (code: string) => {
    const line = (await view()).lines.find(({ indicator }) => indicator.code === code);
    if (!line) throw new Error(`no indicator ${code}`);
    return line;
  };

  it('takes a set in from the sheet that an office has typed', async () => {
    const shipped = (await shippedSets()).find(({ isPractice }) => isPractice);
    if (!shipped) throw new Error('no practice set');
    const columns = setColumns([1, 2]);
    const sheet = writeSheet({ name: 'Bộ', columns, batches: [cellsOf(columns, rowsOfSet(shipped))] });
    const page = await open('mai', '/truong-chuan/bo-chi-tieu/nhap');
    await page.locator('input[type=file]').setInputFiles({
      name: 'bo-chi-tieu.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: await bufferOf(sheet),
    });
    await page.getByText('Mới 55').waitFor();
    await examine(page, 'set-looked-through');
    await page.getByRole('textbox', { name: /Tên bộ/ }).fill(SET);
    await page.getByRole('textbox', { name: /Căn cứ/ }).fill('Bộ giả định để tập dùng');
    await page.getByRole('textbox', { name: /Nguồn/ }).fill('Tệp do trường gõ');
    await page.getByRole('radio', { name: 'Bộ giả định để tập dùng' }).check();
    await page.getByRole('button', { name: 'Nhập 55 chỉ tiêu' }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(SET) }).waitFor();
    await examine(page, 'set');
  });

  it('opens a round, which is filled in by hand and from the roster', async () => {
    const page = await open('mai', '/truong-chuan/dot-danh-gia');
    await page.getByRole('button', { name: 'Mở đợt', exact: true }).first().click();
    await page.getByRole('textbox', { name: /Tên đợt/ }).fill('Tự đánh giá tháng 11/2023');
    await page.locator('form').getByRole('button', { name: 'Mở đợt' }).click();
    await page.waitForURL(/dot-danh-gia\/[0-9a-f-]{36}/);
    roundId = page.url().match(/dot-danh-gia\/([0-9a-f-]{36})/)?.[1] ?? '';
    // One by hand, as the page proposes it from the roster; the others as the example has them.
    await page.getByText('Tỷ lệ giảng viên trên tổng số viên chức').first().click();
    await page
      .getByText(/28 .* trên 36/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Chờ soát').locator('visible=true').first().waitFor();
    await examine(page, 'round-filled-in');
    const { results } = await exampleRound();
    for (const { indicator, state } of (await view('mai')).lines) {
      const told = results.find(({ code }) => code === indicator.code);
      if (state !== 'empty' || !told) continue;
      const entered = !indicator.rule && told.value !== null && told.source !== null;
      await ask('mai', 'rounds.fill', {
        ...{ roundId, indicatorId: indicator.id, entryId: null, result: told.result, note: told.note },
        valueFrom: indicator.rule ? 'facts' : entered ? 'entered' : null,
        value: entered ? told.value : null,
        valueSource: entered ? told.source : null,
      });
    }
  });

  it('hangs a paper on an indicator; the dossier of the round has it', async () => {
    const page = await open('mai', '/truong-chuan/minh-chung');
    await page.getByRole('button', { name: 'Thêm minh chứng cho chỉ tiêu 1.1', exact: true }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'Quy che lam viec.pdf',
        mimeType: 'application/pdf',
        buffer: readFileSync(notice),
      });
    await page.getByRole('link', { name: 'MC-001' }).first().waitFor({ timeout: 60_000 });
    await examine(page, 'evidence');
    const answer = await desk.clerk.fetch('/api/standards/dossier');
    expect(answer.status).toBe(200);
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const paper = Object.entries(parts).find(([name]) => name.endsWith('.pdf'));
    expect(paper && Buffer.compare(Buffer.from(paper[1]), readFileSync(notice))).toBe(0);
    const rules = await open('mai', '/truong-chuan/can-ra-soat');
    await rules
      .getByText(/không có minh chứng|chưa có minh chứng/i)
      .first()
      .waitFor();
    await examine(rules, 'quality');
  });

  it('is looked through and closed by two other people', async () => {
    const office = await open('huong', `/truong-chuan/dot-danh-gia/${roundId}`);
    await office.getByRole('button', { name: 'Đúng cả 55 chỉ tiêu chờ soát' }).click();
    await office.getByText('đã soát 55').waitFor();
    const head = await open('binh', `/truong-chuan/dot-danh-gia/${roundId}`);
    await head.getByRole('button', { name: 'Chốt đợt' }).click();
    await head.getByRole('dialog').getByRole('button', { name: 'Chốt đợt' }).click();
    await head.getByText('đã chốt, không thay đổi nữa').first().waitFor();
  });

  it('shows 26/55, each computed figure with the rows behind it', async () => {
    const page = await open('huong', '/truong-chuan');
    await page.getByText('26/55').first().waitFor();
    await page.getByRole('button', { name: /^2\.5: Chưa đánh giá/ }).click();
    const panel = page.getByRole('complementary', { name: 'Chỉ tiêu đang chọn' });
    await panel.getByText('Không kết luận đạt hay chưa đạt').waitFor();
    await examine(page, 'standard');
    await panel.getByRole('link', { name: '4/28', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: /Tỷ lệ giảng viên chính/ }).waitFor();
    await page
      .getByRole('link', { name: /Giàng A Sử/ })
      .first()
      .waitFor();
    await examine(page, 'indicator');
    const { lines } = await view();
    const computed = lines.filter(({ valueFrom }) => valueFrom === 'facts');
    expect(computed.length).toBeGreaterThan(10);
    for (const { indicator } of computed) {
      const seen = await ask<IndicatorView>('huong', 'indicators.get', { id: indicator.id, roundId });
      for (const { name, fact } of seen.facts)
        if (fact.known && typeof fact.value === 'number' && fact.value > 0)
          expect(fact.rows.length, `${indicator.code} ${name}`).toBeGreaterThan(0);
    }
  });

  it('appoints two lecturers; the ratio and the indicator move', async () => {
    const before = await lineOf('2.5');
    // What no source gives the office sets, with its basis; then two are eligible.
    for (const name of ['thang-giu-hang-dai-hoc', 'thang-giu-hang-thac-si', 'thang-giu-hang-tien-si'])
      await (await as('cuong')).call('ranks.setParameter', {
        rule: RANK.rule,
        name,
        value: 72,
        basis: 'Giả định',
      });
    const { candidates } = await ask<{ candidates: Candidate[] }>('cuong', 'ranks.get', RANK);
    const chosen = candidates.filter(({ answer }) => answer === 'yes').slice(0, 2);
    expect(chosen).toHaveLength(2);
    const { id } = await ask<{ id: string }>('cuong', 'promotions.open', {
      ...{
        ...RANK,
        name: 'Xét thăng hạng năm 2023',
        plan: 'Kế hoạch 09-KH/TCT (giả định)',
        documentId: null,
      },
    });
    interface Round {
      files: { id: string; personId: string; name: string }[];
    }
    for (const { personId } of chosen)
      await ask('cuong', 'promotions.takeIn', { roundId: id, personId, reason: null });
    const { files } = await ask<Round>('cuong', 'promotions.get', { id });
    for (const { id: fileId } of files)
      for (const kind of ['received', 'complete', 'passed'])
        await ask('cuong', 'promotions.record', { fileId, kind, on: '2023-11-20', note: null });
    const page = await open('binh', `/doi-ngu/thang-hang/${id}`);
    for (const { name } of files) {
      await page.getByText(name).locator('visible=true').first().click();
      await page
        .getByRole('button', { name: /bổ nhiệm/i })
        .first()
        .click();
      await page.getByRole('textbox', { name: /Quyết định/ }).fill('Quyết định 61-QĐ/TU ngày 20/11/2023');
      await page.getByRole('button', { name: 'Ghi nhận' }).click();
      await page
        .getByText(/Đã bổ nhiệm/)
        .locator('visible=true')
        .first()
        .waitFor();
    }
    await examine(page, 'promotion');
    const ratio = await open('cuong', '/doi-ngu/ty-le');
    await ratio.getByText(/6\/28/).first().waitFor();
    await examine(ratio, 'ratio');
    // The closed round stays as it was; a threshold with its article, and the next round says what is so now.
    expect(await lineOf('2.5')).toEqual(before);
    await ask('mai', 'sets.setThreshold', {
      ...{ indicatorId: before.indicator.id, level: 1, operator: '>=', value: '20' },
      ...{ article: 'Mục 2 (giả định)', source: 'Bộ giả định để tập dùng' },
    });
    const next = await ask<{ id: string }>('mai', 'rounds.open', {
      ...{
        setId: (await view()).round.setId,
        level: 1,
        name: 'Sau bổ nhiệm',
        asOf: '2023-11-20',
        dueOn: null,
      },
    });
    const closed = roundId;
    roundId = next.id;
    expect((await lineOf('2.5')).computed).toMatchObject({
      ...{ numerator: '6', denominator: '28', result: 'met' },
    });
    roundId = closed;
  });

  it('plans the way, gives the work out, and prints plan and report with all 55', async () => {
    const page = await open('mai', '/truong-chuan/lo-trinh');
    await page.getByText('4.1', { exact: true }).locator('visible=true').first().click();
    const panel = page.getByRole('complementary', { name: /Lộ trình chỉ tiêu 4\.1/ });
    await panel.getByRole('button', { name: 'Sửa lộ trình' }).click();
    await page.getByRole('textbox', { name: /Ngày dự kiến đạt/ }).fill('31/3/2026');
    await page
      .getByRole('button', { name: /^(Lưu|Ghi)/ })
      .first()
      .click();
    await page.getByText('31/03/2026').locator('visible=true').first().waitFor();
    const { agency } = (
      await ask<{ viewer: { agency: { id: string } } }>('mai', 'session.current', undefined)
    ).viewer;
    const { round, lines } = await view();
    const indicatorIds = lines
      .filter(({ indicator }) => indicator.code === '4.1')
      .map(({ indicator }) => indicator.id);
    await ask('mai', 'roadmap.saveTask', {
      ...{ setId: round.setId, id: null, version: null },
      words: {
        ...{ title: 'Thực hiện một đề tài cấp tỉnh', indicatorIds, leadId: agency.id, coordinatingIds: [] },
        ...{ product: 'Biên bản nghiệm thu', startsOn: '2024-01-02', endsOn: '2026-03-31' },
        ...{ budgetSource: null, budgetAmount: null, dependsOn: [] },
      },
    });
    const office = await open('huong', '/truong-chuan/lo-trinh');
    await office
      .getByRole('button', { name: /Giao việc/ })
      .first()
      .click();
    await office.getByRole('button', { name: /^Giao 1 việc/ }).click();
    await office.getByText(/Đã giao 1 việc: NV2023-0001/).waitFor();
    // The round that has just been opened does not take away what the closed one says.
    await office.getByText('26/55 (47,3 %)').first().waitFor();
    await examine(office, 'roadmap');
    const directive = await open('huong', '/nhiem-vu/NV2023-0001');
    await directive
      .getByText(/Kế hoạch .*, việc số 1/)
      .first()
      .waitFor();
    const codes = lines.map(({ indicator }) => indicator.code);
    for (const address of ['/api/roadmap/plan.docx', `/api/rounds/${roundId}/report.docx`]) {
      const said = new Set((await wordsOf('huong', address)).split(/[\s|]+/));
      expect(
        codes.filter((code) => !said.has(code)),
        address,
      ).toEqual([]);
    }
    expect(await wordsOf('huong', `/api/rounds/${roundId}/report.docx`)).toContain('26/55');
  });

  it('had no fault in any page', () => {
    expect(faults).toEqual([]);
  });
});

import { addCalendarDays as addDays } from '@dondoc/vietnamese';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { writeSheet } from '#platform/sheets/write.ts';
import type { AllocationView } from '#training/allocating/schema.ts';
import type { OpenedSheet } from '#training/answering/schema.ts';
import { learnerColumns } from '#training/enrolling/sheets.ts';
import type { LearnerList } from '#training/enrolment/schema.ts';
import type { ExampleTraining } from '#training/example/schema.ts';
import { exampleTraining, keyedAgencies, loadTrainingGround } from '#training/example/store.ts';
import type { Preview } from '#training/importing/schema.ts';
import { needColumns } from '#training/importing/sheets.ts';
import type { LinesView } from '#training/lines/schema.ts';
import type { PlanView } from '#training/plan/schema.ts';
import type { WaveResult } from '#training/results/schema.ts';
import type { SessionList } from '#training/sessions/schema.ts';
import type { DueRow } from '#training/surveys/schema.ts';
import { atTheDesk, bufferOf } from './support/at-the-desk.ts';
import { browserPath, examine, sizes } from './support/browser.ts';
import { type ExampleDesk, openExampleDesk } from './support/example-desk.ts';
import { callRoute } from './support/server-process.ts';

const YEAR = 2024;

/** A year of the example province, from what agencies need to what the learners say. Steps build on each other. */
describe.skipIf(!browserPath)('a year of training', () => {
  let desk: ExampleDesk;
  let file: ExampleTraining;
  let agencyId: (key: string) => string;
  let planId = '';
  let classId = '';
  let waveId = '';
  /** The last day of the class. */
  let ended = '';
  const { as, ask, open, wordsOf, faults } = atTheDesk(() => desk);

  beforeAll(async () => {
    desk = await openExampleDesk();
    file = await exampleTraining();
    const db = openDatabase(desk.databaseUrl);
    const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    await db.transaction().execute((tx) => loadTrainingGround(tx, { officeId, by: null }));
    agencyId = await keyedAgencies(db, officeId);
    await db.destroy();
  });
  afterAll(() => desk?.stop());

  /** An agency's list as its clerk would fill the template in. */
  const listOf = ({ needs }: ExampleTraining['needs'][number]) => {
    const names = new Map(file.programmes.map(({ key, name }) => [key, name]));
    const rows = needs.map((need) => [
      ...[names.get(need.programme) ?? '', need.audience, need.heads, need.months.join(', '), need.reason],
      need.learners.map(({ name, code, position }) => `${name}; ${code}; ${position}`).join('\n'),
    ]);
    return bufferOf(writeSheet({ name: 'Nhu cầu', columns: needColumns, batches: [rows] }));
  };
  const lines = () => ask<LinesView>('lan', 'trainingLines.view', { year: YEAR });
  const allocation = () => ask<AllocationView>('lan', 'trainingAllocation.get', { year: YEAR });
  const plan = () => ask<PlanView>('lan', 'trainingPlan.get', { year: YEAR });
  const resultOf = (id: string) => ask<WaveResult>('dung', 'surveyResults.one', { id });
  const learnersOf = async () =>
    (await ask<LearnerList>('dung', 'trainingLearners.list', { classId })).learners;

  /** A list of learners, as the school's officer has it. */
  async function enrolFromFile(many: number): Promise<void> {
    const { conditions } = await ask<LearnerList>('dung', 'trainingLearners.list', { classId });
    const rows = Array.from({ length: many }, (_, n) => [
      ...[`Người Học ${n + 1}`, `HV${String(n + 1).padStart(4, '0')}`, 'Sở Nội vụ', 'Chuyên viên', null],
      ...conditions.map(() => 'Có'),
      null,
    ]);
    const columns = learnerColumns(conditions);
    const bytes = await bufferOf(writeSheet({ name: 'Học viên', columns, batches: [rows] }));
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), 'hoc-vien.xlsx');
    const to = `/api/training-classes/${classId}/learners`;
    const { id } = await (await (await as('dung')).fetch(to, { method: 'POST', body })).json();
    const preview = await ask<{ counts: Record<string, number> }>('dung', 'trainingEnrolling.preview', {
      id,
    });
    expect(preview.counts).toMatchObject({ new: many });
    await ask('dung', 'trainingEnrolling.confirm', { id, seen: many });
    expect(await learnersOf()).toHaveLength(many);
  }

  /** A learner with a phone before the code on the screen, without an account. */
  async function bePresent(onDay: string): Promise<void> {
    const { sessions } = await ask<SessionList>('dung', 'trainingSessions.list', { classId });
    const sessionId = sessions.find((one) => one.onDay === onDay)?.id;
    const { address } = await ask<{ address: string }>('dung', 'trainingAttendance.code', {
      ...{ sessionId, lateFrom: null },
    });
    const page = await phone(address);
    await page.getByRole('combobox').first().click();
    const name = page.getByRole('option').first();
    const number = /Người Học (\d+)/.exec((await name.textContent()) ?? '')?.[1] ?? '';
    await name.click();
    await examine(page, 'diem-danh-tren-dien-thoai');
    await page.getByRole('textbox', { name: /4 ký tự/ }).fill(number.padStart(4, '0'));
    await page.getByRole('button', { name: 'Tôi có mặt' }).click();
    await page
      .getByText(/Đã điểm danh/)
      .first()
      .waitFor();
    await page.context().close();
  }

  async function phone(address: string): Promise<Page> {
    const context = await desk.browser.newContext({ locale: 'vi-VN', viewport: sizes.phone, hasTouch: true });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => faults.push(`${address}: ${error.message}`));
    await page.goto(address);
    return page;
  }

  /** One question a screen, a tap each; `look`: the page is examined on the way. */
  async function answerByThumb(link: string, look: boolean): Promise<void> {
    const page = await phone(link);
    await page.getByText(/Câu 1\//).waitFor();
    if (look) await examine(page, 'phieu-tren-dien-thoai');
    const total = Number((await page.getByText(/Câu 1\/\d+/).textContent())?.split('/')[1]);
    for (let n = 0; n < total; n++) {
      await page.getByText(`Câu ${n + 1}/${total}`).waitFor();
      await page.getByRole('radio', { name: '8', exact: true }).check({ force: true });
      await page.getByRole('button', { name: /Câu tiếp theo|Xem lại/ }).click();
    }
    await page.getByRole('button', { name: 'Gửi phiếu' }).click();
    await page.getByText('Đã nhận phiếu').waitFor();
    await page.context().close();
  }

  const halves = (link: string) => {
    const token = link.split('#')[1] ?? '';
    return [token.slice(0, 22), token.slice(22)] as const;
  };
  /** What the page sends, without the page: by a link of one's own, or by the one of the class. */
  async function answerAtOnce(link: string): Promise<void> {
    const token = link.split('#')[1] ?? '';
    const { json } = await callRoute(desk.server.url, 'sheet.open', { token });
    const { wave, isClass } = json as OpenedSheet;
    const scores = Object.fromEntries((wave?.questions ?? []).map(({ ref }) => [ref, 7]));
    const taken = isClass && (await callRoute(desk.server.url, 'sheet.take', { token })).json;
    const [ballot, receipt] = taken ? [(taken as { ballot: string }).ballot, null] : halves(link);
    const sent = await callRoute(desk.server.url, 'sheet.give', { ballot, receipt, scores, comment: '' });
    expect(sent.status, JSON.stringify(sent.json)).toBe(200);
  }

  /** A sheet of paper under the digits. */
  async function keyIn(page: Page): Promise<void> {
    const fields = page.locator('ol input');
    await fields.first().focus();
    for (let n = await fields.count(); n > 0; n--) await page.keyboard.press('9');
    await page.keyboard.press('Enter');
    await page
      .getByText(/Đã lưu/)
      .first()
      .waitFor();
  }

  /** The day on which the house proposes to ask again. */
  async function dueAfter(): Promise<string> {
    const { due } = await ask<{ due: DueRow[] }>('dung', 'surveys.list', {});
    const found = due.find((one) => one.classId === classId && one.kind === 'after');
    expect(found, JSON.stringify(due)).toBeDefined();
    return found?.opensOn ?? '';
  }

  const asked = () => file.needs.flatMap(({ needs }) => needs).reduce((sum, { heads }) => sum + heads, 0);

  it('takes in what six agencies need, as they send it', async () => {
    await ask('lan', 'trainingNeeds.openCall', { year: YEAR, dueOn: '2023-12-15', note: null });
    const [first, ...others] = file.needs;
    if (!first) throw new Error('the example has no needs');
    // One on the page, as the desk does with a file that came by post.
    const page = await open('lan', `/dao-tao/nhu-cau/nhap?nam=${YEAR}`);
    await page.getByRole('combobox', { name: /Của cơ quan/ }).click();
    await page.getByRole('option', { name: 'Ban Tổ chức Tỉnh uỷ' }).click();
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'btc.xlsx', mimeType: 'application/octet-stream', buffer: await listOf(first) });
    await page.getByRole('button', { name: /^Nhập/ }).waitFor();
    await examine(page, 'nhu-cau-xem-truoc');
    await page.getByRole('button', { name: /^Nhập/ }).click();
    await page
      .getByText(/Đã nhập/)
      .first()
      .waitFor();
    // Its own are a draft until they are sent.
    await ask('lan', 'trainingNeeds.send', { year: YEAR, agencyId: agencyId(first.agency) });
    for (const other of others) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(await listOf(other))]), 'nhu-cau.xlsx');
      const to = `/api/training-need-imports?year=${YEAR}&agency=${agencyId(other.agency)}`;
      const { id } = await (await (await as('lan')).fetch(to, { method: 'POST', body })).json();
      const { counts } = await ask<Preview>('lan', 'needImports.preview', { id });
      expect(counts).toMatchObject({ new: other.needs.length, fault: 0 });
      const seen = { new: counts.new ?? 0, changed: counts.changed ?? 0 };
      await ask('lan', 'needImports.confirm', { id, seen });
    }
    const { sums } = await ask<LinesView>('lan', 'trainingLines.view', { year: YEAR });
    expect(sums).toMatchObject({ needs: file.needs.flatMap(({ needs }) => needs).length });
  });

  it('makes equal needs one line, and keeps every head', async () => {
    const page = await open('lan', `/dao-tao/gop?nam=${YEAR}`);
    await page.getByRole('button', { name: /^Nhận cả/ }).waitFor();
    await examine(page, 'gop-nhu-cau');
    await page.getByRole('button', { name: /^Nhận cả/ }).click();
    await expect.poll(async () => (await lines()).proposals.length, { timeout: 20_000 }).toBe(0);
    const { sums, lines: all } = await lines();
    expect(sums).toMatchObject({ sent: asked(), inLines: asked() });
    expect(all.length).toBeLessThan(sums.needs);
    // Split again, and one again: nobody is lost on the way.
    const merged = all.find(({ needs }) => needs.length > 2);
    const needId = merged?.needs[0]?.id ?? '';
    await ask('lan', 'trainingLines.takeOut', { lineId: merged?.id, needId });
    expect((await lines()).sums.inLines).toBeLessThan(asked());
    await ask('lan', 'trainingLines.join', {
      year: YEAR,
      joinings: [{ lineId: merged?.id, needIds: [needId] }],
    });
    expect((await lines()).sums.inLines).toBe(asked());
  });

  it('shares the classes out to four providers, with a reason for each', async () => {
    const page = await open('lan', `/dao-tao/phan-bo?nam=${YEAR}`);
    if (await page.getByRole('button', { name: 'Chia lớp' }).count())
      await page.getByRole('button', { name: 'Chia lớp' }).click();
    await page.getByRole('button', { name: 'Tính phân bổ' }).first().click();
    await page.getByRole('button', { name: 'Tính phân bổ' }).last().click();
    await page.getByRole('button', { name: 'Chọn', exact: true }).first().click({ timeout: 120_000 });
    await expect
      .poll(async () => (await allocation()).runs[0]?.chosenAt ?? null, { timeout: 20_000 })
      .not.toBeNull();
    const { classes, breaches } = await allocation();
    expect(breaches).toEqual([]);
    const placed = classes.filter(({ provider }) => provider !== null);
    expect(placed.length).toBeGreaterThan(8);
    expect(new Set(placed.map(({ provider }) => provider?.id)).size).toBe(4);
    for (const one of placed) expect(one.reason?.length ?? 0).toBeGreaterThan(20);
    const one = placed[0];
    const other = (await allocation()).loads.find(({ id }) => id !== one?.provider?.id);
    const { says } = await ask<{ says: string }>('lan', 'trainingAllocation.whyNot', {
      ...{ classId: one?.id, providerId: other?.id },
    });
    expect(says.length).toBeGreaterThan(20);
    await open('lan', `/dao-tao/phan-bo?nam=${YEAR}&lop=${one?.id}`);
    await examine(page, 'phan-bo');
  });

  it('goes through four hands before it holds, and then stays as it was', async () => {
    await ask('huong', 'example.setClock', { today: '2023-12-20' });
    planId = (await lines()).planId ?? '';
    const unplaced = (await allocation()).classes.filter(({ provider }) => provider === null).length;
    const note = unplaced > 0 ? `Còn ${unplaced} lớp chưa xếp, đề nghị bổ sung năng lực` : null;
    await ask('lan', 'trainingPlan.send', { planId, note });
    const passed = { does: 'pass', planId, note: null, number: null, onDay: '2023-12-20' };
    // Whoever made it does not appraise it; whoever appraised it does not approve.
    expect((await (await as('son')).call('trainingPlan.appraise', passed)).status).toBe(403);
    await ask('hai', 'trainingPlan.appraise', { ...passed, number: '210/SNV-CCVC' });
    await ask('son', 'trainingPlan.submit', { ...passed, number: '45-TTr/BTCTU' });
    const page = await open('huong', `/dao-tao?nam=${YEAR}`);
    await examine(page, 'ke-hoach-nam-cho-duyet');
    await page.getByRole('button', { name: /duyệt/i }).first().click();
    await page.getByRole('textbox', { name: /Số văn bản/ }).fill('18-KH/TU');
    await page.locator('form').getByRole('button', { name: /duyệt/i }).last().click();
    await expect.poll(async () => (await plan()).plan?.state, { timeout: 20_000 }).toBe('approved');
    const refused = await (await as('lan')).call('trainingLines.dissolve', {
      lineId: (await lines()).lines[0]?.id,
    });
    expect(refused.status).toBe(409);
    const words = await wordsOf('huong', `/api/training-plan.docx?year=${YEAR}`);
    for (const { name } of file.programmes) expect(words).toContain(name);
  });

  it('holds one class of the plan, from its decision to the certificates', async () => {
    const school = agencyId('truong-chinh-tri-tinh');
    const planned = (await plan()).plan?.classes ?? [];
    const one = planned
      .filter(({ provider }) => provider?.agencyId === school)
      .toSorted((a, b) => (a.month ?? 0) - (b.month ?? 0))[0];
    if (!one?.month) throw new Error('the school has no class in the plan');
    const day = (n: number) => `${YEAR}-${String(one.month).padStart(2, '0')}-${String(n).padStart(2, '0')}`;
    await ask('huong', 'example.setClock', { today: day(1) });
    const { programmes } = await ask<{ programmes: { id: string; key: string }[] }>(
      'dung',
      'programmes.list',
      {},
    );
    const programme = programmes.find(({ key }) => key === one.programmeKey);
    classId = (
      await ask<{ id: string }>('dung', 'trainingClasses.make', {
        ...{ planClassId: one.id, beyondReason: null, year: YEAR, providerAgencyId: school },
        ...{
          programmeId: programme?.id ?? null,
          code: `L01-${YEAR}`,
          name: 'Lớp khoá 1',
          place: 'Phòng 201',
        },
        ...{ fromDay: day(4), toDay: day(25) },
      })
    ).id;
    await ask('dung', 'trainingClasses.step', { id: classId, step: 'open', on: day(1), number: '12/QĐ-TCT' });
    await enrolFromFile(24);
    const teach = (more: object) => ({
      ...{ classId, id: null, despite: true, fromTime: '07:30', toTime: '11:30', room: 'Phòng 201' },
      ...{ lecturerId: null, lecturerName: 'Vũ Hoàng Long', topic: 'Mở đầu', form: 'theory', hours: 5 },
      ...{ onDay: day(5), ...more },
    });
    await ask('dung', 'trainingSessions.save', teach({}));
    await ask(
      'dung',
      'trainingSessions.save',
      teach({ onDay: day(6), lecturerName: 'Lý A Hải', form: 'situation' }),
    );
    // The same lecturer at the same hour in another room.
    const clash = await (await as('dung')).call('trainingSessions.save', teach({ room: 'Phòng 202' }));
    expect(clash.status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(clash.json)).toMatch(/trùng/i);
    await ask('huong', 'example.setClock', { today: day(5) });
    await ask('dung', 'trainingClasses.step', { id: classId, step: 'start', on: day(5) });
    await bePresent(day(5));
    const page = await open('dung', `/dao-tao/lop/${classId}`);
    await examine(page, 'lop');
    await ask('huong', 'example.setClock', { today: day(25) });
    const learners = await learnersOf();
    const result = { mark: 8, verdict: 'passed', basis: 'Hội đồng thi' };
    await ask('dung', 'trainingResults.save', {
      classId,
      results: learners.map(({ id: enrolmentId }) => ({ enrolmentId, result })),
    });
    await ask('dung', 'trainingClasses.step', { id: classId, step: 'end', on: day(25) });
    await ask('dung', 'trainingResults.give', {
      ...{ classId, on: day(25) },
      numbers: learners.map(({ id: enrolmentId }, n) => ({ enrolmentId, number: `TCT/${YEAR}/${n + 1}` })),
    });
    ended = day(25);
  });

  it('asks at the end by phone, by the link of the class and on paper, and shows no small group', async () => {
    const opened = await ask<{ id: string }>('dung', 'surveys.open', {
      ...{ classId, kind: 'end', instrumentKey: 'tt-10-2017', opensOn: ended, closesOn: addDays(ended, 10) },
    });
    waveId = opened.id;
    const { people } = await ask<{ people: { id: string; audience: string }[] }>('dung', 'invitations.list', {
      waveId,
    });
    const learners = people.filter(({ audience }) => audience === 'learner');
    expect(learners).toHaveLength(24);
    const { links } = await ask<{ links: { link: string }[] }>('dung', 'invitations.print', {
      ...{ waveId, ids: learners.slice(0, 5).map(({ id }) => id) },
    });
    for (const [n, { link }] of links.entries())
      if (n === 0) await answerByThumb(link, true);
      else await answerAtOnce(link);
    const { classLink } = await ask<{ classLink: string }>('dung', 'surveys.get', { id: waveId });
    await answerByThumb(classLink, false);
    for (let n = 0; n < 4; n++) await answerAtOnce(classLink);
    const paper = await open('dung', `/dao-tao/khao-sat/dot/${waveId}/nhap`);
    for (let n = 0; n < 5; n++) await keyIn(paper);
    await examine(paper, 'nhap-phieu-giay');
    await ask('huong', 'example.setClock', { today: addDays(ended, 11) });
    await ask('dung', 'surveys.close', { id: waveId }).catch(() => undefined);
    const { indices, asked: of } = await resultOf(waveId);
    expect(of).toContainEqual({ audience: 'learner', asked: 24, sheets: 15 });
    expect(indices?.general?.n).toBe(15);
    const page = await open('dung', `/dao-tao/khao-sat/ket-qua/${waveId}`);
    await examine(page, 'ket-qua-khao-sat');
  });

  it('asks again after six months: learners, managers, peers', async () => {
    const opensOn = await dueAfter();
    await ask('huong', 'example.setClock', { today: opensOn });
    const after = { classId, kind: 'after', instrumentKey: 'tt-10-2017' };
    const closesOn = addDays(opensOn, 14);
    const { id } = await ask<{ id: string }>('dung', 'surveys.open', { ...after, opensOn, closesOn });
    const names = (await learnersOf()).map(({ name }) => name);
    const others = (audience: string) =>
      names.slice(0, 6).map((name) => ({ audience, name: `Quản lý của ${name}`, email: null }));
    await ask('dung', 'invitations.add', { waveId: id, people: [...others('manager'), ...others('peer')] });
    const { people } = await ask<{ people: { id: string; audience: string }[] }>('dung', 'invitations.list', {
      waveId: id,
    });
    const few = ['learner', 'manager', 'peer'].flatMap((audience) =>
      people.filter((one) => one.audience === audience).slice(0, 6),
    );
    const { links } = await ask<{ links: { link: string }[] }>('dung', 'invitations.print', {
      ...{ waveId: id, ids: few.map((one) => one.id) },
    });
    const [first, ...rest] = links;
    await answerByThumb(first?.link ?? '', false);
    for (const { link } of rest) await answerAtOnce(link);
    // The same link twice: the second says so.
    const [ballot, receipt] = halves(first?.link ?? '');
    const token = first?.link.split('#')[1];
    const again = (await callRoute(desk.server.url, 'sheet.open', { token })).json as OpenedSheet;
    const scores = Object.fromEntries((again.wave?.questions ?? []).map(({ ref }) => [ref, 7]));
    const twice = await callRoute(desk.server.url, 'sheet.give', {
      ...{ ballot, receipt, comment: '' },
      scores: Object.keys(scores).length > 0 ? scores : { any: 7 },
    });
    expect(twice.status).toBe(409);
    await ask('huong', 'example.setClock', { today: addDays(closesOn, 1) });
    await ask('dung', 'surveys.close', { id });
    const { indices, changes } = await resultOf(id);
    expect(indices?.general?.n).toBe(18);
    expect(changes.length).toBeGreaterThan(0);
  });

  it('ends in a report, a directive, and figures that the standard reads', async () => {
    const words = await wordsOf('dung', `/api/training/survey-results.docx?nam=${YEAR}`);
    expect(words).toContain('khảo sát');
    expect(words).toContain('Thông tư 10/2017/TT-BNV');
    const page = await open('huong', `/dao-tao/khao-sat/ket-qua/${waveId}`);
    await page.getByRole('button', { name: 'Giao nhiệm vụ' }).first().click();
    await page.locator('form').getByRole('button', { name: 'Giao nhiệm vụ' }).click();
    await page
      .getByRole('link', { name: /NV\d{4}-\d{4}/ })
      .first()
      .waitFor();
    const delivery = await open('lan', `/dao-tao/thuc-hien?nam=${YEAR}`);
    await examine(delivery, 'thuc-hien-ke-hoach');
    expect(faults).toEqual([]);
  });
});

import { addCalendarDays } from '@dondoc/vietnamese';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findViewer } from '#accounts/store.ts';
import { systemClock } from '#platform/clock.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { digestOf } from '../digest/store.ts';
import { insertEvent, refreshPeriods } from '../history/store.ts';
import { openOccurrences } from '../occurrences/store.ts';
import type { DirectiveDetail } from '../schema.ts';
import type { Step } from './schema.ts';

describe('a directive that goes through three desks', () => {
  let office: TestOffice;
  let code = '';
  beforeAll(async () => {
    office = await startTestOffice();
    const { codes } = await publishExample(office);
    code = codes.find((one) => one.endsWith('-3.1')) ?? '';
  });
  afterAll(() => office.stop());

  const get = async (who = 'clerk'): Promise<DirectiveDetail> =>
    (await office.call(who, 'directives.get', { code })).json;
  const on = (day: string) => office.call('clerk', 'example.setClock', { today: day });
  const handOver = async (contact: string, head: string, text: string) => {
    const sent = await office.call(contact, 'directives.report', {
      ...{ code, text, done: true, percent: null, fileIds: [] },
    });
    expect(sent.json.message).toBeUndefined();
    const reportId = sent.json.events.findLast((e: { kind: string }) => e.kind === 'reported').id;
    return office.call(head, 'directives.approve', { code, reportId });
  };
  const stepsOf = ({ steps }: DirectiveDetail) => steps.map(({ role, state }) => `${role} ${state}`);

  it('proposes the chain of the roles to the clerk, and to nobody else', async () => {
    const { proposedSteps, mayDo } = await get();
    expect(proposedSteps.map(({ role, agency, isAbove }) => [role, agency.name, isAbove])).toEqual([
      ['draft', 'Trường Chính trị tỉnh', false],
      ['appraiseAndSubmit', 'Ban Tổ chức Tỉnh uỷ', false],
      ['decide', 'Thường trực Tỉnh uỷ', true],
    ]);
    expect(mayDo).toContain('setSteps');
    expect((await get('mai')).proposedSteps).toEqual([]);
  });

  it('refuses a chain that cannot be, and changes nothing', async () => {
    const { proposedSteps } = await get();
    const [draft, appraise, decide] = proposedSteps.map(
      ({ agency: _, ...one }, i): Step => ({ ...one, id: `b${i + 1}` }),
    );
    const set = (steps: unknown[]) => office.call('clerk', 'steps.set', { code, steps });
    expect((await set([decide, draft, appraise])).json.message).toMatch(/Bước quyết định phải là bước cuối/);
    expect((await set([draft, { ...appraise, id: 'b1' }])).json.message).toMatch(/Hai bước trùng mã/);
    const foreign = { ...appraise, agencyId: '00000000-0000-4000-8000-000000000000' };
    expect((await set([draft, foreign])).json.message).toMatch(/không có trong danh bạ/);
    const backwards = [
      { ...draft, due: '2024-02-01' },
      { ...appraise, due: '2024-01-01' },
    ];
    expect((await set(backwards)).json.message).toMatch(/không được trước hạn của bước trước/);
    expect((await get()).steps).toEqual([]);
    const laid = await set([draft, appraise, decide]);
    expect(stepsOf(laid.json)).toEqual(['draft open', 'appraiseAndSubmit waiting', 'decide waiting']);
  });

  it('lets only the desk whose turn it is report', async () => {
    const early = { code, text: 'Đã thẩm định xong hồ sơ.', done: true, percent: null, fileIds: [] };
    const { status, json } = await office.call('lan', 'directives.report', early);
    expect([status, json.message]).toEqual([
      409,
      'Nhiệm vụ đang ở bước của nơi khác; chưa đến lượt cơ quan của đồng chí.',
    ]);
    expect((await get('lan')).mayDo).not.toContain('report');
  });

  it('hands over, comes back with the reason, and goes up again', async () => {
    await on('2023-12-04');
    await handOver('mai', 'binh', 'Đã tham mưu dự thảo quyết định.');
    expect(stepsOf(await get())).toEqual(['draft done', 'appraiseAndSubmit open', 'decide waiting']);
    // The desk of the board has it among what waits for its people; the school has not any more.
    const waits = async (who: string) => {
      const { json } = await office.call(who, 'directives.list', { mine: true });
      return json.rows.some((row: { code: string }) => row.code === code);
    };
    expect([await waits('mai'), await waits('lan')]).toEqual([false, true]);
    await on('2023-12-06');
    const { steps } = await get('son');
    const [stepId, toStepId] = [steps[1]?.id, steps[0]?.id];
    const back = { code, stepId, toStepId, reason: 'Thiếu dự kiến thành viên ban chỉ đạo.' };
    expect((await office.call('binh', 'steps.giveBack', back)).status).toBe(403);
    expect((await office.call('son', 'steps.giveBack', back)).status).toBe(200);
    // Clicked twice it moves nothing more.
    expect((await office.call('son', 'steps.giveBack', back)).status).toBe(409);
    const drafter = await get('mai');
    expect(drafter.steps[0]).toMatchObject({ state: 'returned', returnedBecause: back.reason });
    expect(drafter.mayDo).toContain('report');
    await on('2023-12-11');
    await handOver('mai', 'binh', 'Đã bổ sung dự kiến thành viên.');
    await handOver('lan', 'son', 'Đã thẩm định, trình Thường trực Tỉnh uỷ.');
    const waiting = await get();
    expect(waiting.standing.next).toMatchObject({
      actor: 'above',
      agencies: [{ name: 'Thường trực Tỉnh uỷ' }],
    });
    expect(waiting.mayDo).toContain('decideStep');
  });

  it('records the word of the desk above, with its own day', async () => {
    await on('2023-12-20');
    const stepId = (await get()).steps[2]?.id;
    const word = { code, stepId, text: 'Đồng ý; ban hành Quyết định số 900-QĐ/TU.' };
    const decide = (who: string, decidedOn: string) =>
      office.call(who, 'steps.decide', { ...word, decidedOn });
    expect((await decide('clerk', '2023-12-21')).json.message).toMatch(/chưa đến/);
    expect((await decide('clerk', '2023-12-10')).json.message).toMatch(/trước ngày hồ sơ được chuyển đến/);
    expect((await decide('thang', '2023-12-18')).status).toBe(403);
    expect((await decide('clerk', '2023-12-18')).json.standing).toMatchObject({
      state: 'done',
      completedOn: '2023-12-18',
    });
    expect((await decide('clerk', '2023-12-18')).status).toBe(409);
  });
});

describe('who is told', () => {
  let office: TestOffice;
  let code = '';
  beforeAll(async () => {
    office = await startTestOffice();
    const { codes } = await publishExample(office);
    code = codes.find((one) => one.endsWith('-3.1')) ?? '';
  });
  afterAll(() => office.stop());

  const titles = async (who: string): Promise<string[]> => {
    const { json } = await office.call(who, 'inbox.list', undefined);
    const notices: { title: string; link: string }[] = json.notices ?? json;
    return notices.filter(({ link }) => link === `/nhiem-vu/${code}`).map(({ title }) => title);
  };
  const get = async (): Promise<DirectiveDetail> =>
    (await office.call('clerk', 'directives.get', { code })).json;
  /** Whether the morning letter names it. */
  const inDigest = async (username: string) => {
    const { id } = await office.db
      .selectFrom('authUser')
      .select('id')
      .where('username', '=', username)
      .executeTakeFirstOrThrow();
    const viewer = await findViewer(office.db, id, systemClock);
    if (!viewer) throw new Error(`nobody is ${username}`);
    const { late, soon, waiting } = await digestOf(office.db, viewer);
    return [late, soon, waiting].some(({ items }) => items.some((item) => item.code === code));
  };
  const report = async (who: string, head: string) => {
    const words = { text: 'Đã xong phần việc.', done: true, percent: null, fileIds: [] };
    const { json } = await office.call(who, 'directives.report', { code, ...words });
    const reportId = json.events.findLast((e: { kind: string }) => e.kind === 'reported').id;
    expect((await titles(head))[0]).toBe(`${code}: báo cáo chờ đồng chí duyệt`);
    await office.call(head, 'directives.approve', { code, reportId });
  };

  it('tells each desk when its turn comes, and the drafter why it comes back', async () => {
    const steps = (await get()).proposedSteps.map(({ agency: _, ...one }, i) => ({ ...one, id: `b${i}` }));
    await office.call('clerk', 'steps.set', { code, steps });
    await report('mai', 'binh');
    expect(await titles('lan')).toEqual([`${code}: đến bước của cơ quan đồng chí`]);
    expect(await titles('quang')).toEqual([]);
    expect([await inDigest('lan'), await inDigest('mai')]).toEqual([true, false]);
    const back = { code, stepId: 'b1', toStepId: 'b0', reason: 'Thiếu phụ lục.' };
    await office.call('son', 'steps.giveBack', back);
    const { json } = await office.call('mai', 'inbox.list', undefined);
    expect(JSON.stringify(json)).toContain('Thiếu phụ lục.');
    expect((await titles('mai'))[0]).toBe(`${code}: bị trả lại`);
    await report('mai', 'binh');
    await report('lan', 'son');
    expect((await titles('huong'))[0]).toBe(`${code}: chờ cấp trên cho ý kiến; ghi ý kiến khi có`);
    expect(await titles('thang')).toEqual([]);
  });

  it('tells whoever may decide that more time is asked, and the agency what was decided', async () => {
    const ref = code.replace('3.1', '2.1');
    const deadline = { kind: 'date', date: '2030-01-01', origin: 'office' };
    await office.call('clerk', 'directives.setDeadline', { code: ref, deadline });
    const { json } = await office.call('mai', 'extensions.ask', {
      code: ref,
      date: '2030-02-01',
      reason: 'Chờ các sở.',
    });
    const of = async (who: string) => JSON.stringify((await office.call(who, 'inbox.list', undefined)).json);
    expect(await of('huong')).toContain(`${ref}: xin gia hạn đến 01/02/2030`);
    const answer = { code: ref, requestId: json.asked.eventId, grant: true };
    expect((await office.call('clerk', 'extensions.decide', answer)).status).toBe(200);
    expect(await of('binh')).toContain(`${ref}: được gia hạn đến 01/02/2030`);
  });
});

describe('more time, withdrawal and recurring work', () => {
  let office: TestOffice;
  let codes: string[];
  beforeAll(async () => {
    office = await startTestOffice();
    ({ codes } = await publishExample(office));
  });
  afterAll(() => office.stop());

  const codeOf = (ref: string) => codes.find((one) => one.endsWith(`-${ref}`)) ?? '';
  const counts = async (asOf?: string) =>
    (await office.call('clerk', 'directives.list', { asOf })).json.counts;
  const today = async () => (await office.call('clerk', 'directives.list', {})).json.asOf as string;

  it('moves a deadline only by a request that somebody else decides, and keeps the red', async () => {
    const [code, day] = [codeOf('2.1'), await today()];
    const due = addCalendarDays(day, 5);
    await office.call('clerk', 'directives.setDeadline', {
      code,
      deadline: { kind: 'date', date: due, origin: 'office' },
    });
    const ask = (who: string, date: string) =>
      office.call(who, 'extensions.ask', { code, date, reason: 'Chờ ý kiến của các sở.' });
    expect((await ask('lan', addCalendarDays(due, 30))).status).toBe(404);
    expect((await ask('mai', due)).json.message).toMatch(/phải sau hạn hiện nay/);
    const { json } = await ask('mai', addCalendarDays(due, 30));
    expect(json.asked).toMatchObject({ date: addCalendarDays(due, 30), agencyName: 'Trường Chính trị tỉnh' });
    expect((await ask('mai', addCalendarDays(due, 40))).status).toBe(409);
    const waiting = async () => (await office.call('leader', 'directives.list', { asked: true })).json;
    expect((await waiting()).rows).toMatchObject([{ code }]);
    const requestId = json.asked.eventId;
    // Asked in time, granted after the day: the red that was earned stays.
    await office.call('clerk', 'example.setClock', { today: addCalendarDays(due, 2) });
    const granted = await office.call('clerk', 'extensions.decide', { code, requestId, grant: true });
    expect(granted.json.standing).toMatchObject({
      due: addCalendarDays(due, 30),
      firstDue: due,
      headline: 'open-late',
    });
    expect((await waiting()).total).toBe(0);
    expect((await office.call('clerk', 'extensions.decide', { code, requestId, grant: true })).status).toBe(
      409,
    );
  });

  it('leaves a day that the document sets to the leader', async () => {
    const all = (await office.call('clerk', 'directives.list', {})).json.rows as DirectiveDetail[];
    const dated = all.find(({ standing }) => standing.dueOrigin === 'document');
    const { code, standing } = dated as DirectiveDetail;
    const lead = standing.leads[0]?.agency.shortName;
    expect(lead).toBeDefined();
    const ask = {
      code,
      date: addCalendarDays(standing.due ?? '', 60),
      reason: 'Cần thêm thời gian khảo sát.',
    };
    const { json } = await office.call('mai', 'extensions.ask', ask);
    const answer = { code, requestId: json.asked.eventId, grant: false, reason: 'Giữ tiến độ của đề án.' };
    expect((await office.call('clerk', 'extensions.decide', answer)).json.message).toMatch(
      /lãnh đạo mới được/,
    );
    const refused = await office.call('leader', 'extensions.decide', answer);
    expect(refused.json).toMatchObject({ asked: null, standing: { due: standing.due } });
  });

  it('counts what is withdrawn until the day before, and shows it after', async () => {
    const code = codeOf('2.2');
    const before = await counts();
    const day = await today();
    const { json } = await office.call('clerk', 'directives.withdraw', {
      code,
      reason: 'Trùng với nhiệm vụ 2.1.',
    });
    expect(json).toMatchObject({ withdrawnOn: day, mayDo: [] });
    expect((await counts()).total).toBe(before.total - 1);
    expect((await counts(addCalendarDays(day, -1))).total).toBe(before.total);
    const again = await office.call('mai', 'directives.report', {
      ...{ code, text: 'Báo cáo tiếp.', done: false, percent: 10, fileIds: [] },
    });
    expect([404, 409]).toContain(again.status);
    expect((await office.call('mai', 'directives.get', { code })).json.withdrawnOn).toBe(day);
  });

  it('opens a turn of recurring work once, each with its own clock', async () => {
    const code = codeOf('2.4');
    const day = await today();
    const deadline = { kind: 'cadence', every: 'P1M', origin: 'office', firstDue: addCalendarDays(day, 10) };
    const before = await counts();
    const { status, json } = await office.call('clerk', 'directives.setDeadline', { code, deadline });
    expect([status, json.occurrences.length]).toEqual([200, 1]);
    const { id } = json;
    // In the morning it is not opened again.
    expect(await openOccurrences(office.db, id, day)).toBe(0);
    const parent = (await office.call('clerk', 'directives.get', { code })).json as DirectiveDetail;
    expect(parent.occurrences).toMatchObject([
      { code: `${code}-K1`, due: addCalendarDays(day, 10), headline: 'open-in-time' },
    ]);
    const after = await counts();
    expect([after.total, after.openInTime]).toEqual([before.total + 1, before.openInTime + 1]);
    const child = (await office.call('mai', 'directives.get', { code: `${code}-K1` }))
      .json as DirectiveDetail;
    expect(child).toMatchObject({
      parentCode: code,
      standing: { due: addCalendarDays(day, 10), dueOrigin: 'office' },
    });
    expect(child.mayDo).toContain('report');
    // Two turns later three are open, and the first is late by its own day.
    await office.call('clerk', 'example.setClock', { today: addCalendarDays(day, 60) });
    expect(await openOccurrences(office.db, id, addCalendarDays(day, 60))).toBe(2);
    const late = (await office.call('clerk', 'directives.get', { code: `${code}-K1` })).json.standing
      .daysLate;
    expect(late).toBe(50);
  });

  it('lays a turn on whoever holds the work now', async () => {
    const code = codeOf('2.3');
    const day = await today();
    const deadline = { kind: 'cadence', every: 'P1Y', origin: 'office', firstDue: addCalendarDays(day, 30) };
    const { id, assignments } = (await office.call('clerk', 'directives.get', { code }))
      .json as DirectiveDetail;
    const agencies: { id: string; key: string }[] = (await office.call('clerk', 'agencies.list', undefined))
      .json;
    const toAgencyId = agencies.find(({ key }) => key === 'so-noi-vu')?.id ?? '';
    const fromAgencyId = assignments.find(({ role }) => role === 'lead')?.agency?.id ?? '';
    await office.db.transaction().execute(async (tx) => {
      const event = { directiveId: id, happenedOn: day, actorId: null, agencyId: toAgencyId };
      await insertEvent(tx, {
        ...event,
        kind: 'succeeded',
        data: { fromAgencyId, toAgencyId, successionId: id },
      });
      await refreshPeriods(tx, [id]);
    });
    await office.call('clerk', 'directives.setDeadline', { code, deadline });
    const turn = (await office.call('quang', 'directives.get', { code: `${code}-K1` }))
      .json as DirectiveDetail;
    expect(turn.standing.leads.map(({ agency }) => agency.id)).toEqual([toAgencyId]);
    expect(turn.publishedOn).toBe(day);
    expect((await office.call('mai', 'directives.get', { code: `${code}-K1` })).status).toBe(404);
  });
});

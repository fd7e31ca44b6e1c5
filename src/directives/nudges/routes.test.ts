import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { type Answer, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Ladder, NudgeBoard, PressedLine } from './schema.ts';

describe('pressing for one directive', () => {
  let office: TestOffice;
  let code: string;
  let schoolId: string;
  let officeId: string;
  beforeAll(async () => {
    office = await startTestOffice();
    const { codes } = await publishExample(office);
    code = codes[0] ?? '';
    const { viewer } = (await office.call('contact', 'session.current', undefined)).json;
    schoolId = viewer.agency.id;
    officeId = viewer.office.id;
    const deadline = { kind: 'date', date: '2023-12-05', origin: 'office' };
    await office.call('clerk', 'directives.setDeadline', { code, deadline });
  }, 60_000);
  afterAll(() => office.stop());

  const setDay = (day: string) =>
    office.db.updateTable('office').set({ exampleToday: day }).where('id', '=', officeId).execute();
  const sendDue = async () => (await office.call('clerk', 'nudges.sendDue', undefined)).json.taken;
  const board = async (who = 'clerk'): Promise<NudgeBoard> =>
    (await office.call(who, 'nudges.list', undefined)).json;
  const ladder = async (who: string): Promise<Ladder> =>
    (await office.call(who, 'nudges.ladder', { code })).json;
  const line = async (): Promise<PressedLine> => {
    const { lines } = await board();
    return lines.find((one) => one.code === code && one.agency.id === schoolId) ?? expect.fail('not pressed');
  };
  const refusal = ({ status, json }: Answer) => [status, json.message];

  it('a person presses by hand once a day; whoever is told is seen to read it', async () => {
    const words = 'Đề nghị gửi báo cáo trước cuộc họp.';
    const sent = await office.call('clerk', 'nudges.send', { code, words });
    expect([sent.status, sent.json.told]).toEqual([200, ['Trường Chính trị tỉnh']]);
    const [status, message] = refusal(await office.call('clerk', 'nudges.send', { code }));
    expect([status, message]).toEqual([
      409,
      `Hôm nay đã nhắc Trường Chính trị tỉnh về ${code}. Mỗi ngày nhắc một lần.`,
    ]);
    const notices = (await office.call('contact', 'inbox.list', undefined)).json;
    const told = notices.find((one: { link: string }) => one.link === `/nhiem-vu/${code}`);
    expect(told).toMatchObject({ title: `Văn phòng nhắc việc ${code}`, readAt: null });
    expect(told.body).toContain(words);
    await office.call('contact', 'inbox.open', { id: told.id });
    const [nudge] = (await ladder('clerk')).earlier;
    const read = nudge?.readers.map(({ name, readAt }) => [name, readAt !== null]);
    expect(read?.toSorted()).toEqual([
      ['Hoàng Văn Bình', false],
      ['Trần Thị Mai', true],
    ]);
    const events = (await office.call('contact', 'directives.get', { code })).json.events;
    expect(events.at(-1)).toMatchObject({ kind: 'nudged', agencyName: 'Trường Chính trị tỉnh' });
  });

  it('the clerk sees why, what was done and whose turn it is; a letter counts when it is signed', async () => {
    await setDay('2023-12-06');
    expect((await line()).due).toEqual([1]);
    expect(await sendDue()).toBeGreaterThan(0);
    expect(await sendDue()).toBe(0);
    await setDay('2023-12-12');
    expect(await line()).toMatchObject({ about: 'late', days: 7, taken: 1, due: [2], inDraft: false });
    const { letterId } = (await office.call('clerk', 'letters.draft', { agencyId: schoolId })).json;
    expect(await line()).toMatchObject({ taken: 1, due: [2], inDraft: true });
    const again = await office.call('clerk', 'letters.draft', { agencyId: schoolId });
    expect(again.status).toBe(409);
    const signed = { letterId, number: '125-CV/VPTU', signer: 'Lê Văn Minh, Chánh Văn phòng' };
    const early = await office.call('clerk', 'letters.record', { ...signed, signedOn: '2023-12-11' });
    expect(refusal(early)).toEqual([400, 'Ngày ký từ ngày lập công văn đến hôm nay. Chưa có gì được lưu.']);
    await office.call('clerk', 'letters.record', { ...signed, signedOn: '2023-12-12' });
    const after = await line();
    expect(after).toMatchObject({ taken: 2, due: [], inDraft: false });
    expect(after.nudges.at(-1)?.letter).toEqual({
      number: '125-CV/VPTU',
      signedOn: '2023-12-12',
      signer: 'Lê Văn Minh, Chánh Văn phòng',
    });
    const late = await office.call('clerk', 'letters.record', { ...signed, signedOn: '2023-12-12' });
    expect(late.status).toBe(409);
    expect((await office.call('clerk', 'letters.draft', { agencyId: schoolId })).status).toBe(422);
  });

  it('the leader has the list and decides an inspection, once; the agency reads only what is its own', async () => {
    await setDay('2023-12-20');
    await sendDue();
    const listed = (await office.call('leader', 'nudges.leader', undefined)).json.listed;
    expect(listed.map((one: PressedLine) => one.code)).toContain(code);
    expect((await ladder('contact')).lines[0]?.nudges.map(({ rung }) => rung)).toEqual([1, 2, 3]);
    await setDay('2024-01-04');
    await sendDue();
    const proposed = (await line()).nudges.find(({ rung }) => rung === 4) ?? expect.fail('not proposed');
    expect(proposed.decision).toBeNull();
    // The proposal is the office's own until it is decided.
    expect((await ladder('contact')).lines[0]?.nudges.map(({ rung }) => rung)).toEqual([1, 2, 3]);
    const decide = {
      nudgeId: proposed.id,
      inspect: true,
      words: 'Giao Uỷ ban Kiểm tra kiểm tra trong tháng 1.',
    };
    expect((await office.call('clerk', 'nudges.decide', decide)).status).toBe(403);
    expect((await office.call('leader', 'nudges.decide', decide)).status).toBe(200);
    expect((await office.call('leader', 'nudges.decide', decide)).status).toBe(409);
    const shown = (await ladder('contact')).lines[0]?.nudges.find(({ rung }) => rung === 4);
    expect(shown?.decision).toMatchObject({
      inspect: true,
      decidedOn: '2024-01-04',
      decidedBy: 'Nguyễn Đức Thắng',
    });
    const { standing, events } = (await office.call('contact', 'directives.get', { code })).json;
    expect([standing.state, standing.daysLate]).toEqual(['not-started', 30]);
    expect(events.filter((one: { kind: string }) => one.kind === 'nudged')).toHaveLength(5);
  });

  it('another agency sees nothing of it, and the ladder ends with the work', async () => {
    const foreign = await office.call('quang', 'nudges.ladder', { code });
    if (foreign.status === 200) expect(foreign.json.lines).toEqual([]);
    else expect(foreign.status).toBe(404);
    const done = { text: 'Đã hoàn thành kế hoạch.', done: true, percent: 100, fileIds: [] };
    await office.call('contact', 'directives.report', { code, ...done });
    const { waitingReport } = (await office.call('head', 'directives.get', { code })).json;
    await office.call('head', 'directives.approve', { code, reportId: waitingReport.id });
    expect((await board()).lines.some((one) => one.code === code)).toBe(false);
    expect(refusal(await office.call('clerk', 'nudges.send', { code }))).toEqual([
      422,
      `${code} đang chờ chính Văn phòng, không có cơ quan nào phải làm tiếp.`,
    ]);
  });
});

describe('who stands above the office', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  it('is waited for, by the rule and by hand', async () => {
    const { codes } = await publishExample(office);
    const { rows } = (await office.call('clerk', 'directives.list', {})).json;
    const led = rows.find(
      ({ code, standing }: { code: string; standing: { leads: unknown[] } }) =>
        codes.includes(code) && standing.leads.length === 1,
    );
    const [agency] = led.standing.next.agencies;
    await office.call('clerk', 'superiors.set', { agencyId: agency.id, isAbove: true });
    await office.call('clerk', 'directives.setDeadline', {
      code: led.code,
      deadline: { kind: 'date', date: '2023-11-25', origin: 'office' },
    });
    const board: NudgeBoard = (await office.call('clerk', 'nudges.list', undefined)).json;
    expect(board.lines.some(({ code }) => code === led.code)).toBe(false);
    expect(board.awaited.map(({ code }) => code)).toContain(led.code);
    const { status, json } = await office.call('clerk', 'nudges.send', { code: led.code });
    expect([status, json.message]).toEqual([
      422,
      `${led.code} đang chờ ${agency.name} cho ý kiến. Cấp trên của Văn phòng không bị đôn đốc.`,
    ]);
  }, 60_000);

  it('an office sets its own days; a rung never comes before the one under it', async () => {
    const days = { remindBefore: 3, silentAfter: 60, letterAfter: 5, leaderAfter: 10, inspectAfter: 20 };
    expect((await office.call('clerk', 'nudges.list', undefined)).json.isOwnHabit).toBe(false);
    expect((await office.call('clerk', 'nudges.setSettings', { ...days, leaderAfter: 5 })).status).toBe(400);
    expect((await office.call('clerk', 'nudges.setSettings', days)).status).toBe(200);
    const { settings, isOwnHabit } = (await office.call('leader', 'nudges.list', undefined)).json;
    expect([settings, isOwnHabit]).toEqual([days, true]);
  });
});

import { lintDocument, readBack } from '@dondoc/writer';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAgencies } from '#accounts/agencies/store.ts';
import { publishExample } from '../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { committeesFacts } from './facts.ts';
import type { Committee, Seat, Stage } from './schema.ts';

let office: TestOffice;
const agency: Record<string, string> = {};
const today = '2023-11-20';

beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
  const { id } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  for (const one of await listAgencies(office.db, id)) agency[one.key] = one.id;
});
afterAll(() => office.stop());

const call = (who: string, route: string, input: unknown) => office.call(who, route, input);
const read = async (id: string, who = 'huong'): Promise<Committee> =>
  (await call(who, 'committees.get', { id })).json;
const listOf = async (who: string) => (await call(who, 'committees.list', {})).json;

const bodies = () => ({
  ...{ drafterId: agency['truong-chinh-tri-tinh'], appraiserId: agency['ban-to-chuc-tinh-uy'] },
  deciderId: agency['thuong-truc-tinh-uy'],
});
const asked = (more: object = {}) => ({
  ...{ name: 'Ban Chỉ đạo thử', purpose: null, scheme: null, directiveCode: null, ...bodies() },
  ...{ startedOn: '2023-11-01', ...more },
});
const seat = (n: number, more: Partial<Seat> = {}): Seat => ({
  ...{ seat: `00000000-0000-4000-8000-00000000000${n}`, role: 'member', positionTitle: `Chức vụ ${n}` },
  ...{ agencyId: agency['so-noi-vu'] ?? '', name: null, duty: null, dueOn: null, ...more },
});
const made = async (more: object = {}) => {
  const { json } = await call('mai', 'committees.make', asked(more));
  return (await read(json.id)).decisions[0]?.id ?? '';
};
const draft = (
  decisionId: string,
  members: Seat[],
  after: number | null = null,
  rules: string | null = null,
) =>
  call('mai', 'committeeDecisions.saveDraft', {
    ...{
      decisionId,
      after,
      note: null,
      content: { grounds: ['Xét đề nghị của nhà trường,'], members, rules },
    },
  });
const pass = (decisionId: string, from: Stage | null, on = today) => ({
  ...{ decisionId, from, on, does: 'pass', number: '12-QĐ/TU', documentId: null, note: 'Nhất trí.' },
});
const passAll = async (decisionId: string) => {
  await call('binh', 'committeeDecisions.send', pass(decisionId, null));
  await call('yen', 'committeeDecisions.appraise', pass(decisionId, 'sent'));
  await call('son', 'committeeDecisions.submit', pass(decisionId, 'appraised'));
  return call('thang', 'committeeDecisions.decide', pass(decisionId, 'submitted'));
};

describe('a meeting of a committee', () => {
  let id: string;

  it('comes with the example, once', async () => {
    expect((await call('huong', 'committees.loadExample', {})).status).toBe(200);
    expect((await call('huong', 'committees.loadExample', {})).status).toBe(409);
    const rows = await listOf('huong');
    const steering = rows.find((one: { directiveCode: string | null }) => one.directiveCode);
    expect(steering).toMatchObject({
      ...{ directiveCode: 'TB118-2023-3.1', standing: { stage: 'sent', days: 4 }, members: 0 },
    });
    const older = rows.find((one: { directiveCode: string | null }) => !one.directiveCode);
    expect(older).toMatchObject({ members: 6, lateTasks: 1, nextMeeting: '2023-12-05' });
    id = older.id;
  });

  it('begins with what is still open', async () => {
    const { json } = await call('huong', 'committeeMeetings.agenda', { committeeId: id });
    expect(json.lines).toEqual([
      expect.stringContaining('bồi dưỡng cán bộ, công chức 10 năm (hạn 31/10/2023)'),
      expect.stringContaining('tổng kết việc dạy và học'),
      expect.stringContaining('danh mục tài liệu lưu của Ban Chỉ đạo (không thời hạn)'),
    ]);
  });

  it('counts those who were members on its day', async () => {
    const { meetings, members } = await read(id);
    const held = meetings.find(({ heldOn }) => heldOn === '2023-06-20');
    expect(held?.attendance.map(({ part }) => part).toSorted()).toEqual([
      ...['absent', 'attend', 'attend', 'attend', 'attend', 'chair'],
    ]);
    const attendance = (held?.attendance ?? []).map((one) => ({
      ...one,
      part: one.part === 'chair' ? 'chair' : 'attend',
    }));
    const set = { meetingId: held?.id, attendance };
    expect((await call('huong', 'committeeMeetings.attend', set)).status).toBe(200);
    expect((await call('huong', 'committeeMeetings.attend', set)).status).toBe(200);
    const again = (await read(id)).meetings.find(({ heldOn }) => heldOn === '2023-06-20');
    expect(again?.attendance.filter(({ part }) => part === 'absent')).toEqual([]);
    const gone = members.find(({ endedOn }) => endedOn === '2022-09-05');
    const past = { meetingId: held?.id, attendance: [{ seat: crypto.randomUUID(), part: 'attend' }] };
    expect(gone?.name).toBe('Cà Văn Inh');
    expect((await call('huong', 'committeeMeetings.attend', past)).status).toBe(400);
  });

  it('makes a notice of its conclusions, which is read like any other', async () => {
    const held = (await read(id)).meetings.find(({ heldOn }) => heldOn === '2023-06-20');
    const { status, json } = await call('huong', 'committeeMeetings.notice', { meetingId: held?.id });
    expect(status, json?.message).toBe(200);
    const again = await call('huong', 'committeeMeetings.notice', { meetingId: held?.id });
    expect(again.json).toEqual(json);
    const document = (await call('huong', 'documents.get', { id: json.documentId })).json;
    expect(document).toMatchObject({ state: 'draft', type: 'TB' });
    const items = await office.db
      .selectFrom('readingItem')
      .selectAll()
      .where('documentId', '=', json.documentId)
      .execute();
    expect(JSON.stringify(items)).toContain('hoàn thiện đề cương báo cáo chung');
    const late = { meetingId: held?.id, kind: 'conclusions', lines: ['Khác'] };
    expect((await call('huong', 'committeeMeetings.record', late)).status).toBe(409);
    // Nor is it taken away, or dated anew, where its notice is shown.
    const shown = (await call('huong', 'meetings.list', { documentId: json.documentId })).json;
    expect(shown.meetings).toMatchObject([{ id: held?.id, mayRemove: false }]);
    const taken = await call('huong', 'meetings.remove', { id: held?.id });
    expect(taken).toMatchObject({ status: 409, json: { message: expect.stringContaining('Ban Chỉ đạo') } });
  });

  it('is out of sight with its notice, and its notice says what was concluded', async () => {
    const meeting = { committeeId: id, title: 'Phiên họp kín', heldOn: '2023-11-18', place: null };
    const meetingId = (await call('huong', 'committeeMeetings.add', { ...meeting, agenda: ['Mục kín'] })).json
      .id;
    const said = (line: string) =>
      call('huong', 'committeeMeetings.record', { meetingId, kind: 'conclusions', lines: [line] });
    await said('Giao Sở Nội vụ chủ trì rà soát biên chế, xong trước ngày 31/01/2024.');
    const given = { committeeId: id, seat: null, text: 'Việc kín', dueOn: '2023-12-29', meetingId };
    await call('huong', 'committeeTasks.add', given);
    const [made, changed] = await Promise.all([
      call('huong', 'committeeMeetings.notice', { meetingId }),
      said('Giao Sở Nội vụ chủ trì rà soát biên chế, xong trước ngày 29/02/2024.'),
    ]);
    // Whichever came first: no notice of other conclusions than stand.
    expect([made.status, changed.status]).toContain(200);
    const { documentId } = (await call('huong', 'committeeMeetings.notice', { meetingId })).json;
    const text = (await call('huong', 'documents.get', { id: documentId })).json.text;
    const seen = async (who: string) => {
      const { meetings, tasks } = await read(id, who);
      const told = (await call(who, 'inbox.list', {})).json;
      const own = meetings.find((one) => one.id === meetingId);
      return { own, all: JSON.stringify([own, tasks, told]) };
    };
    const before = await seen('hai');
    expect(text).toContain(before.own?.conclusions[0]?.slice(-12));
    expect(before.all).toMatch(/Phiên họp kín.*Việc kín.*Phiên họp kín/);
    const asked = await call('huong', 'purge.ask', { documentId, reason: 'Có nội dung mật' });
    expect(asked.status).toBe(200);
    const { own, all } = await seen('hai');
    expect(own).toMatchObject({ isHeld: true, agenda: [], conclusions: [], attendance: [] });
    expect(all).not.toMatch(/kín|biên chế/);
    const later = { meetingId, kind: 'minutes', lines: ['Khác'] };
    expect((await call('huong', 'committeeMeetings.record', later)).status).toBe(409);
    await call('thang', 'purge.withdraw', { id: asked.json.id });
    expect((await seen('hai')).all).toBe(before.all);
  });

  it('offers figures of the committees that the school drafts', async () => {
    const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    const schoolId = agency['truong-chinh-tri-tinh'] ?? '';
    const ask = { officeId, schoolId, day: today, from: '2023-01-01' };
    const facts = await committeesFacts.read(office.db, ask);
    const established = facts.get('ban_chi_dao_da_thanh_lap');
    expect(established).toMatchObject({ known: true, value: false });
    expect(established?.rows[0]?.note).toBe(
      'đang thẩm định từ 16/11/2023 (4 ngày), Ban Tổ chức Tỉnh uỷ làm tiếp',
    );
    const none = await committeesFacts.read(office.db, { ...ask, schoolId: agency['so-noi-vu'] ?? '' });
    expect([...none.values()].every(({ known }) => !known)).toBe(true);
  });
});

describe('the decision of a committee', () => {
  let id: string;
  let decisionId: string;
  const chair = () => seat(1, { role: 'chair', agencyId: agency['thuong-truc-tinh-uy'] ?? '' });

  it('takes its bodies from the directive that asks for it', async () => {
    const { json } = await call('mai', 'committees.suggest', { code: 'TB118-2023-3.1' });
    expect(json).toMatchObject(bodies());
    const foreign = await call('mai', 'committees.make', asked({ drafterId: agency['so-noi-vu'] }));
    expect(foreign).toMatchObject({ status: 403, json: { message: expect.stringContaining('soạn thảo') } });
    const { status, json: row } = await call(
      'mai',
      'committees.make',
      asked({ directiveCode: 'TB118-2023-3.1' }),
    );
    expect(status).toBe(200);
    id = row.id;
    const committee = await read(id);
    expect(committee).toMatchObject({ directiveCode: 'TB118-2023-3.1', members: [] });
    decisionId = committee.decisions[0]?.id ?? '';
    expect(committee.decisions[0]?.standing).toMatchObject({ stage: null, days: 19, since: '2023-11-01' });
    // Entered today, it was being drafted all the same.
    const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    const ask = { officeId, schoolId: bodies().drafterId ?? '', day: '2023-11-05', from: '2023-01-01' };
    const then = (await committeesFacts.read(office.db, ask)).get('ban_chi_dao_da_thanh_lap');
    expect(then?.rows.map((row) => row.id)).toContain(id);
  });

  it('keeps each version, and loses none to two who write at once', async () => {
    expect((await draft(decisionId, [seat(2)])).json).toEqual({ version: 1 });
    expect((await draft(decisionId, [seat(3)])).status).toBe(409);
    const twice = await draft(decisionId, [seat(2), seat(3, { positionTitle: 'Chức vụ 2' })], 1);
    expect(twice).toMatchObject({ status: 400, json: { message: expect.stringContaining('thứ 2 trùng') } });
    const early = await call('binh', 'committeeDecisions.send', pass(decisionId, null));
    expect(early).toMatchObject({ status: 422, json: { message: expect.stringContaining('0 Trưởng ban') } });
    const duty = { duty: 'Lập kế hoạch năm', dueOn: '2023-11-10' };
    await draft(decisionId, [chair(), seat(2, duty)], 1, 'Điều 1. Phạm vi\n1. Áp dụng cho thành viên.');
    expect((await read(id)).decisions[0]?.drafts.map(({ version }) => version)).toEqual([2, 1]);
    // Whoever appraises sees nothing of it until it is sent.
    expect((await read(id, 'yen')).decisions[0]?.drafts).toEqual([]);
  });

  it('passes each hand once, and none of them twice', async () => {
    expect((await call('binh', 'committeeDecisions.send', pass(decisionId, null))).status).toBe(200);
    expect((await call('binh', 'committeeDecisions.send', pass(decisionId, null))).status).toBe(409);
    expect((await draft(decisionId, [chair()], 2)).status).toBe(409);
    expect((await call('son', 'committeeDecisions.submit', pass(decisionId, 'sent'))).status).toBe(409);
    const back = { decisionId, from: 'sent', on: today, does: 'return', note: 'Bổ sung căn cứ' };
    expect((await call('yen', 'committeeDecisions.appraise', back)).status).toBe(200);
    const [returned] = (await read(id, 'mai')).decisions;
    expect(returned).toMatchObject({ standing: { stage: null, isReturned: true }, may: { draft: true } });
    const last = await passAll(decisionId);
    expect(last.status).toBe(200);
    expect((await passAll(decisionId)).status).toBe(409);
  });

  it('makes its members valid from its day, and their duties their tasks', async () => {
    const committee = await read(id);
    expect(committee.decisions[0]?.standing).toMatchObject({ stage: 'decided', mover: null });
    expect(committee.members.map(({ fromDay, endedOn }) => [fromDay, endedOn])).toEqual([
      ...[
        [today, null],
        [today, null],
      ],
    ]);
    expect(committee.tasks).toMatchObject([
      { text: 'Lập kế hoạch năm', dueOn: '2023-11-10', origin: 'decision' },
    ]);
    // A member's agency sees it from now on, and may say that its task is done.
    expect((await listOf('hai')).map((one: { id: string }) => one.id)).toContain(id);
    const ending = { id: committee.tasks[0]?.id, as: 'done', on: today, note: null };
    expect((await call('hai', 'committeeTasks.end', { ...ending, as: 'dropped', note: 'Thôi' })).status).toBe(
      403,
    );
    const { json } = await call('huong', 'committeeTasks.direct', {
      ...{ id: committee.tasks[0]?.id, leadId: agency['so-noi-vu'], dueOn: '2023-12-29' },
    });
    expect(json.code).toMatch(/^NV2023-/);
    expect((await call('hai', 'committeeTasks.end', ending)).status).toBe(409);
    const origin = await call('huong', 'planning.origin', { code: json.code });
    expect(origin.json).toMatchObject({
      link: `/ban-chi-dao/${id}`,
      title: 'Việc của Ban Chỉ đạo thử, hạn đầu 10/11/2023',
    });
    const [task] = (await read(id)).tasks;
    expect(task).toMatchObject({ directiveCode: json.code, directedOn: today });
  });

  it('is changed by a later one, which goes the same way', async () => {
    const opening = { committeeId: id, startedOn: today };
    const { json } = await call('mai', 'committeeDecisions.openChange', opening);
    expect((await call('mai', 'committeeDecisions.openChange', opening)).status).toBe(409);
    await draft(json.decisionId, [chair(), seat(4, { agencyId: agency['so-tai-chinh'] ?? '' })], 1);
    expect((await read(id)).members).toHaveLength(2);
    // A member hears of what is signed, not of what is being decided about it.
    expect((await read(id, 'hai')).decisions).toMatchObject([
      { kind: 'establish', drafts: [{ version: 2 }] },
    ]);
    expect((await passAll(json.decisionId)).status).toBe(200);
    const { members, decisions } = await read(id);
    expect(decisions.map(({ kind }) => kind)).toEqual(['change', 'establish']);
    expect(
      members.filter(({ endedOn }) => endedOn === null).map(({ positionTitle }) => positionTitle),
    ).toEqual([...['Chức vụ 1', 'Chức vụ 4']]);
    expect(members.find(({ endedOn }) => endedOn !== null)).toMatchObject({ positionTitle: 'Chức vụ 2' });
    expect((await call('hai', 'committees.get', { id })).status).toBe(404);
  });

  it('is written as papers that keep to the format of their regime', async () => {
    for (const [paper, words] of Object.entries({
      'quyet-dinh': ['Điều 1', 'Chức vụ 2', 'Lập kế hoạch năm'],
      'quy-che': ['Điều 1', 'Áp dụng cho thành viên'],
      'to-trinh': ['01 Trưởng ban', 'Nhất trí'],
      'phieu-tham-dinh': ['Căn cứ ban hành', 'Nhất trí'],
    })) {
      const answer = await office.fetch('yen', `/api/committee-decisions/${decisionId}/${paper}.docx`);
      expect(answer.status).toBe(200);
      const bytes = new Uint8Array(await answer.arrayBuffer());
      const text = JSON.stringify(readBack(bytes));
      for (const word of words) expect(text, paper).toContain(word);
      // A sheet of the appraiser's is none of the kinds that the format names.
      if (paper === 'phieu-tham-dinh') continue;
      const checked = lintDocument(bytes, { date: today });
      expect(checked.ok && checked.findings, paper).toEqual([]);
    }
    expect((await office.fetch('quang', `/api/committee-decisions/${decisionId}/khac.docx`)).status).toBe(
      404,
    );
  });
});

const routeOf = { sent: 'send', appraised: 'appraise', submitted: 'submit', decided: 'decide' } as const;
const whoOf = { sent: 'binh', appraised: 'yen', submitted: 'son', decided: 'thang' } as const;
const order = ['sent', 'appraised', 'submitted', 'decided'] as const;

it('never moves a decision back or twice, whatever comes late or again', async () => {
  const step = fc.record({
    to: fc.constantFrom(...order),
    from: fc.constantFrom(null, ...order),
    does: fc.constantFrom('pass', 'pass', 'pass', 'return'),
    on: fc.constantFrom('2023-10-30', '2023-11-02', '2023-11-10', today, '2023-11-21'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const decisionId = await made();
      await draft(decisionId, [seat(1, { role: 'chair' })]);
      let [at, since] = [0, '2023-11-01'];
      for (const { to, from, does, on } of steps) {
        const returns = does === 'return' && to !== 'sent';
        const acting = { ...pass(decisionId, from, on), does: returns ? 'return' : 'pass' };
        const { status } = await call(whoOf[to], `committeeDecisions.${routeOf[to]}`, acting);
        const isNext = order[at] === to && (order[at - 1] ?? null) === from && on >= since && on <= today;
        expect(status === 200).toBe(isNext);
        if (isNext) [at, since] = [returns ? 0 : at + 1, on];
      }
      const row = await office.db
        .selectFrom('committeeDecision')
        .select('committeeId')
        .where('id', '=', decisionId)
        .executeTakeFirstOrThrow();
      const { decisions, members } = await read(row.committeeId);
      expect(decisions[0]?.standing).toMatchObject({ stage: order[at - 1] ?? null, since });
      expect(members).toHaveLength(at === 4 ? 1 : 0);
    }),
    { numRuns: 6 },
  );
});

it('loses no committee for what was left unsaid', async () => {
  const said = { purpose: 'Chỉ đạo', scheme: 'Đề án', directiveCode: 'TB118-2023-3.1' };
  const keys = Object.keys(said) as (keyof typeof said)[];
  for (let mask = 0; mask < 2 ** keys.length; mask += 1) {
    const kept = Object.fromEntries(keys.filter((_, n) => mask & (1 << n)).map((key) => [key, said[key]]));
    const name = `Ban Chỉ đạo khuyết ${mask}`;
    const { json } = await call('mai', 'committees.make', asked({ ...kept, name }));
    const id = json.id;
    const decisionId = (await read(id)).decisions[0]?.id ?? '';
    await draft(decisionId, [seat(1, { role: 'chair', ...(mask % 2 ? { name: 'Lò Văn An' } : {}) })]);
    expect((await listOf('huong')).map((one: { name: string }) => one.name)).toContain(name);
    const answer = await office.fetch('mai', `/api/committee-decisions/${decisionId}/quyet-dinh.docx`);
    const text = JSON.stringify(readBack(new Uint8Array(await answer.arrayBuffer())));
    expect(text).toContain('Chức vụ 1');
    expect((await call('mai', 'committees.remove', { id })).status).toBe(200);
  }
});

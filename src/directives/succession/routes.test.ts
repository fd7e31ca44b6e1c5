import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Agency } from '#accounts/schema.ts';
import type { NewSuccession } from '#accounts/succession/schema.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { DirectiveList } from '../listing/schema.ts';
import type { DirectiveSummary } from '../schema.ts';
import type { Assigning, WorkToAssign } from './schema.ts';

let office: TestOffice;
let documentId: string;
beforeAll(async () => {
  office = await startTestOffice();
  ({ documentId } = await publishExample(office));
});
afterAll(() => office.stop());

const agencies = async (): Promise<Agency[]> => (await office.call('clerk', 'agencies.list', undefined)).json;
const idOf = async (key: string) => (await agencies()).find((agency) => agency.key === key)?.id ?? '';
const list = async (who: string, filter: object = {}): Promise<DirectiveList> =>
  (await office.call(who, 'directives.list', { size: 500, ...filter })).json;
const asked = async (): Promise<WorkToAssign[]> =>
  (await office.call('clerk', 'assigning.list', undefined)).json;
const assign = (assignings: Assigning[]) => office.call('clerk', 'assigning.assign', { assignings });
const proposed = ({ code, from, recordingId, heirs }: WorkToAssign): Assigning => ({
  ...{ code, recordingId, fromAgencyId: from.id, toAgencyId: heirs[0]?.id ?? '' },
});
const leadNames = (rows: DirectiveSummary[]) =>
  rows.flatMap((row) => row.standing.leads.map((l) => l.agency.name));
const record = async (input: Partial<NewSuccession>) => {
  const base = {
    decision: 'Quyết định 9-QĐ/TU',
    source: 'bản giấy',
    livesOn: false,
    name: null,
    scope: null,
  };
  const answer = await office.call('clerk', 'successions.record', {
    ...base,
    people: [],
    units: [],
    ...input,
  });
  expect(answer.status, answer.json?.message).toBe(200);
  return answer.json.agencyIds as string[];
};

describe('the school goes into another body', () => {
  let school: string;
  let heir: string;
  let before: DirectiveList;

  it('shows beforehand how much open work it has', async () => {
    school = await idOf('truong-chinh-tri-tinh');
    before = await list('clerk', { agency: school });
    const { json } = await office.call('clerk', 'assigning.of', { agencyIds: [school] });
    expect(json).toEqual([{ agencyId: school, open: before.total }]);
    expect(before.total).toBeGreaterThan(3);
  });

  it('nothing moves by the recording alone: the work asks for its new owner', async () => {
    const code = before.rows.find((row) => row.standing.leads[0]?.agency.id === school)?.code;
    const report = { code, text: 'Đang làm bước đầu', done: false, percent: 30, fileIds: [] };
    expect((await office.call('contact', 'directives.report', report)).status).toBe(200);
    await office.call('clerk', 'example.setClock', { today: '2023-12-01' });
    const board = await idOf('so-khoa-hoc-va-cong-nghe');
    [heir = ''] = await record({
      ...{ kind: 'merge', happenedOn: '2023-12-01', fromIds: [school, board] },
      heirs: [{ name: 'Học viện Cán bộ tỉnh', shortName: 'HVCB', regime: 'state', parentId: null }],
    });
    expect(leadNames((await list('clerk')).rows)).toContain('Trường Chính trị tỉnh');
    const work = await asked();
    expect(new Set(work.map(({ code }) => code)).size).toBeGreaterThanOrEqual(before.total);
    expect(work.every(({ heirs }) => heirs.length === 1 && heirs[0]?.id === heir)).toBe(true);
    // Its people are at the heir now and still see the work, which they cannot act on yet.
    const seen = await list('contact');
    expect(seen.rows.map((row) => row.code)).toEqual(
      expect.arrayContaining(before.rows.map((row) => row.code)),
    );
    expect((await office.call('contact', 'directives.report', report)).status).toBe(403);
  });

  it('the clerk confirms, one by one or all at once; a second click is told so', async () => {
    const [first, ...others] = (await asked()).map(proposed);
    if (!first) throw new Error('nothing asks for its owner');
    const one = await assign([first]);
    expect(one.json).toMatchObject([{ code: first.code, done: true, why: null }]);
    expect((await assign([first])).json[0].why).toContain('đã được giao lại');
    const wrong = await assign([{ ...(others[0] ?? first), toAgencyId: await idOf('so-noi-vu') }]);
    expect(wrong.json[0].why).toContain('không kế thừa');
    const all = await assign(others);
    expect(all.json.every((row: { done: boolean }) => row.done)).toBe(true);
    expect(await asked()).toEqual([]);
  });

  it('before the day the old one holds it, after it the new one; nothing is lost or doubled', async () => {
    const past = await list('clerk', { agency: school, asOf: '2023-11-30' });
    expect(past.rows.map((row) => row.code).sort()).toEqual(before.rows.map((row) => row.code).sort());
    expect((await list('clerk', { agency: school })).total).toBe(0);
    const now = await list('clerk', { agency: heir });
    expect(now.rows.map((row) => row.code)).toEqual(
      expect.arrayContaining(before.rows.map((row) => row.code)),
    );
    expect(new Set(now.rows.map((row) => row.code)).size).toBe(now.rows.length);
    expect((await list('clerk', { asOf: '2023-11-30' })).total).toBe((await list('clerk')).total);
  });

  it('the words of the notice stay, with what the agency was called', async () => {
    const { rows } = await list('clerk', { agency: heir, role: 'lead' });
    const lead = rows[0]?.assignments.find(({ role }) => role === 'lead');
    expect(lead?.agency?.id).toBe(heir);
    expect(lead?.nameAsWritten).toContain('Trường');
    expect(lead?.formerly).toBe('Trường Chính trị tỉnh');
    const words = await office.db
      .selectFrom('assignment')
      .select('agencyId')
      .where('directiveId', '=', rows[0]?.id ?? '')
      .where('role', '=', 'lead')
      .execute();
    expect(words).toEqual([{ agencyId: school }]);
  });

  it('the people go on where they were: approve what waited, sign for it, read the document', async () => {
    const waiting = (await list('head', { mine: true })).rows[0];
    const detail = (await office.call('head', 'directives.get', { code: waiting?.code })).json;
    expect(detail.mayDo).toEqual(expect.arrayContaining(['approve', 'receive']));
    // What the old agency wrote before its head let it out is inside the new one.
    expect(detail.events.find((e: { kind: string }) => e.kind === 'reported').data.text).toBe(
      'Đang làm bước đầu',
    );
    const reportId = detail.waitingReport.id;
    const approved = await office.call('head', 'directives.approve', { code: detail.code, reportId });
    expect(approved.status, approved.json?.message).toBe(200);
    expect((await office.call('contact', 'directives.receive', { code: detail.code })).status).toBe(200);
    expect((await office.call('contact', 'documents.get', { id: documentId })).status).toBe(200);
    const told = await office.db
      .selectFrom('notice')
      .select('title')
      .where('kind', '=', 'succession')
      .execute();
    expect(told.map(({ title }) => title)).toContain(
      `Nhận tiếp nhiệm vụ ${detail.code} từ Trường Chính trị tỉnh`,
    );
  });

  it('two parts that came to one agency are one role, and the list shows it once', async () => {
    for (const row of (await list('clerk')).rows) {
      const roles = row.assignments.flatMap((a) => (a.agency ? [`${a.role} ${a.agency.id}`] : []));
      expect(new Set(roles).size).toBe(roles.length);
    }
  });
});

describe('an agency is split', () => {
  it('each directive has its choice; the work that stays asks no more', async () => {
    const from = await idOf('so-noi-vu');
    const heirs = [{ name: 'Sở Lao động', shortName: 'SLĐ', regime: 'state' as const, parentId: null }];
    const [born = ''] = await record({
      ...{ kind: 'split', happenedOn: '2023-12-01', fromIds: [from], heirs, livesOn: true },
    });
    const work = (await asked()).filter((one) => one.from.id === from);
    expect(work.length).toBeGreaterThan(1);
    expect(work[0]?.heirs.map(({ id }) => id)).toEqual([born, from]);
    const [goes, ...stays] = work.map(proposed);
    if (!goes) throw new Error('nothing asks');
    await assign([goes, ...stays.map((one) => ({ ...one, toAgencyId: from }))]);
    expect((await asked()).filter((one) => one.from.id === from)).toEqual([]);
    expect((await list('clerk', { agency: born })).rows.map(({ code }) => code)).toEqual([goes.code]);
    const stayed = (await list('clerk', { agency: from })).rows.map(({ code }) => code);
    expect(stayed).not.toContain(goes.code);
    expect(stayed).toEqual(expect.arrayContaining(stays.map(({ code }) => code)));
    // Who gave it away sees it no more; its other work it does.
    expect((await list('quang')).rows.map(({ code }) => code)).not.toContain(goes.code);
  });

  it('a chain leads to who works now: split, then merged', async () => {
    const from = await idOf('so-noi-vu');
    const born = (await agencies()).find((a) => a.names[0]?.name === 'Sở Lao động')?.id ?? '';
    await office.call('clerk', 'example.setClock', { today: '2023-12-10' });
    const [one = ''] = await record({
      ...{ kind: 'merge', happenedOn: '2023-12-02', fromIds: [from, born] },
      heirs: [{ name: 'Sở Nội vụ và Lao động', shortName: 'SNVLĐ', regime: 'state', parentId: null }],
    });
    const work = (await asked()).filter(({ from: { id } }) => id === from || id === born);
    expect(work.every(({ heirs }) => heirs.length === 1 && heirs[0]?.id === one)).toBe(true);
    const before = (await list('clerk')).rows.map(({ code }) => code).sort();
    await assign(work.map(proposed));
    expect((await list('clerk')).rows.map(({ code }) => code).sort()).toEqual(before);
    expect((await list('clerk', { agency: one })).total).toBe(new Set(work.map(({ code }) => code)).size);
  });
});

it('a rename moves nothing: one agency, printed by the name of the day', async () => {
  const board = await idOf('ban-to-chuc-tinh-uy');
  const name = { name: 'Ban Tổ chức và Nội chính', shortName: 'BTCNC' };
  const total = (await list('clerk', { agency: board })).total;
  await record({
    kind: 'rename',
    happenedOn: '2023-12-01',
    fromIds: [board],
    heirs: [],
    livesOn: true,
    name,
  });
  expect(await asked()).toEqual([]);
  const now = await list('clerk', { agency: board });
  expect(now.total).toBe(total);
  const held = now.rows[0]?.assignments.find(({ agency }) => agency?.id === board);
  expect([held?.agency?.name, held?.formerly]).toEqual([name.name, 'Ban Tổ chức Tỉnh uỷ']);
  const then = await list('clerk', { agency: board, asOf: '2023-11-30' });
  expect(then.rows[0]?.assignments.find(({ agency }) => agency?.id === board)?.agency?.name).toBe(
    'Ban Tổ chức Tỉnh uỷ',
  );
});

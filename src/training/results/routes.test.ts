import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedWave, learnerScores } from '../../../e2e/support/closed-wave.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { indexOf } from '../indices/store.ts';

let office: TestOffice;
let officeId: string;
let schoolId: string;
let end: { classId: string; waveId: string };
let after: string;
let few: string;
let open: string;
const an = { key: '', name: 'Lường Văn Long' };
const binh = { key: 'a1b2c3d4e5f60718', name: 'Vàng Thị Bình' };
const times = <T>(n: number, make: (at: number) => T) => Array.from({ length: n }, (_, at) => make(at));

beforeAll(async () => {
  office = await startTestOffice();
  const { db } = office;
  const agency = await db
    .selectFrom('agency')
    .select(['id', 'officeId'])
    .where('key', '=', 'truong-chinh-tri-tinh')
    .executeTakeFirstOrThrow();
  [officeId, schoolId] = [agency.officeId, agency.id];
  await office.call('huong', 'trainingDesk.setMember', { agencyId: schoolId, part: 'with' });
  an.key = await ownPerson();
  const at = { officeId, providerId: schoolId };
  const lecturers = [an, binh];
  const sheets = [
    ...times(8, (n) => ({ audience: 'learner' as const, scores: learnerScores(n < 4 ? 5 : 7, lecturers) })),
    { audience: 'learner' as const, scores: { 'ct-yeu-cau': 1 }, isVoid: true },
  ];
  const comments = [{ audience: 'learner' as const, text: 'Nên thêm tình huống ở cơ sở' }];
  end = await closedWave(db, { ...at, code: 'CV-01', lecturers, sheets, comments, asked: { learner: 12 } });
  const later = [
    ...['hq-van-dung', 'hq-chat-luong', 'hq-tinh-huong', 'hq-thai-do', 'hq-chia-se'],
    ...['ct-yeu-cau', 'ct-cap-nhat', 'ct-can-doi', 'ct-tai-lieu'],
  ];
  const said = (mark: number) => Object.fromEntries(later.map((item) => [item, mark]));
  after = (
    await closedWave(db, {
      ...{ ...at, code: 'CV-01', classId: end.classId, kind: 'after', closedOn: '2023-11-15' },
      sheets: times(6, () => ({ audience: 'learner' as const, scores: said(8) })),
    })
  ).waveId;
  few = (
    await closedWave(db, {
      ...{ ...at, code: 'CV-02', comments },
      sheets: times(4, () => ({ audience: 'learner' as const, scores: learnerScores(2) })),
    })
  ).waveId;
  open = (
    await closedWave(db, {
      ...{ ...at, code: 'CV-03', closedOn: null },
      sheets: times(9, () => ({ audience: 'learner' as const, scores: learnerScores(9) })),
    })
  ).waveId;
}, 120_000);
afterAll(() => office.stop());

/** The lecturer's account stands for somebody of the roster. */
async function ownPerson(): Promise<string> {
  const { db } = office;
  const user = await db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', 'long')
    .executeTakeFirstOrThrow();
  const row = await db
    .insertInto('staffPerson')
    .values({
      officeId,
      schoolId,
      code: 'GV-9',
      fullName: an.name,
      userId: user.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

const one = async (who: string, id: string) => office.call(who, 'surveyResults.one', { id });

describe('the results of a wave', () => {
  it('stand with their interval, who answered of whom, and what does not count', async () => {
    const { json } = await one('huong', end.waveId);
    expect(json.indices.general).toMatchObject({ mean: 6, n: 8, band: 'Khá' });
    expect([json.indices.valid, json.indices.void]).toEqual([8, 1]);
    expect(json.asked).toEqual([{ audience: 'learner', asked: 12, sheets: 9 }]);
    expect(json.comments).toEqual([{ audience: 'learner', text: 'Nên thêm tình huống ở cơ sở' }]);
    expect(json.other).toMatchObject({ waveId: after, figure: { mean: 8 } });
    const same = { of: null, isMixed: false };
    expect(json.changes).toMatchObject([{ label: 'Chương trình', by: 2, ...same }]);
  });

  it('are not there while it takes sheets, since a day’s difference would be a sheet', async () => {
    const { json } = await one('huong', open);
    expect([json.indices, json.comments]).toEqual([null, null]);
  });

  it('are not shown under five sheets, nor what was written in them', async () => {
    const { json } = await one('huong', few);
    expect(json.indices.general).toBeNull();
    expect(json.comments).toBeNull();
    expect(JSON.stringify(json)).not.toContain('tình huống ở cơ sở');
  });

  it('are a lecturer’s own alone', async () => {
    const { json } = await one('long', end.waveId);
    expect(json).toMatchObject({ ownOnly: true, comments: null, other: null, indices: { general: null } });
    expect(JSON.stringify(json.indices)).toContain(an.name);
    expect(JSON.stringify(json.indices)).not.toContain(binh.name);
    const list = (await office.call('long', 'surveyResults.list', {})).json;
    expect(list.lecturers.map(({ name }: { name: string }) => name)).toEqual([an.name]);
    expect(list.classes.map(({ code }: { code: string }) => code)).toEqual(['CV-01']);
    expect(list.quotas).toBeNull();
    // Of a class of their own school about which nothing is said of them.
    expect((await one('long', few)).status).toBe(404);
    expect((await office.fetch('long', '/api/training/survey-results.xlsx')).status).toBe(403);
  });
});

describe('the list of results', () => {
  it('groups by programme, lecturer and year, each wave once, and names the quotas', async () => {
    const { json } = await office.call('huong', 'surveyResults.list', { year: 2023 });
    expect(json.classes.map(({ code }: { code: string }) => code)).toEqual(['CV-01', 'CV-02']);
    expect(json.years[0]).toMatchObject({ key: '2023', end: { waves: 1 }, after: { waves: 1 }, hidden: 1 });
    expect(json.quotas.courses).toBe(3);
    // By given name: Bình before Long, though Lường stands before Vàng.
    const { lecturers } = json.choices as { lecturers: { name: string }[] };
    expect(lecturers.map(({ name }) => name)).toEqual([binh.name, an.name]);
    expect(
      json.quotas.lines.map(({ done, needed }: { done: []; needed: number }) => [done.length, needed]),
    ).toEqual([
      ...[
        // No lecturer sent a sheet, so nobody judged the learners.
        [0, 1],
        [1, 1],
        [1, 1],
      ],
    ]);
  });

  it('gives part 1 the index of a window, each class once', async () => {
    const ask = { officeId, from: '2023-11-01', to: '2023-11-30' };
    const ofEnd = await indexOf(office.db, { ...ask, kind: 'end' });
    expect(ofEnd).toMatchObject({ figure: { mean: 6 }, scale: { from: 1, to: 10 } });
    expect(new Set(ofEnd.rows.map(({ kind }) => kind))).toEqual(new Set(['end']));
    const effect = await indexOf(office.db, { ...ask, object: 'effect' });
    expect(effect).toMatchObject({ figure: { mean: 8, n: 6 }, rows: [{ waveId: after }] });
    expect((await indexOf(office.db, { ...ask, to: '2023-10-31', from: '2023-10-01' })).figure).toBeNull();
  });
});

describe('a finding', () => {
  const finding = { text: 'Nâng chất lượng cơ sở vật chất', dueOn: null, product: null };
  it('becomes a directive that says where it came from, once', async () => {
    const input = { ...finding, waveId: end.waveId, place: 'facilities', leadId: schoolId };
    const { json, status } = await office.call('huong', 'findings.direct', input);
    expect([status, json.code]).toEqual([200, expect.stringMatching(/^NV\d{4}-\d{4}$/)]);
    const origin = (await office.call('huong', 'planning.origin', { code: json.code })).json;
    expect(origin).toMatchObject({ number: null, link: `/dao-tao/khao-sat/ket-qua/${end.waveId}` });
    expect(origin.title).toBe('Khảo sát cuối khoá lớp CV-01 (CV-01); Cơ sở vật chất: 6/10 (Khá), 8 phiếu');
    const shown = (await one('huong', end.waveId)).json.findings;
    expect(shown).toEqual([expect.objectContaining({ place: 'facilities', code: json.code })]);
    expect((await office.call('huong', 'findings.direct', input)).status).toBe(409);
  });

  it('is refused where there is no figure', async () => {
    const input = { ...finding, waveId: few, place: 'facilities', leadId: schoolId };
    expect((await office.call('huong', 'findings.direct', input)).status).toBe(404);
    const onOpen = { ...finding, waveId: open, place: 'facilities', leadId: schoolId };
    expect((await office.call('huong', 'findings.direct', onOpen)).status).toBe(404);
  });
});

describe('papers', () => {
  it('carry the figures out', async () => {
    for (const kind of ['xlsx', 'docx']) {
      const answer = await office.fetch('mai', `/api/training/survey-results.${kind}?lop=${end.classId}`);
      expect(answer.status).toBe(200);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(2000);
    }
  });
});

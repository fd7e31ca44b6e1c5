import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Candidate } from '../ranks/schema.ts';
import { insertPerson, insertRecords, type NewRecord } from '../store.ts';
import type { File } from './schema.ts';

let office: TestOffice;
let ids: string[];
const RANK = 'V.07.01.02';
const rule = { rule: 'tt-40-2020', rank: RANK };

beforeAll(async () => {
  office = await startTestOffice();
  const { officeId, schoolId } = await office.db
    .selectFrom('agency')
    .select(['officeId', 'id as schoolId'])
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  ids = [];
  for (const [n, fullName] of ['Lò Văn Đủ', 'Giàng Thị Đủ', 'Vàng A Thiếu', 'Tẩn Thị Kiêm'].entries()) {
    const personId = await insertPerson(office.db, {
      officeId,
      schoolId,
      code: `T${n}`,
      fullName,
      createdBy: null,
    });
    ids.push(personId);
    await insertRecords(office.db, { officeId, recordedBy: null }, recordsFor(personId, n));
  }
});
afterAll(() => office.stop());

/** Two lecturers with all but the months, one without book and articles, one concurrent. */
function recordsFor(personId: string, n: number): NewRecord[] {
  const of = <K extends NewRecord['kind']>(kind: K, data: object, from: string) =>
    ({ personId, kind, data, from, to: null, basis: null }) as NewRecord;
  const product = (kind: string, part: string, number: string | null) =>
    of('product', { kind, title: `${kind} của T${n}`, part, number, level: 'school' }, '2021-05-01');
  const base = [
    of('employment', { kind: 'permanent' }, '2012-01-01'),
    of('lecturing', { kind: n === 3 ? 'concurrent' : 'lecturer' }, '2012-01-01'),
    of('rank', { code: 'V.07.01.03' }, '2015-01-01'),
    of('degree', { level: 'master', field: 'Chính trị học', relevant: true }, '2014-01-01'),
    of('certificate', { key: 'chuc-danh-nghe-nghiep', name: 'Chứng chỉ', issuer: null }, '2016-01-01'),
    product('topic', 'lead', null),
  ];
  if (n > 1) return base;
  const articles = [1, 2, 3].map((k) => product('article', 'author', `ISSN ${k}`));
  return [...base, product('book', 'member', 'ISBN 978'), ...articles];
}

const forecast = async (who = 'cuong', input: object = {}) =>
  (await office.call(who, 'forecast.get', { ...rule, ...input })).json;
const candidates = async (): Promise<Candidate[]> =>
  (await office.call('cuong', 'ranks.get', rule)).json.candidates;
const answerOf = async (n: number) =>
  (await candidates()).find(({ personId }) => personId === ids[n])?.answer;

describe('conditions of a rank', () => {
  it('stay unknown until the office has set what no source gives, with its basis', async () => {
    expect(await answerOf(0)).toBe('unknown');
    const set = { rule: 'tt-40-2020', name: 'thang-giu-hang-thac-si', value: 72 };
    const without = await office.call('cuong', 'ranks.setParameter', { ...set, basis: '' });
    expect([without.status, without.json.message]).toEqual([400, expect.stringContaining('căn cứ')]);
    expect((await office.call('long', 'ranks.setParameter', { ...set, basis: 'x' })).status).toBe(403);
    const basis = 'Hướng dẫn thử, giả định';
    expect((await office.call('cuong', 'ranks.setParameter', { ...set, basis })).status).toBe(200);
    expect([await answerOf(0), await answerOf(1), await answerOf(2)]).toEqual(['yes', 'yes', 'no']);
    const { parameters } = (await office.call('huong', 'ranks.get', rule)).json;
    expect(parameters).toContainEqual(expect.objectContaining({ value: 72, basis, isOwn: true }));
  });

  it('go out as a sheet, with every condition and why', async () => {
    const answer = await office.fetch('cuong', `/api/rank-eligibility.xlsx?rank=${RANK}&rule=tt-40-2020`);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    const text = JSON.stringify(book.worksheets.map((page) => page.getSheetValues()));
    expect(text).toContain('Lò Văn Đủ');
    expect(text).toContain('Chưa đạt. Có 0/3 bài báo được tính.');
  });

  it('go out as a report of the school, with what each of the others lacks', async () => {
    const answer = await office.fetch('cuong', `/api/rank-eligibility.docx?rank=${RANK}&rule=tt-40-2020`);
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    const text = strFromU8(parts['word/document.xml'] as Uint8Array).replace(/<[^>]+>/g, '');
    expect(text).toContain('Lò Văn Đủ');
    expect(text).toContain('Bài báo: chưa đạt. Có 0/3 bài báo được tính.');
  });

  it('keep a discipline for whoever keeps the roster; that it stands in the way is seen', async () => {
    const { officeId } = await office.db
      .selectFrom('staffPerson')
      .select('officeId')
      .executeTakeFirstOrThrow();
    await insertRecords(office.db, { officeId, recordedBy: null }, [
      {
        ...{ personId: ids[2] as string, kind: 'discipline', data: { form: 'Khiển trách' } },
        ...{ from: '2023-09-01', to: '2024-08-31', basis: 'Quyết định 5/QĐ-TCT' },
      },
    ]);
    const checkFor = async (who: string) => {
      const { json } = await office.call(who, 'ranks.get', { rule: 'tt-05-2024', day: '2023-11-20' });
      const one = json.candidates.find(({ personId }: Candidate) => personId === ids[2]);
      return one.checks.find(({ key }: { key: string }) => key === 'ky-luat');
    };
    expect(JSON.stringify(await checkFor('cuong'))).toContain('Khiển trách');
    for (const who of ['long', 'huong']) {
      const seen = await checkFor(who);
      expect([seen.answer, seen.behind]).toEqual(['no', []]);
      expect(seen.why).not.toMatch(/kỷ luật/);
    }
  });

  it('are for whoever may see who works there', async () => {
    expect((await office.call('lan', 'ranks.get', {})).status).toBe(404);
    const agencies = (await office.call('huong', 'agencies.list', {})).json;
    const agencyId = agencies.find((one: { key: string }) => one.key === 'ban-to-chuc-tinh-uy').id;
    await office.call('huong', 'schools.setPartner', { agencyId, sees: 'standards' });
    expect((await office.call('lan', 'ranks.get', {})).status).toBe(403);
    // The figure is theirs, the names are not.
    const seen = await forecast('lan');
    expect(seen.now.denominator).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(seen)).not.toContain('Lò Văn Đủ');
    await office.call('huong', 'schools.setPartner', { agencyId, sees: 'staff' });
    expect((await office.call('lan', 'ranks.get', {})).status).toBe(200);
  });
});

describe('a round of promotion', () => {
  let roundId: string;
  const round = async (who = 'cuong') => (await office.call(who, 'promotions.get', { id: roundId })).json;
  const fileOf = async (n: number, who = 'cuong'): Promise<File> =>
    (await round(who)).files.find((file: File) => file.personId === ids[n]);
  const record = async (n: number, kind: string, who = 'cuong', note: string | null = null) =>
    office.call(who, 'promotions.record', { fileId: (await fileOf(n)).id, kind, on: '2023-11-20', note });

  it('opens with its plan; steps are done in their order', async () => {
    const opened = await office.call('cuong', 'promotions.open', {
      ...{ ...rule, name: 'Đợt thăng hạng năm 2024', plan: 'Kế hoạch 12-KH/BTC (thử)', documentId: null },
    });
    expect(opened.status).toBe(200);
    roundId = opened.json.id;
    const step = { roundId, step: 'call', plannedOn: '2023-12-01', doneOn: '2023-11-20' };
    expect((await office.call('cuong', 'promotions.setStep', step)).json.message).toContain('Bước trước');
    const plan = { ...step, step: 'plan', plannedOn: null };
    expect((await office.call('cuong', 'promotions.setStep', plan)).status).toBe(200);
    const appointment = { ...step, step: 'appointment', plannedOn: '2024-02-15', doneOn: null };
    expect((await office.call('yen', 'promotions.setStep', appointment)).status).toBe(200);
    expect(await round()).toMatchObject({ current: 'call', mayKeep: true });
    expect((await office.call('huong', 'promotions.setStep', step)).status).toBe(403);
  });

  it('takes in who is eligible; another one only with a reason', async () => {
    for (const n of [0, 1]) {
      const taken = { roundId, personId: ids[n], reason: null };
      expect((await office.call('cuong', 'promotions.takeIn', taken)).status).toBe(200);
      expect((await office.call('cuong', 'promotions.takeIn', taken)).status).toBe(409);
    }
    const other = { roundId, personId: ids[2], reason: null };
    expect((await office.call('cuong', 'promotions.takeIn', other)).json.message).toContain('lý do');
    const reason = 'Bài báo đã nhận đăng, chờ số tạp chí';
    expect((await office.call('cuong', 'promotions.takeIn', { ...other, reason })).status).toBe(200);
    expect((await round()).counts.files).toBe(3);
  });

  it('what it plans is in the forecast before it has happened', async () => {
    const { now, quarters } = await forecast();
    const [first, second] = quarters;
    expect([first.day, first.planned]).toEqual(['2023-12-31', now.numerator]);
    expect([second.day, second.numerator, second.planned]).toEqual([
      ...['2024-03-31', now.numerator, now.numerator + 3],
    ]);
  });

  it('follows a file; the council decides on complete ones only', async () => {
    expect((await record(0, 'passed')).json.message).toContain('chưa nhận hồ sơ');
    for (const n of [0, 1, 2]) expect((await record(n, 'received')).status).toBe(200);
    expect((await record(2, 'lacking')).json.message).toContain('lý do');
    expect((await record(2, 'lacking', 'cuong', 'Thiếu 3 bài báo')).status).toBe(200);
    for (const n of [0, 1]) {
      expect((await record(n, 'complete')).status).toBe(200);
      expect((await record(n, 'passed', 'yen')).status).toBe(200);
    }
    expect((await fileOf(0)).state).toBe('passed');
    expect((await fileOf(0)).next).not.toContain('appointed');
    expect((await fileOf(0, 'binh')).next).toEqual(['appointed']);
  });

  it('appointing writes the rank by the decision, ends the one before, once; the ratio moves at once', async () => {
    const before = (await forecast()).now;
    const trial = { percent: '25', on: '2024-12-31' };
    const { trial: wanted } = await forecast('cuong', trial);
    const fileId = (await fileOf(0)).id;
    const act = { fileId, on: '2023-12-01', decision: 'Quyết định 45-QĐ/TU (thử)' };
    expect((await office.call('cuong', 'promotions.appoint', act)).status).toBe(403);
    expect((await office.call('binh', 'promotions.appoint', { ...act, on: '2023-11-01' })).status).toBe(400);
    expect((await office.call('binh', 'promotions.appoint', { ...act, on: '2023-11-20' })).status).toBe(200);
    expect((await office.call('binh', 'promotions.appoint', { ...act, on: '2023-11-20' })).status).toBe(409);
    expect((await forecast()).now).toEqual({ ...before, numerator: before.numerator + 1 });
    expect((await forecast('cuong', trial)).trial.needed).toBe(Math.max(0, wanted.needed - 1));
    const ranks = await office.db
      .selectFrom('staffRecord')
      .select(['fromDay', 'toDay', 'data', 'basis', 'removedAt'])
      .where('personId', '=', ids[0] as string)
      .where('kind', '=', 'rank')
      .orderBy('recordedAt')
      .execute();
    expect(ranks.map(({ removedAt, ...row }) => ({ ...row, isThere: removedAt === null }))).toEqual([
      { fromDay: '2015-01-01', toDay: null, data: { code: 'V.07.01.03' }, basis: null, isThere: false },
      {
        fromDay: '2015-01-01',
        toDay: '2023-11-19',
        data: { code: 'V.07.01.03' },
        basis: null,
        isThere: true,
      },
      { fromDay: '2023-11-20', toDay: null, data: { code: RANK }, basis: act.decision, isThere: true },
    ]);
  });

  it('whoever recorded the result does not record the decision', async () => {
    const fileId = (await fileOf(1)).id;
    const binh = await office.db
      .selectFrom('authUser')
      .select('id')
      .where('username', '=', 'binh')
      .executeTakeFirstOrThrow();
    // As if the head had sat there as contact when the council met.
    await office.db
      .updateTable('promotionEvent')
      .set({ madeBy: binh.id })
      .where('fileId', '=', fileId)
      .where('kind', '=', 'passed')
      .execute();
    const act = { fileId, on: '2023-11-20', decision: 'Quyết định 46-QĐ/TU (thử)' };
    expect((await office.call('binh', 'promotions.appoint', act)).status).toBe(403);
    expect((await office.call('son', 'promotions.appoint', act)).status).toBe(200);
  });

  it('is in the log without names', async () => {
    const rows = await office.db
      .selectFrom('logEntry')
      .select(['act', 'detail'])
      .where('subjectKind', '=', 'promotion')
      .execute();
    expect(new Set(rows.map(({ act }) => act))).toEqual(
      new Set(['open', 'step', 'takeIn', 'record', 'appoint'].map((name) => `promotion.${name}`)),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Đủ|Quyết định/);
  });
});

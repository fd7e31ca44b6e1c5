import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
let roundId: string;
let indicators: string[];
beforeAll(async () => {
  office = await startTestOffice();
  ({ roundId, indicators } = await openRound(office));
});
afterAll(() => office.stop());

async function openRound({ db }: TestOffice) {
  const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const { id: schoolId } = await db
    .selectFrom('agency')
    .select('id')
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  const set = { officeId, key: 'thu', version: 1, name: 'Bộ thử', basis: 'Thử', source: 'thử' };
  const { id: setId } = await db
    .insertInto('indicatorSet')
    .values(set)
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('setCriterion').values({ setId, number: 1, name: 'Thể chế: quy định' }).execute();
  const rows = ['1.1', '1.2', '1.10'].map((code, position) => ({
    ...{ setId, criterion: 1, position, code, name: `Chỉ tiêu ${code}`, kind: 'document' },
  }));
  const made = await db.insertInto('setIndicator').values(rows).returning('id').execute();
  const round = { officeId, schoolId, setId, level: 1, name: 'đợt tháng 11', asOf: '2023-11-20' };
  const { id } = await db
    .insertInto('assessmentRound')
    .values(round)
    .returning('id')
    .executeTakeFirstOrThrow();
  return { roundId: id, indicators: made.map((one) => one.id) };
}

const send = async (name: string, words: string) =>
  (await office.upload('mai', '/api/standards/evidence-files', name, new TextEncoder().encode(words))).json
    .id;
const add = async (title: string, name: string, words: string, to: number[]) => {
  const fileId = await send(name, words);
  const said = { title, fileId, indicatorIds: to.map((n) => indicators[n]) };
  return (await office.call('mai', 'evidence.add', said)).json.id as string;
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The parts of a dossier, by name. */
async function unpacked(who = 'mai', query = '') {
  const sent = await office.fetch(who, `/api/standards/dossier${query}`);
  expect(sent.status).toBe(200);
  return unzipSync(new Uint8Array(await sent.arrayBuffer()));
}

const FIRST = '1. Thể chế quy định/1.01 Chỉ tiêu 1.1/MC-001 Quy chế đào tạo “mới”.txt';

it('holds each file once, the index as XLSX and DOCX, and a manifest whose hashes are those of the files', async () => {
  const id = await add('Quy chế đào tạo “mới”', 'Quy chế.TXT', 'Quy chế đào tạo của Trường', [0, 2]);
  await add('Kế hoạch năm', 'ke-hoach.txt', 'Kế hoạch đào tạo năm 2023', [0]);
  const parts = await unpacked();
  expect(Object.keys(parts)).toEqual([
    '00-muc-luc-ho-so-minh-chung.docx',
    '00-muc-luc-ho-so-minh-chung.xlsx',
    FIRST,
    '1. Thể chế quy định/1.01 Chỉ tiêu 1.1/MC-002 Kế hoạch năm.txt',
    'manifest-sha256.txt',
  ]);
  const { revisions } = (await office.call('mai', 'evidence.get', { id })).json;
  expect(sha256(parts[FIRST] as Uint8Array)).toBe(revisions[0].sha256);
  const { 'manifest-sha256.txt': manifest = new Uint8Array(), ...others } = parts;
  const lines = Object.entries(others).map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`);
  expect(strFromU8(manifest)).toBe(lines.join(''));
});

it('the index names a shared file at both indicators, and those with nothing', async () => {
  const parts = await unpacked();
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((parts['00-muc-luc-ho-so-minh-chung.xlsx'] as Uint8Array).slice().buffer);
  const [page] = book.worksheets;
  const rows = ((page?.getSheetValues() ?? []) as unknown[][]).slice(2);
  expect(rows.map((row) => [row[2], row[5] ?? null, row[6], row[10], row[11] ?? null])).toEqual([
    ['1.1', 'MC-001', 'Quy chế đào tạo “mới”', 'Có', FIRST],
    ['1.1', 'MC-002', 'Kế hoạch năm', 'Có', expect.stringContaining('MC-002')],
    ['1.2', null, 'Chưa có minh chứng', 'Thiếu', null],
    ['1.10', 'MC-001', 'Quy chế đào tạo “mới”', 'Có', FIRST],
  ]);
  const paper = unzipSync(parts['00-muc-luc-ho-so-minh-chung.docx'] as Uint8Array);
  const words = strFromU8(paper['word/document.xml'] as Uint8Array);
  for (const said of ['Chưa có minh chứng', 'MC-001', '2/3 (66,7']) expect(words).toContain(said);
});

it('a closed round gives what was frozen with it, whatever has been done since', async () => {
  const { db } = office;
  const { lines } = (await office.call('mai', 'evidenceList.get', {})).json;
  const ids = lines.map(({ id }: { id: string }) => id) as string[];
  const frozen = indicators.map((indicatorId, i) => ({
    ...{ roundId, indicatorId, result: 'met', evidenceIds: i === 0 ? ids : [] },
  }));
  await db.insertInto('assessmentResult').values(frozen).execute();
  await db.updateTable('assessmentRound').set({ closedAt: new Date() }).where('id', '=', roundId).execute();
  const [first = '', second = ''] = ids;
  await office.call('mai', 'evidence.edit', { id: first, patch: { title: 'Tên sau khi chốt' } });
  const fileId = await send('ban-2.txt', 'Bản sau khi chốt');
  await office.call('mai', 'evidence.revise', { id: first, fileId });
  await office.call('mai', 'evidence.unlink', { id: first, indicatorId: indicators[0] });
  await office.call('mai', 'evidence.remove', { id: second });
  const parts = await unpacked('kien', `?round=${roundId}`);
  expect(Object.keys(parts).filter((name) => name.includes('MC-'))).toEqual([
    FIRST,
    '1. Thể chế quy định/1.01 Chỉ tiêu 1.1/MC-002 Kế hoạch năm.txt',
  ]);
  expect(strFromU8(parts[FIRST] as Uint8Array)).toBe('Quy chế đào tạo của Trường');
});

it('is for whoever sees the school; a round that is not there is said', async () => {
  expect((await office.fetch('lan', '/api/standards/dossier')).status).toBe(404);
  const none = await office.fetch('mai', `/api/standards/dossier?round=${crypto.randomUUID()}`);
  expect([none.status, (await none.json()).message]).toEqual([404, expect.stringContaining('Đợt đánh giá')]);
  expect((await office.fetch('mai', '/api/standards/dossier?round=x')).status).toBe(400);
});

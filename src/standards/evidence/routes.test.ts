import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
let indicators: string[];
beforeAll(async () => {
  office = await startTestOffice();
  indicators = await smallSet(office);
});
afterAll(() => office.stop());

/** Three indicators of two criteria; the second counts three years. */
async function smallSet({ db }: TestOffice): Promise<string[]> {
  const { id: officeId } = await db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const set = {
    officeId,
    key: 'thu',
    version: 1,
    name: 'Bộ thử',
    basis: 'Thử',
    source: 'thử',
    isPractice: true,
  };
  const { id: setId } = await db
    .insertInto('indicatorSet')
    .values(set)
    .returning('id')
    .executeTakeFirstOrThrow();
  const named = [1, 2].map((number) => ({ setId, number, name: `Tiêu chí thử ${number}` }));
  await db.insertInto('setCriterion').values(named).execute();
  const rows = ['1.1', '1.2', '2.1'].map((code, i) => ({
    ...{
      setId,
      criterion: Number(code[0]),
      position: i,
      code,
      name: `Chỉ tiêu thử ${code}`,
      kind: 'document',
    },
    windowYears: code === '1.2' ? 3 : null,
  }));
  return (await db.insertInto('setIndicator').values(rows).returning('id').execute()).map(({ id }) => id);
}

const bytes = (words: string) => new TextEncoder().encode(words);
const send = async (who: string, name: string, words: string) =>
  (await office.upload(who, '/api/standards/evidence-files', name, bytes(words))).json.id as string;
const call = (who: string, act: string, input: unknown) => office.call(who, `evidence.${act}`, input);
const list = async (filter: object = {}, who = 'mai') =>
  (await office.call(who, 'evidenceList.get', filter)).json;
const piece = async (id: string, who = 'mai') => (await call(who, 'get', { id })).json;

it('a person of the school adds a file to an indicator; it gets the next code and the list says what is missing', async () => {
  const fileId = await send('mai', 'Quyết định 12.txt', 'Quyết định ban hành Quy chế đào tạo');
  const said = { title: 'Quyết định ban hành Quy chế đào tạo', number: '12-QĐ/TCT', issuedOn: '2023-02-10' };
  const made = await call('mai', 'add', { ...said, fileId, indicatorIds: [indicators[0]] });
  expect(made.json).toMatchObject({ code: 'MC-001' });
  const paper = { title: 'Sổ theo dõi dự giờ', paperPlace: 'Tủ 3, phòng Đào tạo', indicatorIds: [] };
  expect((await call('dung', 'add', paper)).json.code).toBe('MC-002');
  const nothing = { title: 'Biên bản họp', indicatorIds: [indicators[0]] };
  expect((await call('huong', 'add', nothing)).json.code).toBe('MC-003');
  const { lines, without, states, all } = await list();
  expect(lines.map((line: { state: string }) => line.state)).toEqual(['present', 'present', 'missing']);
  expect([without, all, states.missing]).toEqual([[indicators[1], indicators[2]], 3, 1]);
});

it('is found without marks, by state, criterion and indicator', async () => {
  const codes = async (filter: object) =>
    (await list(filter)).lines.map((line: { code: string }) => line.code);
  expect(await codes({ q: 'quy che dao tao' })).toEqual(['MC-001']);
  expect(await codes({ q: '12-qd' })).toEqual(['MC-001']);
  expect(await codes({ state: 'missing' })).toEqual(['MC-003']);
  expect(await codes({ criterion: 1 })).toEqual(['MC-001', 'MC-003']);
  expect(await codes({ indicator: indicators[2] })).toEqual([]);
});

it('the same bytes again are named with where they lie, and kept only on a second word', async () => {
  const fileId = await send('mai', 'ban-sao.txt', 'Quyết định ban hành Quy chế đào tạo');
  const again = { title: 'Bản sao', fileId, indicatorIds: [] };
  const { status, json } = await call('mai', 'add', again);
  expect([status, json.data.sameAs.code]).toEqual([409, 'MC-001']);
  expect(json.message).toContain('Tệp này đã có ở MC-001');
  expect((await call('mai', 'add', { ...again, evenSo: true })).status).toBe(200);
  await call('mai', 'remove', { id: (await list({ q: 'ban sao' })).lines[0].id });
});

it('a file with a secrecy mark is refused and leaves no trace', async () => {
  const before = (await office.storedFiles()).length;
  const secret = bytes('TỐI MẬT\nTỈNH UỶ SƠN HÀ\n\n* Số 5-TB/TU\n\nTHÔNG BÁO\nvề việc thử\n');
  const answer = await office.upload('mai', '/api/standards/evidence-files', 'van-ban.txt', secret);
  expect([answer.status, answer.json.code]).toEqual([422, 'secret']);
  expect((await office.storedFiles()).length).toBe(before);
});

it('who brought a revision does not appraise it, and a later one asks for appraisal again', async () => {
  const [first] = (await list()).lines;
  expect((await piece(first.id)).appraisalRefused).toContain('thẩm định');
  expect((await call('mai', 'appraise', { id: first.id, revision: 1 })).status).toBe(403);
  expect((await call('binh', 'appraise', { id: first.id, revision: 1 })).status).toBe(200);
  expect((await list()).lines[0].state).toBe('appraised');
  const fileId = await send('binh', 'Quyết định 12, sửa.txt', 'Quyết định sửa Quy chế đào tạo');
  expect((await call('binh', 'revise', { id: first.id, fileId })).json).toEqual({ revision: 2 });
  expect((await list()).lines[0].state).toBe('present');
  // Of the revision seen, not of one that came meanwhile.
  expect((await call('huong', 'appraise', { id: first.id, revision: 1 })).status).toBe(409);
  const own = await call('binh', 'appraise', { id: first.id, revision: 2 });
  expect([own.status, own.json.message]).toEqual([409, expect.stringContaining('người khác thẩm định')]);
  expect((await call('huong', 'appraise', { id: first.id, revision: 2 })).status).toBe(200);
});

it('each revision is there to be read as it came', async () => {
  const { id, revisions } = await piece((await list()).lines[0].id);
  const [one, two] = await Promise.all(
    [1, 2].map(async (n) => {
      const sent = await office.fetch('kien', `/api/standards/evidence/${id}/files/${n}`);
      return createHash('sha256')
        .update(new Uint8Array(await sent.arrayBuffer()))
        .digest('hex');
    }),
  );
  expect([one, two]).toEqual(revisions.map(({ sha256 }: { sha256: string }) => sha256));
  expect((await office.fetch('kien', `/api/standards/evidence/${id}/files/3`)).status).toBe(404);
});

it('an edit keeps what stood there; a code is one piece’s; days must make sense', async () => {
  const [first, second] = (await list()).lines;
  const edit = (patch: object) => call('mai', 'edit', { id: first.id, patch });
  expect((await edit({ code: 'mc-002' })).json.message).toContain('đã có minh chứng khác dùng');
  expect((await edit({ coversFrom: '2023-05-01', coversTo: '2023-01-01' })).status).toBe(400);
  expect((await edit({ expiresOn: '2023-12-01', number: '12-QĐ/TCT' })).status).toBe(200);
  const { events, state, why } = await piece(first.id);
  expect(events[0]).toMatchObject({ kind: 'edited', fields: ['expiresOn'], by: expect.any(String) });
  // The example's day is 20 November 2023.
  expect([state, why]).toEqual(['stale', 'hết hiệu lực ngày 01/12/2023']);
  await office.call('mai', 'evidenceList.setExpiring', { days: 5 });
  // What was appraised is not what stands there now, and who changed it does not appraise it.
  expect((await piece(first.id)).state).toBe('present');
  expect((await piece(first.id, 'mai')).appraisalRefused).not.toBeNull();
  expect((await list({ expiring: 'yes' })).lines).toEqual([]);
  expect(second.code).toBe('MC-002');
});

it('links are many to many, made once, and what was unlinked stays in the history', async () => {
  const ids = (await list()).lines.map(({ id }: { id: string }) => id);
  const all = { evidenceIds: ids, indicatorIds: indicators };
  expect((await call('mai', 'link', all)).json).toEqual({ made: 7 });
  expect((await call('mai', 'link', all)).json).toEqual({ made: 0 });
  expect((await list()).without).toEqual([]);
  await call('mai', 'unlink', { id: ids[1], indicatorId: indicators[2] });
  const { events, indicators: left } = await piece(ids[1]);
  expect(events[0]).toMatchObject({ kind: 'unlinked', indicatorCode: '2.1' });
  expect(left.map(({ code }: { code: string }) => code)).toEqual(['1.1', '1.2']);
  const foreign = { evidenceIds: ids, indicatorIds: [crypto.randomUUID()] };
  expect((await call('mai', 'link', foreign)).status).toBe(404);
});

it('only the school and the office write; a partner with sight reads and may appraise; others see nothing', async () => {
  const { id } = (await list()).lines[2];
  expect((await call('yen', 'get', { id })).status).toBe(404);
  const { json } = await office.call('huong', 'agencies.list', {});
  const agencyId = json.find((one: { key: string }) => one.key === 'ban-to-chuc-tinh-uy').id;
  await office.call('huong', 'schools.setPartner', { agencyId, sees: 'standards' });
  expect((await call('yen', 'get', { id })).json).toMatchObject({ mayKeep: false });
  expect((await call('yen', 'remove', { id })).status).toBe(403);
  const upload = await office.upload('yen', '/api/standards/evidence-files', 'a.txt', bytes('a'));
  expect(upload.status).toBe(403);
  // Nothing lies there yet: neither file nor paper.
  expect((await call('yen', 'appraise', { id, revision: 0 })).json.message).toContain('chưa thẩm định được');
});

it('of another school nothing is reached, and another’s upload is nobody’s to hang up', async () => {
  const { db } = office;
  const other = { name: 'Khác', shortName: 'K', place: 'K', regime: 'party' };
  const { id: officeId } = await db
    .insertInto('office')
    .values(other)
    .returning('id')
    .executeTakeFirstOrThrow();
  const agency = { officeId, key: 'truong', regime: 'party', isSchool: true };
  const { id: schoolId } = await db
    .insertInto('agency')
    .values(agency)
    .returning('id')
    .executeTakeFirstOrThrow();
  const row = { officeId, schoolId, code: 'MC-001', title: 'Của trường khác' };
  const { id } = await db.insertInto('evidence').values(row).returning('id').executeTakeFirstOrThrow();
  for (const [act, input] of [
    ['get', { id }],
    ['edit', { id, patch: { title: 'Tên khác' } }],
    ['link', { evidenceIds: [id], indicatorIds: indicators }],
    ['unlink', { id, indicatorId: indicators[0] }],
    ['appraise', { id, revision: 0 }],
    ['remove', { id }],
  ] as const)
    expect([act, (await call('huong', act, input)).status]).toEqual([act, 404]);
  const fileId = await send('dung', 'cua-dung.txt', 'Tệp của người khác');
  expect((await call('mai', 'add', { title: 'Lấy tệp', fileId, indicatorIds: [] })).status).toBe(404);
});

it('the list goes out as XLSX, narrowed as it is', async () => {
  const sent = await office.fetch('mai', '/api/standards/evidence.xlsx?q=quy%20che');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await sent.arrayBuffer());
  const rows = book.worksheets[0]?.getSheetValues() as unknown[][];
  expect(rows.length - 1).toBe(2);
  expect(rows[2]?.slice(1, 4)).toEqual(['MC-001', 'Quyết định ban hành Quy chế đào tạo', '12-QĐ/TCT']);
  expect(rows[2]?.[10]).toBe('1.1; 1.2; 2.1');
});

it('every act is in the log, without words of the papers', async () => {
  const rows = await office.db
    .selectFrom('logEntry')
    .select(['act', 'detail'])
    .where('act', 'like', 'evidence.%')
    .execute();
  const acts = 'add appraise edit link remove revise setExpiring unlink upload'.split(' ');
  expect([...new Set(rows.map(({ act }) => act))].sort()).toEqual(acts.map((act) => `evidence.${act}`));
  expect(JSON.stringify(rows)).not.toMatch(/Quyết định|Quy chế|Tủ 3/);
});

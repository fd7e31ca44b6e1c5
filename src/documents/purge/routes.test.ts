import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDataBytes } from '#platform/data-file.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

const SECRET = 'bài giảng chính trị cao cấp';

/** Every column of every table that holds text or documents, searched for words. */
async function tablesWith(office: TestOffice, words: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY')`.execute(office.db);
  const found: string[] = [];
  for (const { table, column } of columns.rows) {
    const hit = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
      where ${sql.ref(column)}::text ilike ${`%${words}%`}`.execute(office.db);
    if ((hit.rows[0]?.n ?? 0) > 0) found.push(`${table}.${column}`);
  }
  return found;
}

/** A committee's meeting that the document is the notice of, with all that is kept of it above. */
async function committeeMeeting({ db }: TestOffice, documentId: string) {
  const { officeId } = await db.selectFrom('document').select('officeId').executeTakeFirstOrThrow();
  const { id: agencyId } = await db.selectFrom('agency').select('id').executeTakeFirstOrThrow();
  const { id: userId } = await db.selectFrom('authUser').select('id').executeTakeFirstOrThrow();
  const bodies = { drafterId: agencyId, appraiserId: agencyId, deciderId: agencyId };
  const committee = await db
    .insertInto('committee')
    .values({ officeId, name: 'Ban Chỉ đạo', ...bodies, madeOn: '2023-11-01' })
    .returning('id')
    .executeTakeFirstOrThrow();
  const meeting = await db
    .insertInto('meeting')
    .values({ officeId, title: `Họp về ${SECRET}`, heldOn: '2023-11-17', documentId })
    .returning('id')
    .executeTakeFirstOrThrow();
  const at = { officeId, meetingId: meeting.id };
  await db
    .insertInto('committeeMeeting')
    .values({ ...at, committeeId: committee.id })
    .execute();
  for (const kind of ['agenda', 'minutes', 'conclusions'])
    await db
      .insertInto('committeeRecord')
      .values({ ...at, kind, lines: JSON.stringify([SECRET]) })
      .execute();
  const task = { ...at, committeeId: committee.id, text: SECRET, givenOn: '2023-11-17' };
  await db
    .insertInto('committeeTask')
    .values({ ...task, endedOn: '2023-11-18', endedAs: 'done', endedNote: SECRET })
    .execute();
  const subject = { subjectKind: 'meeting', subjectId: meeting.id };
  await db
    .insertInto('notice')
    .values({ officeId, userId, key: 'hop', kind: 'committee', title: SECRET, link: '/', ...subject })
    .execute();
}

describe('a secret found later', () => {
  let office: TestOffice;
  let documentId: string;
  let id: string;
  let fileUrl: string;
  beforeAll(async () => {
    office = await startTestOffice();
    const published = await publishExample(office);
    documentId = published.documentId;
    const [code] = published.codes;
    const letter = new TextEncoder().encode(`Văn bản này nhắc tới ${SECRET} của trường trong năm.`);
    const file = (await office.upload('contact', '/api/attachments', 'phu-luc.txt', letter)).json;
    const report = { code, text: `Đã làm xong ${SECRET}`, done: false, percent: 10, fileIds: [file.id] };
    expect((await office.call('contact', 'directives.report', report)).status).toBe(200);
    await committeeMeeting(office, documentId);
    fileUrl = `/api/directives/${code}/files/${file.id}`;
    expect((await office.fetch('contact', fileUrl)).status).toBe(200);
  });
  afterAll(() => office.stop());

  test('is out of sight for everybody as soon as one person says so', async () => {
    expect(await tablesWith(office, SECRET)).not.toEqual([]);
    const asked = await office.call('clerk', 'purge.ask', { documentId, reason: 'Phát hiện nội dung mật' });
    expect(asked.status).toBe(200);
    id = asked.json.id;
    for (const who of ['clerk', 'leader', 'inspector', 'contact']) {
      expect((await office.call(who, 'documents.get', { id: documentId })).status).toBe(404);
      expect((await office.call(who, 'directives.list', {})).json.rows).toEqual([]);
      expect((await office.call(who, 'proposals.list', {})).json).toEqual([]);
    }
    expect((await office.fetch('contact', fileUrl)).status).toBe(404);
    expect((await office.fetch('clerk', `/api/documents/${documentId}/original`)).status).toBe(404);
  });

  test('comes back where the request is withdrawn', async () => {
    expect((await office.call('leader', 'purge.withdraw', { id })).status).toBe(200);
    expect((await office.call('contact', 'documents.get', { id: documentId })).status).toBe(200);
    const again = await office.call('clerk', 'purge.ask', { documentId, reason: 'Vẫn là nội dung mật' });
    id = again.json.id;
  });

  test('is not purged by the hand that asked', async () => {
    const { status, json } = await office.call('clerk', 'purge.confirm', { id });
    expect([status, json.message]).toEqual([403, expect.stringContaining('người khác phải xác nhận')]);
  });

  test('goes whole: rows, words, files; hash and reason stay', async () => {
    expect((await office.call('leader', 'purge.confirm', { id })).json).toEqual({ files: 2 });
    expect(await tablesWith(office, SECRET)).toEqual([]);
    expect(await tablesWith(office, '118-TB/VPTU')).toEqual([]);
    expect(await office.storedFiles()).toEqual([]);
    const [purge] = (await office.call('inspector', 'purge.list', undefined)).json;
    expect(purge).toMatchObject({ reason: 'Vẫn là nội dung mật', mayConfirm: false });
    expect(purge.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(purge.heldUntil > purge.heldFrom).toBe(true);
    const log = (await office.call('inspector', 'log.list', {})).json.lines;
    expect(log[0]).toMatchObject({ act: 'purge.confirm', subject: { id: documentId, name: null } });
    expect((await office.call('inspector', 'log.verify', undefined)).json.whole).toBe(true);
  });

  test('never comes in again', async () => {
    const bytes = await readDataBytes('example/thong-bao-118.docx');
    const { status, json } = await office.upload('clerk', '/api/documents', 'khac-ten.docx', bytes);
    expect([status, json.message]).toEqual([422, expect.stringContaining('đã bị huỷ')]);
  });

  test('a request done or withdrawn is done once', async () => {
    expect((await office.call('leader', 'purge.confirm', { id })).status).toBe(409);
    expect((await office.call('leader', 'purge.withdraw', { id })).status).toBe(409);
  });
});

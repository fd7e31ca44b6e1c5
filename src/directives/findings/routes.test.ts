import { fold } from '@dondoc/vietnamese';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { FindingEvent, FollowedFinding } from './schema.ts';

let office: TestOffice;
let documentId: string;
let codes: string[];
let limitations: { id: string; text: string; figures: { text: string }[] }[];

beforeAll(async () => {
  office = await startTestOffice();
  ({ documentId, codes } = await publishExample(office));
  const { json } = await office.call('huong', 'review.findings', { documentId });
  limitations = json.filter((one: { kind: string }) => one.kind === 'limitation');
});
afterAll(() => office.stop());

const about = (words: string): string =>
  limitations.find(({ text }) => fold(text).includes(fold(words)))?.id ?? '';
const call = (who: string, act: string, input: object) => office.call(who, `noticeFindings.${act}`, input);
async function read(findingId: string, who = 'huong'): Promise<FollowedFinding> {
  return (await call(who, 'get', { id: findingId })).json;
}
const seenOf = async (findingId: string) => (await read(findingId)).events.at(-1)?.id ?? null;

const proof = {
  ...{ happenedOn: '2023-11-20', paper: '45-BC/TCT' },
  words: 'Đã khảo sát sau khoá học ở hai lớp.',
};

it('is proved by one, closed by another, and opened again with a reason', async () => {
  const findingId = about('khảo sát');
  expect(await read(findingId)).toMatchObject({ standing: { stage: null, again: null }, ties: [] });
  const proved = await call('mai', 'prove', { findingId, seen: null, ...proof });
  expect(proved.json).toMatchObject({ standing: { stage: 'proved', since: '2023-11-20' } });
  // The same act sent twice changes nothing.
  const twice = await call('mai', 'prove', { findingId, seen: null, ...proof });
  expect(twice.status).toBe(409);
  const seen = await seenOf(findingId);
  const said = { findingId, seen, happenedOn: '2023-11-20', words: 'Còn thiếu lớp thứ ba.' };
  const returned = await call('thang', 'giveBack', said);
  expect(returned.json.standing).toMatchObject({ stage: null, again: 'returned' });
  await call('huong', 'prove', { findingId, seen: await seenOf(findingId), ...proof });
  const own = await call('huong', 'close', { ...said, seen: await seenOf(findingId) });
  expect([own.status, own.json.message]).toEqual([
    403,
    'Đồng chí đã nộp minh chứng này nên không được khép hay trả lại. Người khác của Văn phòng xem.',
  ]);
  expect((await read(findingId, 'huong')).closedBecause).toContain('Người khác của Văn phòng');
  const closed = await call('thang', 'close', { ...said, seen: await seenOf(findingId) });
  expect(closed.json.standing.stage).toBe('closed');
  const again = { ...said, words: 'Kiểm tra lại thấy chưa đủ.', byFindingId: null };
  const reopened = await call('huong', 'reopen', { ...again, seen: await seenOf(findingId) });
  expect(reopened.json.standing).toMatchObject({ stage: null, again: 'reopened' });
  // The day before, nothing of it had happened.
  const before = await call('huong', 'get', { id: findingId, asOf: '2023-11-19' });
  expect(before.status).toBe(404);
});

it('is seen by agencies whose work mends it, and proved by the one that leads', async () => {
  const findingId = about('danh mục');
  expect((await call('lan', 'get', { id: findingId })).status).toBe(404);
  const code = codes.find((one) => one.endsWith('3.2')) ?? '';
  expect((await call('huong', 'tie', { findingId, code })).json.ties).toHaveLength(1);
  expect((await call('huong', 'tie', { findingId, code })).status).toBe(409);
  expect((await read(findingId, 'lan')).mayDo).toContain('prove');
  // Sở Nội vụ coordinates: it sees, and proves nothing.
  expect((await read(findingId, 'quang')).mayDo).toEqual([]);
  const refused = await call('quang', 'prove', { findingId, seen: null, ...proof });
  expect(refused.status).toBe(403);
  const [tie] = (await read(findingId)).ties;
  expect((await call('huong', 'untie', { findingId, tieId: tie?.id })).json.ties).toEqual([]);
  expect((await call('lan', 'get', { id: findingId })).status).toBe(404);
});

it('stands beside what a later notice finds of the same, which may open it again', async () => {
  const earlierId = about('giảng viên chính');
  const later = await laterNotice('Số giảng viên chính còn ít, mới chiếm 18% tổng số giảng viên của trường.');
  const [proposed] = (await read(earlierId)).beside;
  expect(proposed).toMatchObject({ bondId: null, side: 'later', documentNumber: '9-TB/VPTU' });
  await call('mai', 'prove', { findingId: earlierId, seen: null, ...proof });
  const closing = { findingId: earlierId, happenedOn: '2023-11-20', words: 'Theo báo cáo của trường.' };
  await call('thang', 'close', { ...closing, seen: await seenOf(earlierId) });
  const again = { ...closing, words: 'Thông báo sau lại nêu.', byFindingId: later };
  const unbound = await call('huong', 'reopen', { ...again, seen: await seenOf(earlierId) });
  expect(unbound.status).toBe(400);
  await call('huong', 'join', { findingId: later, otherId: earlierId });
  expect((await read(later)).beside).toMatchObject([{ side: 'earlier', finding: { id: earlierId } }]);
  const reopened = await call('huong', 'reopen', { ...again, seen: await seenOf(earlierId) });
  expect(reopened.json.standing.again).toBe('reopened');
});

async function laterNotice(text: string): Promise<string> {
  const { rows } = await sql<{ id: string; officeId: string }>`
    with file as (
      insert into stored_file select (jsonb_populate_record(stored_file, jsonb_build_object(
        'id', gen_random_uuid(), 'sha256', repeat('0', 64)))).*
      from stored_file where id = (select file_id from document where id = ${documentId}) returning id
    )
    insert into document select (jsonb_populate_record(document, jsonb_build_object(
      'id', gen_random_uuid(), 'number', '9-TB/VPTU', 'issued_on', '2023-11-21', 'file_id', file.id))).*
    from document, file where document.id = ${documentId} returning document.id, document.office_id`.execute(
    office.db,
  );
  const [row] = rows;
  const finding = { documentId: row?.id ?? '', officeId: row?.officeId ?? '', position: 0, text };
  const made = await office.db
    .insertInto('finding')
    .values({ ...finding, kind: 'limitation', spanStart: 0, spanEnd: 10, decision: 'accepted' })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
}

const acts = ['prove', 'giveBack', 'close', 'reopen'] as const;
const step = fc.record({ act: fc.constantFrom(...acts), isLate: fc.boolean(), isTwice: fc.boolean() });

/** What each act leads from and to; any other is refused. */
const model = {
  prove: { from: 'open', to: 'proved', kind: 'proved', who: 'mai' },
  giveBack: { from: 'proved', to: 'open', kind: 'returned', who: 'thang' },
  close: { from: 'proved', to: 'closed', kind: 'closed', who: 'thang' },
  reopen: { from: 'closed', to: 'open', kind: 'reopened', who: 'huong' },
} as const;

it('late and repeated acts never move it back or twice', async () => {
  const findingId = about('26/55');
  let state: 'open' | 'proved' | 'closed' = 'open';
  let recorded: FindingEvent['kind'][] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 7 }), async (steps) => {
      for (const { act, isLate, isTwice } of steps) {
        const events = (await read(findingId)).events;
        // A late one was meant for what stood there an act ago.
        const seen = events.at(isLate ? -2 : -1)?.id ?? null;
        const { from, to, kind, who } = model[act];
        const input = { findingId, seen, ...proof, byFindingId: null };
        const { status } = await call(who, act, input);
        const isDue = state === from && seen === (events.at(-1)?.id ?? null);
        expect(status === 200, `${act} at ${state}`).toBe(isDue);
        if (isDue) [state, recorded] = [to, [...recorded, kind]];
        if (isTwice && isDue) expect((await call(who, act, input)).status).toBe(409);
      }
      const now = await read(findingId);
      expect(now.standing.stage ?? 'open').toBe(state);
      expect(now.events.map((event) => event.kind)).toEqual(recorded);
    }),
    { numRuns: 4, seed: 9 },
  );
});

import { addCalendarDays } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { agenciesNamed, refsOn } from '#accounts/agencies/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { LogFilter, LogLine } from './schema.ts';

export const PAGE = 100;

/** Days in the log are those of Viet Nam, whatever the server's clock is set to. */
const startOf = (day: string) => new Date(`${day}T00:00:00+07:00`);

export async function listLog(db: Db, officeId: string, filter: LogFilter) {
  const { from, until, actor, kind, subject, before } = filter;
  return db
    .selectFrom('logEntry')
    .select(['seq', 'recordedAt', 'actorId', 'act', 'subjectKind', 'subjectId', 'detail'])
    .select((eb) =>
      eb
        .selectFrom('logSeal')
        .select(sql<number | null>`min(batch)`.as('batch'))
        .where('logSeal.officeKey', '=', officeId)
        .whereRef('logSeal.lastSeq', '>=', 'logEntry.seq')
        .as('batch'),
    )
    .where('officeId', '=', officeId)
    .$if(from !== undefined, (q) => q.where('recordedAt', '>=', startOf(from ?? '')))
    .$if(until !== undefined, (q) => q.where('recordedAt', '<', startOf(addCalendarDays(until ?? '', 1))))
    .$if(actor !== undefined, (q) => q.where('actorId', '=', actor ?? ''))
    .$if(kind !== undefined, (q) => q.where('subjectKind', '=', kind ?? ''))
    .$if(subject !== undefined, (q) => q.where('subjectId', '=', subject ?? ''))
    .$if(before !== undefined, (q) => q.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .limit(PAGE + 1)
    .execute();
}

/** Everybody who stands in the office's log, as they are called now. */
export async function logActors(db: Db, officeId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('authUser')
    .select(['id', 'name'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('logEntry')
          .select('logEntry.seq')
          .where('logEntry.officeId', '=', officeId)
          .whereRef('logEntry.actorId', '=', 'authUser.id'),
      ),
    )
    .execute();
}

export async function unsealed(db: Db, officeId: string): Promise<number> {
  const row = await db
    .selectFrom('logEntry')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('officeId', '=', officeId)
    .where('seq', '>', (eb) =>
      eb
        .selectFrom('logSeal')
        .select(sql<number>`coalesce(max(last_seq), 0)`.as('last'))
        .where('officeKey', '=', officeId),
    )
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

type Subject = Pick<LogLine['subject'], 'name' | 'href'>;

/** What the ids in the log mean today; what is gone stays an id. */
export async function namesOfSubjects(
  db: Db,
  officeId: string,
  subjects: { kind: string; id: string }[],
  day: string,
): Promise<Map<string, Subject>> {
  const ids = (...kinds: string[]) => subjects.flatMap((s) => (kinds.includes(s.kind) ? [s.id] : []));
  const found = new Map<string, Subject>();
  const put = (kind: string, id: string, name: string, href: string | null) =>
    found.set(`${kind} ${id}`, { name, href });
  const documents = await byIds(ids('document'), (any) =>
    db
      .selectFrom('document')
      .select(['id', 'number', 'typeName'])
      .where('officeId', '=', officeId)
      .where('id', '=', any)
      .execute(),
  );
  for (const { id, number, typeName } of documents)
    put(
      'document',
      id,
      number ? `${typeName ?? 'Văn bản'} ${number}` : 'Văn bản chưa có số',
      `/van-ban/${id}`,
    );
  const directives = await byIds(ids('directive'), (any) =>
    db
      .selectFrom('directive')
      .select(['id', 'code'])
      .where('officeId', '=', officeId)
      .where('id', '=', any)
      .execute(),
  );
  for (const { id, code } of directives) put('directive', id, code, `/nhiem-vu/${code}`);
  const items = await byIds(ids('reading-item'), (any) =>
    db
      .selectFrom('readingItem')
      .innerJoin('document', 'document.id', 'readingItem.documentId')
      .select(['readingItem.id', 'readingItem.ref', 'document.number', 'document.id as documentId'])
      .where('document.officeId', '=', officeId)
      .where('readingItem.id', '=', any)
      .execute(),
  );
  for (const { id, ref, number, documentId } of items)
    put('reading-item', id, `Mục ${ref}, ${number ?? 'văn bản chưa có số'}`, `/van-ban/${documentId}`);
  const users = await byIds(ids('user'), (any) =>
    db
      .selectFrom('authUser')
      .innerJoin('membership', 'membership.userId', 'authUser.id')
      .select(['authUser.id', 'authUser.name'])
      .where('membership.officeId', '=', officeId)
      .where('authUser.id', '=', any)
      .execute(),
  );
  for (const { id, name } of users) put('user', id, name, null);
  const valid = ids('agency').filter((id) => UUID.test(id));
  for (const [id, { name }] of refsOn(await agenciesNamed(db, officeId, valid), day))
    put('agency', id, name, '/co-quan');
  return found;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function byIds<T>(
  ids: string[],
  find: (any: ReturnType<typeof sql<string>>) => Promise<T[]>,
): Promise<T[]> {
  const valid = [...new Set(ids)].filter((id) => UUID.test(id));
  return valid.length > 0 ? find(sql<string>`any(${valid}::uuid[])`) : [];
}

import type { StatusCode } from '@dondoc/edxml';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import { MOST_TRIES, PAUSES, pickNamed } from './rules.ts';
import { meet, type NewSetting, type Said, type Sent, type Setting, type Waiting } from './schema.ts';

export async function settingOf(db: Db, officeId: string): Promise<Setting | null> {
  const row = await db
    .selectFrom('edxmlSetting')
    .select(['ownCode', 'ownName', 'inFolder', 'outFolder', 'isOn'])
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row ?? null;
}

/** Whether another office of this machine has one of the folders, or one that lies in it or around it. */
export async function isFolderTaken(db: Db, officeId: string, wanted: string[]): Promise<boolean> {
  const rows = await db
    .selectFrom('edxmlSetting')
    .select(['inFolder', 'outFolder'])
    .where('officeId', '!=', officeId)
    .execute();
  const theirs = rows.flatMap(({ inFolder, outFolder }) => [inFolder, outFolder]);
  return theirs.some((one) => wanted.some((other) => meet(one, other)));
}

export async function saveSetting(db: Db, officeId: string, said: NewSetting, by: string): Promise<void> {
  const row = { ...said, setBy: by, setAt: sql<Date>`now()` };
  await db
    .insertInto('edxmlSetting')
    .values({ officeId, ...row })
    .onConflict((oc) => oc.column('officeId').doUpdateSet(row))
    .execute();
}

interface NewStatus {
  officeId: string;
  subject: { packageId: string } | { sentId: string };
  organisationCode: string;
  direction: 'in' | 'out';
  code: StatusCode;
  moved: boolean;
  description: string | null;
  saidAt: string | null;
  happenedOn: string;
  byUser: string | null;
}

export async function noteStatus(db: Db, { subject, ...said }: NewStatus): Promise<void> {
  await db
    .insertInto('edxmlStatus')
    .values({ ...said, ...subject })
    .execute();
}

const statusRows = (db: Db, officeId: string) =>
  db
    .selectFrom('edxmlStatus')
    .select(['code', 'direction', 'organisationCode', 'moved', 'description', 'happenedOn', 'recordedAt'])
    .where('officeId', '=', officeId)
    .orderBy('ordinal');

/** All that was said of a package, or of what was sent, oldest first. */
export async function trailOf(
  db: Db,
  officeId: string,
  subject: { packageId: string } | { sentId: string },
): Promise<Said[]> {
  const [column, id] =
    'packageId' in subject
      ? (['packageId', subject.packageId] as const)
      : (['sentId', subject.sentId] as const);
  const rows = await statusRows(db, officeId).where(column, '=', id).execute();
  return rows as Said[];
}

/** The same of many that were sent, at once. */
async function trailsOf(db: Db, officeId: string, sentIds: string[]): Promise<Map<string, Said[]>> {
  const rows = await statusRows(db, officeId)
    .select('sentId')
    .where('sentId', '=', sql<string>`any(${sentIds}::uuid[])`)
    .execute();
  const trails = new Map<string, Said[]>(sentIds.map((id) => [id, []]));
  for (const { sentId, ...said } of rows) trails.get(sentId ?? '')?.push(said as Said);
  return trails;
}

export interface NewSent {
  officeId: string;
  id: string;
  kind: Sent['kind'];
  business?: Sent['business'];
  steering?: number | null;
  statusCode?: StatusCode | null;
  documentId?: string | null;
  packageId?: string | null;
  ofSentId?: string | null;
  documentKey?: string | null;
  codeNumber?: string | null;
  codeNotation?: string | null;
  issuedOn?: string | null;
  subject?: string | null;
  reason?: string | null;
  name: string;
  xml?: string | null;
  fileId?: string | null;
  madeBy: string | null;
  madeOn: string;
  state?: Sent['state'];
  problem?: string | null;
}

/** Puts it in the line of what waits to be sent. */
export async function insertSent(
  db: Db,
  sent: NewSent,
  receivers: { code: string; name: string }[],
): Promise<void> {
  await db.insertInto('edxmlSent').values(sent).execute();
  const { officeId, id: sentId } = sent;
  if (receivers.length > 0)
    await db
      .insertInto('edxmlReceiver')
      .values(receivers.map(({ code, name }) => ({ officeId, sentId, code, name })))
      .execute();
}

/** What is to be tried now, in the order in which it was made. */
export async function dueFiles(db: Db, officeId: string) {
  return db
    .selectFrom('edxmlSent')
    .select(['id', 'kind', 'name', 'xml', 'fileId', 'packageId'])
    .where('officeId', '=', officeId)
    .where('state', '=', 'waiting')
    .where(sql<boolean>`coalesce(try_after <= now(), true)`)
    .orderBy('ordinal')
    .execute();
}

/** How many wait, and of those that could not be written: how many, and what was last wrong. */
export async function waitingOf(db: Db, officeId: string): Promise<Waiting> {
  const row = await db
    .selectFrom('edxmlSent')
    .select([
      sql<number>`(count(*) filter (where state = 'waiting'))::int`.as('waiting'),
      sql<number>`(count(*) filter (where tries > 0))::int`.as('unsent'),
      sql<string | null>`max(problem) filter (where tries > 0)`.as('problem'),
    ])
    .where('officeId', '=', officeId)
    .where('state', '!=', 'sent')
    .executeTakeFirstOrThrow();
  return row;
}

export async function markSent(db: Db, id: string): Promise<void> {
  await db
    .updateTable('edxmlSent')
    .set({ state: 'sent', sentAt: sql`now()`, problem: null, tries: sql`tries + 1`, tryAfter: null })
    // Of a file with a secret nothing stays but its hash.
    .set((eb) => ({
      xml: eb
        .case()
        .when(
          eb.exists(
            eb
              .selectFrom('edxmlPackage')
              .select('id')
              .whereRef('edxmlPackage.id', '=', 'edxmlSent.packageId')
              .where('edxmlPackage.state', '=', 'secret'),
          ),
        )
        .then(null)
        .else(eb.ref('xml'))
        .end(),
    }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/**
 * Tried again later. A document is given up after a few tries, so that the clerk sees it and sends it again; a status
 * message waits on, since its trail says it as told and nobody else would.
 */
export async function noteFailure(db: Db, id: string, problem: string): Promise<void> {
  const pause = sql<number>`(array[${sql.join(PAUSES)}]::int[])[least(tries + 1, ${PAUSES.length})]`;
  await db
    .updateTable('edxmlSent')
    .set({
      problem,
      tries: sql`tries + 1`,
      tryAfter: sql<Date>`now() + make_interval(mins => ${pause})`,
      state: sql`case when kind <> 'status' and tries + 1 >= ${MOST_TRIES} then 'failed' else 'waiting' end`,
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}

/** Begins to try again, one or all that could not be written; gives how many. */
export async function retry(db: Db, officeId: string, id: string | null): Promise<number> {
  let query = db
    .updateTable('edxmlSent')
    .set({ state: 'waiting', tries: 0, tryAfter: null })
    .where('officeId', '=', officeId)
    .where('state', '!=', 'sent')
    .where('tries', '>', 0)
    .where((eb) => eb.or([eb('xml', 'is not', null), eb('fileId', 'is not', null)]));
  if (id) query = query.where('id', '=', id);
  const done = await query.executeTakeFirst();
  return Number(done.numUpdatedRows);
}

const sentRows = (db: Db, officeId: string) =>
  db
    .selectFrom('edxmlSent')
    .leftJoin('authUser', 'authUser.id', 'edxmlSent.madeBy')
    .where('edxmlSent.officeId', '=', officeId)
    // What a document that is held says is out of sight.
    .where((eb) =>
      eb.or([
        eb('edxmlSent.documentId', 'is', null),
        eb(
          'edxmlSent.documentId',
          'in',
          eb.selectFrom('document').select('document.id').where('heldAt', 'is', null),
        ),
      ]),
    )
    .select([
      ...(['edxmlSent.id', 'kind', 'business', 'steering', 'statusCode', 'documentId', 'packageId'] as const),
      ...(['ofSentId', 'codeNumber', 'codeNotation', 'issuedOn', 'subject', 'reason'] as const),
      ...(['edxmlSent.name', 'madeOn', 'authUser.name as madeBy', 'state', 'tries', 'problem'] as const),
      ...(['sentAt', 'documentKey'] as const),
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('edxmlReceiver')
          .select(['edxmlReceiver.code', 'edxmlReceiver.name'])
          .whereRef('edxmlReceiver.sentId', '=', 'edxmlSent.id')
          .orderBy('edxmlReceiver.code'),
      ).as('receivers'),
    );

/** What went out, newest first; status messages stand with the package they speak of. */
export async function listSent(
  db: Db,
  officeId: string,
  of: { id?: string; documentId?: string; packageId?: string } = {},
): Promise<Sent[]> {
  let query = sentRows(db, officeId).orderBy('edxmlSent.ordinal', 'desc').limit(500);
  if (of.id) query = query.where('edxmlSent.id', '=', of.id);
  else if (of.packageId) query = query.where('edxmlSent.packageId', '=', of.packageId);
  else if (of.documentId) query = query.where('edxmlSent.documentId', '=', of.documentId);
  else query = query.where('kind', '!=', 'status');
  const rows = await query.execute();
  const sentIds = rows.map(({ id }) => id);
  const trails = await trailsOf(db, officeId, sentIds);
  return rows.map(({ receivers, documentKey: _, ...row }) => ({
    ...(row as Omit<Sent, 'receivers'>),
    receivers: receivers.map((one) => ({
      ...one,
      said: (trails.get(row.id) ?? []).filter(({ organisationCode }) => organisationCode === one.code),
    })),
  }));
}

/**
 * What we had sent to `by`, as a package of theirs names it; where that says no day, of any.
 */
export async function findSent(
  db: Db,
  officeId: string,
  named: { documentId: string | null; number: string; notation: string; on: string | null; by: string },
) {
  const rows = await db
    .selectFrom('edxmlSent')
    .innerJoin('edxmlReceiver as receiver', 'receiver.sentId', 'edxmlSent.id')
    .select(['edxmlSent.id', 'documentId', 'documentKey', 'codeNumber', 'codeNotation', 'issuedOn'])
    .where('edxmlSent.officeId', '=', officeId)
    .where('receiver.code', '=', named.by)
    .where('kind', '!=', 'status')
    .where('business', '!=', 'recall')
    .where((eb) =>
      eb.or([eb('documentKey', '=', named.documentId ?? ''), eb('codeNumber', '=', named.number)]),
    )
    .orderBy('edxmlSent.ordinal', 'desc')
    .execute();
  return pickNamed(rows, {
    ...{ ids: named.documentId === null ? [] : [named.documentId] },
    ...{ number: named.number, notation: named.notation },
    isDay: (day) => !named.on || day === named.on,
  });
}

/** Who of them was sent this document before and has neither refused it nor given it back, with the day. */
export async function sentBefore(db: Db, officeId: string, documentId: string, codes: string[]) {
  return db
    .selectFrom('edxmlSent')
    .innerJoin('edxmlReceiver as receiver', 'receiver.sentId', 'edxmlSent.id')
    .select(['receiver.code', 'receiver.name', 'edxmlSent.madeOn'])
    .where('edxmlSent.officeId', '=', officeId)
    .where('edxmlSent.documentId', '=', documentId)
    .where('kind', '=', 'document')
    .where('business', '!=', 'recall')
    .where('receiver.code', 'in', codes)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('edxmlStatus as said')
            .select('said.id')
            .whereRef('said.sentId', '=', 'edxmlSent.id')
            .whereRef('said.organisationCode', '=', 'receiver.code')
            .where('said.moved', '=', true)
            .where('said.code', 'in', ['02', '15']),
        ),
      ),
    )
    .orderBy('receiver.code')
    .execute();
}

/** With what is needed to speak of it again. */
export async function lockSent(db: Db, officeId: string, id: string) {
  return db
    .selectFrom('edxmlSent')
    .selectAll()
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function receiversOf(db: Db, sentId: string): Promise<{ code: string; name: string }[]> {
  return db
    .selectFrom('edxmlReceiver')
    .select(['code', 'name'])
    .where('sentId', '=', sentId)
    .orderBy('code')
    .execute();
}

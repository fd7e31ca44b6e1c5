import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/connection.ts';
import { LOG_LOCK } from './log.ts';

/** Entries that belong to no office are chained under this key. */
export const NO_OFFICE = '00000000-0000-0000-0000-000000000000';
const START = '0'.repeat(64);

interface Entry {
  seq: number;
  officeId: string | null;
  recordedAt: Date;
  actorId: string | null;
  act: string;
  subjectKind: string;
  subjectId: string;
  detail: unknown;
}

/** The hash of a batch: over the hash before it and each entry in order of seq. */
export function chainHash(previous: string, entries: Entry[]): string {
  const hash = createHash('sha256').update(previous);
  for (const e of entries) {
    const row = [
      e.seq,
      e.officeId,
      e.recordedAt.toISOString(),
      e.actorId,
      e.act,
      e.subjectKind,
      e.subjectId,
      e.detail,
    ];
    hash.update(`\n${JSON.stringify(row)}`);
  }
  return hash.digest('hex');
}

const columns = [
  'seq',
  'officeId',
  'recordedAt',
  'actorId',
  'act',
  'subjectKind',
  'subjectId',
  'detail',
] as const;

/** Seals what has been recorded since the last seal, office by office. Gives how many batches were made. */
export async function sealLog(db: Database): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOG_LOCK})`.execute(tx);
    const offices = await tx
      .selectFrom('logEntry')
      .select(sql<string>`coalesce(office_id, ${NO_OFFICE})`.as('key'))
      .distinct()
      .execute();
    let sealed = 0;
    for (const { key } of offices) if (await sealOffice(tx, key)) sealed += 1;
    return sealed;
  });
}

async function sealOffice(tx: Tx, key: string): Promise<boolean> {
  const last = await lastSeal(tx, key);
  const entries = await tx
    .selectFrom('logEntry')
    .select(columns)
    .where(sql<boolean>`coalesce(office_id, ${NO_OFFICE}) = ${key}::uuid`)
    .where('seq', '>', last?.lastSeq ?? 0)
    .orderBy('seq')
    .execute();
  const first = entries.at(0);
  const end = entries.at(-1);
  if (!first || !end) return false;
  const previousHash = last?.hash ?? START;
  await tx
    .insertInto('logSeal')
    .values({
      officeKey: key,
      batch: (last?.batch ?? 0) + 1,
      firstSeq: first.seq,
      lastSeq: end.seq,
      entries: entries.length,
      previousHash,
      hash: chainHash(previousHash, entries),
    })
    .execute();
  return true;
}

function lastSeal(tx: Tx, key: string) {
  return tx
    .selectFrom('logSeal')
    .select(['batch', 'lastSeq', 'hash'])
    .where('officeKey', '=', key)
    .orderBy('batch', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type Verdict =
  | { ok: true; batches: number; entries: number }
  | { ok: false; office: string; batch: number };

/** Recomputes every sealed batch and says where the first one differs. */
export async function verifyLog(db: Database): Promise<Verdict> {
  const seals = await db.selectFrom('logSeal').selectAll().orderBy('officeKey').orderBy('batch').execute();
  let previous = { key: '', hash: START, lastSeq: 0, batch: 0 };
  let entries = 0;
  for (const seal of seals) {
    if (seal.officeKey !== previous.key)
      previous = { key: seal.officeKey, hash: START, lastSeq: 0, batch: 0 };
    const rows = await db
      .selectFrom('logEntry')
      .select(columns)
      .where(sql<boolean>`coalesce(office_id, ${NO_OFFICE}) = ${seal.officeKey}::uuid`)
      .where('seq', '>', previous.lastSeq)
      .where('seq', '<=', seal.lastSeq)
      .orderBy('seq')
      .execute();
    const whole =
      rows.length === seal.entries &&
      seal.previousHash === previous.hash &&
      seal.batch === previous.batch + 1;
    if (!whole || chainHash(previous.hash, rows) !== seal.hash) {
      return { ok: false, office: seal.officeKey, batch: seal.batch };
    }
    previous = { key: seal.officeKey, hash: seal.hash, lastSeq: seal.lastSeq, batch: seal.batch };
    entries += rows.length;
  }
  return { ok: true, batches: seals.length, entries };
}

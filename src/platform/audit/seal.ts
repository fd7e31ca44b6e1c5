import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Database, Db, Tx } from '../database/connection.ts';
import { LOG_LOCK } from './log.ts';

/** Entries that belong to no office are chained under this key. */
export const NO_OFFICE = '00000000-0000-0000-0000-000000000000';
export const START = '0'.repeat(64);

export interface Entry {
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
    let sealed = 0;
    for (const key of await keysIn(tx)) if (await sealOffice(tx, key)) sealed += 1;
    return sealed;
  });
}

const keySql = sql<string>`coalesce(office_id, ${sql.lit(NO_OFFICE)}::uuid)`;

/**
 * The offices of the log, one after the other from its index: who writes waits meanwhile, and a log of years is not read for it.
 * Not from the offices there are: what was done in one that is gone is sealed too.
 */
async function keysIn(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    with recursive keys as (
      (select ${keySql} as key from log_entry order by 1 limit 1)
      union all
      select (select ${keySql} from log_entry where ${keySql} > keys.key order by 1 limit 1) from keys where key is not null)
    select key from keys where key is not null`.execute(tx);
  return rows.map(({ key }) => key);
}

async function sealOffice(tx: Tx, key: string): Promise<boolean> {
  const last = await lastSeal(tx, key);
  const entries = await tx
    .selectFrom('logEntry')
    .select(columns)
    .where(sql<boolean>`${keySql} = ${key}::uuid`)
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

/** Of an office, or of what belongs to none. */
export function lastSeal(db: Db, key: string) {
  return db
    .selectFrom('logSeal')
    .select(['batch', 'lastSeq', 'hash'])
    .where('officeKey', '=', key)
    .orderBy('batch', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export interface Seal {
  batch: number;
  firstSeq: number;
  lastSeq: number;
  entries: number;
  previousHash: string;
  hash: string;
}

export type Verdict =
  | {
      ok: true;
      batches: number;
      entries: number;
      /** The last hash of each chain: noted elsewhere, it shows a log cut off at its end. */
      heads: { office: string; hash: string; lastSeq: number }[];
    }
  | { ok: false; office: string; batch: number };

const beginning: Pick<Seal, 'batch' | 'lastSeq' | 'hash'> = { batch: 0, lastSeq: 0, hash: START };

/** Whether a batch follows the one before it and holds exactly the entries that were sealed. */
export function batchHolds(
  before: Pick<Seal, 'batch' | 'lastSeq' | 'hash'>,
  seal: Seal,
  rows: Entry[],
): boolean {
  return (
    seal.batch === before.batch + 1 &&
    seal.previousHash === before.hash &&
    rows.length === seal.entries &&
    rows.at(0)?.seq === seal.firstSeq &&
    rows.at(-1)?.seq === seal.lastSeq &&
    rows.every((row) => row.seq > before.lastSeq) &&
    chainHash(before.hash, rows) === seal.hash
  );
}

/** Recomputes every sealed batch, of one office or of all, and says where the first one differs. */
export async function verifyLog(db: Db, officeId?: string): Promise<Verdict> {
  const keys = await db
    .selectFrom('logSeal')
    .select('officeKey')
    .distinct()
    .$if(officeId !== undefined, (q) => q.where('officeKey', '=', officeId ?? ''))
    .orderBy('officeKey')
    .execute();
  const sum = { batches: 0, entries: 0 };
  const heads = [];
  for (const { officeKey } of keys) {
    const chain = await verifyChain(db, officeKey);
    if (!chain.ok) return chain;
    sum.batches += chain.last.batch;
    sum.entries += chain.entries;
    heads.push({ office: officeKey, hash: chain.last.hash, lastSeq: chain.last.lastSeq });
  }
  return { ok: true, ...sum, heads };
}

async function verifyChain(db: Db, key: string) {
  const seals = await db
    .selectFrom('logSeal')
    .select(['batch', 'firstSeq', 'lastSeq', 'entries', 'previousHash', 'hash'])
    .where('officeKey', '=', key)
    .orderBy('batch')
    .execute();
  let last = beginning;
  let entries = 0;
  for (const seal of seals) {
    const rows = await entriesBetween(db, key, last.lastSeq, seal.lastSeq);
    if (!batchHolds(last, seal, rows)) return { ok: false as const, office: key, batch: seal.batch };
    last = seal;
    entries += seal.entries;
  }
  return { ok: true as const, last, entries };
}

function entriesBetween(db: Db, key: string, after: number, until: number): Promise<Entry[]> {
  return db
    .selectFrom('logEntry')
    .select(columns)
    .where(sql<boolean>`coalesce(office_id, ${NO_OFFICE}) = ${key}::uuid`)
    .where('seq', '>', after)
    .where('seq', '<=', until)
    .orderBy('seq')
    .execute();
}

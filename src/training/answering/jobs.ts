import type { Database, Tx } from '#platform/database/connection.ts';
import { logError } from '#platform/server-log.ts';
import type { Audience } from '../surveys/schema.ts';
import * as store from './store.ts';

/** What a process holds of a wave between two writings; a killed one loses it, which costs a reminder too many. */
interface Batch {
  receipts: Map<Audience, string[]>;
  answers: string[];
  comments: string[];
  timer: NodeJS.Timeout | null;
}

/** Fewer are never written down together: one receipt beside one sheet would say whose it is. */
const LEAST = 5;
/** About so long between two writings of a wave; the exact time is drawn. */
const EVERY_MS = 30_000;
/** Up to so many sheets a wave is written anew whole each time. */
const ALL_ANEW = 1000;

const held = new WeakMap<Database, Map<string, Batch>>();

function batchOf(db: Database, waveId: string): Batch {
  const batches = held.get(db) ?? new Map<string, Batch>();
  held.set(db, batches);
  const batch = batches.get(waveId) ?? empty();
  batches.set(waveId, batch);
  return batch;
}

const empty = (): Batch => ({ receipts: new Map(), answers: [], comments: [], timer: null });

export interface Noted {
  audience: Audience;
  kept: store.Kept;
  receipt: string | null;
}

/** A sheet has come in: who it was is remembered here alone, and written down later among others. */
export function noteSheet(db: Database, waveId: string, { audience, kept, receipt }: Noted): void {
  const batch = batchOf(db, waveId);
  batch.answers.push(kept.answerId);
  if (kept.commentId) batch.comments.push(kept.commentId);
  if (receipt) hold(batch, audience, [receipt]);
  if (batch.timer || batch.answers.length < LEAST) return;
  batch.timer = setTimeout(
    () => {
      batch.timer = null;
      writeBatch(db, waveId).catch(logError);
    },
    EVERY_MS * (0.5 + Math.random()),
  );
  batch.timer.unref();
}

const hold = (batch: Batch, audience: Audience, receipts: string[]) =>
  batch.receipts.set(audience, [...(batch.receipts.get(audience) ?? []), ...receipts]);

/** Five managers among twenty learners hide each other, one does not: receipts ripen within their audience. */
const ripeReceipts = (batch: Batch) => [...batch.receipts].filter(([, receipts]) => receipts.length >= LEAST);

/** Takes from a batch what is enough to be written together. */
function ripe(batch: Batch) {
  const some = batch.answers.length >= LEAST;
  const receipts = ripeReceipts(batch);
  for (const [audience] of receipts) batch.receipts.delete(audience);
  return {
    receipts,
    answers: some ? batch.answers.splice(0) : [],
    comments: some ? batch.comments.splice(0) : [],
  };
}

/**
 * Writes down, of what is held, whatever is five or more: who has answered, how many came which way; and the sheets
 * anew in random order, all of the wave or, in a very large one, those that came since the last time.
 */
export async function writeBatch(db: Database, waveId: string): Promise<void> {
  const batch = batchOf(db, waveId);
  const { receipts, answers, comments } = ripe(batch);
  if (answers.length === 0 && receipts.length === 0) return;
  try {
    await db.transaction().execute(async (tx) => {
      // Another machine has closed the wave meanwhile: its figures stand, and nobody is reminded any more.
      if (!(await store.holdOpen(tx, waveId))) return;
      if (answers.length > 0) {
        await store.recount(tx, waveId);
        const isSmall = (await store.countSheets(tx, waveId)) <= ALL_ANEW;
        await store.shuffle(tx, waveId, isSmall ? null : { answers, comments });
      }
      if (receipts.length > 0)
        await store.markReceipts(
          tx,
          waveId,
          receipts.flatMap(([, some]) => some),
        );
    });
  } catch (error) {
    for (const [audience, some] of receipts) hold(batch, audience, some);
    batch.answers.push(...answers);
    batch.comments.push(...comments);
    throw error;
  }
}

/** Before the process ends by itself, whatever may be written down is. */
export async function writeBatches(db: Database): Promise<void> {
  for (const waveId of [...(held.get(db)?.keys() ?? [])]) await writeBatch(db, waveId);
}

/**
 * Ends a wave: no sheet comes in any more, and all are written anew in random order. Receipts that never came to five
 * of an audience are forgotten: nobody is reminded any more, and a single one beside a single sheet would say whose it is. `log` stands with the
 * closing or not at all; it is told how many sheets were keyed in from paper.
 */
export async function closeWave(
  db: Database,
  waveId: string,
  day: string,
  log: (tx: Tx, paper: number) => Promise<void> = async () => undefined,
): Promise<boolean> {
  const batch = batchOf(db, waveId);
  const isClosed = await db.transaction().execute(async (tx) => {
    if (!(await store.markClosed(tx, waveId, day))) return false;
    await store.recount(tx, waveId);
    await store.dropBallots(tx, waveId);
    const receipts = ripeReceipts(batch).flatMap(([, some]) => some);
    if (receipts.length > 0) await store.markReceipts(tx, waveId, receipts);
    await store.shuffle(tx, waveId);
    await log(tx, await store.countPaper(tx, waveId));
    return true;
  });
  if (batch.timer) clearTimeout(batch.timer);
  held.get(db)?.delete(waveId);
  return isClosed;
}

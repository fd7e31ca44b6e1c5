import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openDatabase } from '../database/connection.ts';
import { createTestDatabase } from '../database/test-server.ts';
import { writeLog } from './log.ts';
import { sealLog, verifyLog } from './seal.ts';

const OFFICE = '11111111-1111-4111-8111-111111111111';
const entry = (id: string) => ({
  officeId: OFFICE,
  actorId: null,
  act: 'document.upload',
  subject: { kind: 'document', id },
});

describe('the log', () => {
  let db: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const test = await createTestDatabase();
    drop = test.drop;
    db = openDatabase(test.url);
  });
  afterAll(async () => {
    await db.destroy();
    await drop();
  });

  /** Seals until that many entries are sealed: transactions of other databases of the server may hold it up. */
  const sealedUpTo = (entries: number) =>
    vi.waitFor(
      async () => {
        await sealLog(db);
        expect(await verifyLog(db)).toMatchObject({ ok: true, entries });
      },
      { timeout: 20_000, interval: 100 },
    );

  it('seals what was recorded, batch after batch, and finds it whole', async () => {
    await writeLog(db, entry('a'));
    await writeLog(db, { ...entry('b'), officeId: null });
    await sealedUpTo(2);
    expect(await sealLog(db)).toBe(0);
    await writeLog(db, entry('c'));
    await sealedUpTo(3);
  });

  it('does not seal past a transaction that still runs', async () => {
    const notYet = () => {};
    let finish = notYet;
    const running = db.transaction().execute(async (tx) => {
      await writeLog(tx, entry('slow'));
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await vi.waitFor(() => expect(finish).not.toBe(notYet));
    await writeLog(db, entry('quick'));
    const sealed = await sealLog(db).finally(() => finish());
    await running;
    expect(sealed).toBe(0);
    await sealedUpTo(5);
  });

  it('refuses every change', async () => {
    await expect(db.updateTable('logEntry').set({ act: 'x' }).execute()).rejects.toThrow(
      'history only grows',
    );
    await expect(db.deleteFrom('logEntry').execute()).rejects.toThrow('history only grows');
    await expect(sql`truncate log_entry`.execute(db)).rejects.toThrow('history only grows');
    await expect(db.deleteFrom('logSeal').execute()).rejects.toThrow('history only grows');
  });

  it('shows a row changed behind the triggers', async () => {
    await sql`alter table log_entry disable trigger log_entry_only_grows`.execute(db);
    await db.updateTable('logEntry').set({ subjectId: 'forged' }).where('subjectId', '=', 'c').execute();
    expect(await verifyLog(db)).toMatchObject({ ok: false, office: OFFICE });
  });
});

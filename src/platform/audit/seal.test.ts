import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

  const record = (id: string, officeId: string | null = OFFICE) =>
    db.transaction().execute((tx) => writeLog(tx, { ...entry(id), officeId }));

  it('seals what was recorded, batch after batch, and finds it whole', async () => {
    await record('a');
    await record('b', null);
    expect(await sealLog(db)).toBe(2);
    expect(await sealLog(db)).toBe(0);
    await record('c');
    expect(await sealLog(db)).toBe(1);
    expect(await verifyLog(db)).toMatchObject({ ok: true, batches: 3, entries: 3 });
  });

  it('waits for a transaction that has written and still runs: nothing is sealed past it', async () => {
    let finish = () => {};
    const written = new Promise<void>((isWritten) => {
      const running = db.transaction().execute(async (tx) => {
        await writeLog(tx, entry('slow'));
        isWritten();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
      });
      running.catch(expect.fail);
    });
    await written;
    await record('quick');
    const sealing = sealLog(db);
    const first = await Promise.race([sealing, new Promise((resolve) => setTimeout(resolve, 300, 'waits'))]);
    expect(first).toBe('waits');
    finish();
    expect(await sealing).toBe(1);
    expect(await verifyLog(db)).toMatchObject({ ok: true, batches: 4, entries: 5 });
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

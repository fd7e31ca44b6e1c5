import path from 'node:path';
import { readConfig } from './config.ts';
import { type Database, openDatabase } from './database/connection.ts';
import { runningUrl } from './database/embedded.ts';
import { type FileStore, openFiles } from './files/store.ts';

/** Does something with the database and the files of this installation; a refusal is one line and status 2. */
export async function atDatabase(work: (db: Database, files: FileStore) => Promise<number>): Promise<number> {
  const { databaseUrl, stateDir, s3 } = readConfig(process.env);
  const url = databaseUrl ?? runningUrl(stateDir);
  if (!url) return refused('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi làm lại.');
  const db = openDatabase(url);
  try {
    return await work(db, openFiles(s3, path.join(stateDir, 'files')));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refused(error.message);
  } finally {
    await db.destroy();
  }
}

export function refused(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

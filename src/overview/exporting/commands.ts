import { writeFile } from 'node:fs/promises';
import type { Database } from '#platform/database/connection.ts';
import { linesOf } from './rules.ts';
import { accountsOf, holdingsOf } from './store.ts';

/** Everything that an office has written down, as lines of JSON; the same bytes wherever the same was written. */
export async function exportOffice(db: Database, officeId: string): Promise<string> {
  return `${linesOf(await holdingsOf(db, officeId), await accountsOf(db)).join('\n')}\n`;
}

export async function writeExport(db: Database, officeId: string, file: string): Promise<number> {
  const text = await exportOffice(db, officeId);
  await writeFile(file, text);
  return text.split('\n').length - 2;
}

import { openDatabase } from '../database/connection.ts';
import { verifyLog } from './seal.ts';

/** `dondoc verify-log`: recomputes every sealed batch of the log. Needs DATABASE_URL. Exit status 1 where one differs. */
export async function verifyLogCommand(): Promise<number> {
  const url = process.env.DATABASE_URL;
  if (!url) {
    console.error('Cần DATABASE_URL của cơ sở dữ liệu phải kiểm.');
    return 2;
  }
  const db = openDatabase(url);
  try {
    const verdict = await verifyLog(db);
    if (verdict.ok) console.log(`Nhật ký nguyên vẹn: ${verdict.batches} lô, ${verdict.entries} dòng.`);
    else console.error(`Nhật ký đã bị đổi: cơ quan ${verdict.office}, lô ${verdict.batch}.`);
    return verdict.ok ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

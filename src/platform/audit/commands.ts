import { readConfig } from '../config.ts';
import { openDatabase } from '../database/connection.ts';
import { runningUrl } from '../database/embedded.ts';
import { verifyLog } from './seal.ts';

/** `dondoc verify-log`: recomputes every sealed batch of the log. Exit status 1 where one differs. */
export async function verifyLogCommand(): Promise<number> {
  const { databaseUrl, stateDir } = readConfig(process.env);
  const url = databaseUrl ?? runningUrl(stateDir);
  if (!url) {
    console.error('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi kiểm lại.');
    return 2;
  }
  const db = openDatabase(url);
  try {
    const verdict = await verifyLog(db);
    if (verdict.ok) {
      console.log(`Nhật ký nguyên vẹn: ${verdict.batches} lô, ${verdict.entries} dòng.`);
      for (const { office, lastSeq, hash } of verdict.heads)
        console.log(`  ${office}  đến dòng ${lastSeq}  ${hash}`);
    } else console.error(`Nhật ký đã bị đổi: cơ quan ${verdict.office}, lô ${verdict.batch}.`);
    return verdict.ok ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

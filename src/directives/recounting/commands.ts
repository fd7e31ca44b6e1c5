import { formatNumber } from '@dondoc/vietnamese';
import { readConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { recountAll } from './store.ts';

/** `dondoc recount`: every figure anew from the events, which alone are the record. Others may work meanwhile. */
export async function recountCommand(): Promise<number> {
  const { databaseUrl, stateDir } = readConfig(process.env);
  const url = databaseUrl ?? runningUrl(stateDir);
  if (!url) {
    console.error('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi tính lại.');
    return 2;
  }
  const db = openDatabase(url);
  try {
    const many = await recountAll(db);
    console.log(`Đã tính lại số liệu của ${formatNumber(many)} nhiệm vụ từ các sự kiện đã ghi.`);
    return 0;
  } finally {
    await db.destroy();
  }
}

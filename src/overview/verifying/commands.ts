import { readFile } from 'node:fs/promises';
import { formatDate } from '@dondoc/vietnamese';
import { z } from 'zod';
import { readConfig } from '#platform/config.ts';
import { openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import type { ReportAsked } from '#platform/reports.ts';
import { momentInWords } from '../rules.ts';
import type { Verified } from './rules.ts';
import { type Reports, verifyReport } from './store.ts';

/**
 * `dondoc verify REPORT.docx`: recomputes every figure of a report that this installation has issued, by its day and
 * moment. Exit status: 0 all are equal, 1 one differs, 2 with one clear line where that cannot be told.
 */
export const verifyCommand =
  (reports: Reports) =>
  async (args: string[]): Promise<number> => {
    const [file, ...more] = args;
    if (!file || more.length > 0) return refused('Cách dùng: dondoc verify BÁO_CÁO.docx');
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return refused(`Không mở được tệp: ${file}`);
    const { databaseUrl, stateDir } = readConfig(process.env);
    const url = databaseUrl ?? runningUrl(stateDir);
    if (!url) return refused('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi kiểm lại.');
    const db = openDatabase(url);
    try {
      const checked = await verifyReport(db, reports, bytes);
      if (!checked.ok) return refused(checked.message);
      process.stdout.write(`${linesOf(checked.asked, checked.figures).join('\n')}\n`);
      return checked.figures.every(({ equal }) => equal) ? 0 : 1;
    } finally {
      await db.destroy();
    }
  };

function linesOf(asked: ReportAsked, figures: Verified[]): string[] {
  const differing = figures.filter(({ equal }) => !equal).length;
  return [
    ...basisOf(asked),
    ...figures.map(lineOf),
    differing === 0
      ? `Khớp cả ${figures.length} số liệu.`
      : `${differing} trên ${figures.length} số liệu không khớp.`,
  ];
}

/** Only where the report has both moments. */
function basisOf(asked: ReportAsked): string[] {
  const { asOf, recordedUntil } = Basis.parse(asked);
  if (!asOf) return [];
  const known = recordedUntil ? `, ghi nhận đến ${momentInWords(new Date(recordedUntil))}` : '';
  return [`Số liệu đến ngày ${formatDate(asOf)}${known}.`];
}

const Basis = z.object({ asOf: z.string(), recordedUntil: z.string() }).partial();

function lineOf({ label, printed, recomputed, equal }: Verified): string {
  if (equal) return `  khớp        ${label}: ${recomputed}`;
  const said = [...new Set(printed)].map((words) => `«${words}»`).join(', ');
  return `  KHÔNG KHỚP  ${label}: trong báo cáo ${said || 'không thấy'}; tính lại «${recomputed}»`;
}

function refused(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

import { readFile } from 'node:fs/promises';
import { refused } from '#platform/commands.ts';
import { readConfig } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import type { ReportAsked } from '#platform/reports.ts';
import { basisOf, printedWords, sumOf } from './labels.ts';
import type { Verified } from './schema.ts';
import { type Checked, type Reports, verifyReport } from './store.ts';

/**
 * `dondoc verify REPORT.docx …`: recomputes every figure of reports that this installation has issued, by their days and
 * moments. One file is told figure by figure, several by a line each. Exit status: 0 all are equal, 1 one differs, 2 with
 * a clear line where one cannot be told.
 */
export const verifyCommand =
  (reports: Reports) =>
  async (files: string[]): Promise<number> => {
    if (files.length === 0) return refused('Cách dùng: dondoc verify BÁO_CÁO.docx [BÁO_CÁO_KHÁC.docx …]');
    const { databaseUrl, stateDir } = readConfig(process.env);
    const url = databaseUrl ?? runningUrl(stateDir);
    if (!url) return refused('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi kiểm lại.');
    const db = openDatabase(url);
    try {
      let status = 0;
      for (const file of files) {
        const checked = await checkFile(db, reports, file);
        status = Math.max(status, files.length === 1 ? sayWhole(checked) : sayLine(file, checked));
      }
      return status;
    } finally {
      await db.destroy();
    }
  };

async function checkFile(db: Database, reports: Reports, file: string): Promise<Checked> {
  const bytes = await readFile(file).catch(() => null);
  return bytes ? verifyReport(db, reports, bytes) : { ok: false, message: `Không mở được tệp: ${file}` };
}

function sayWhole(checked: Checked): number {
  if (!checked.ok) return refused(checked.message);
  process.stdout.write(`${linesOf(checked.asked, checked.figures).join('\n')}\n`);
  return checked.figures.every(({ equal }) => equal) ? 0 : 1;
}

function sayLine(file: string, checked: Checked): number {
  if (!checked.ok) return refused(`${file}: ${checked.message}`);
  const labels = checked.figures.filter(({ equal }) => !equal).map(({ label }) => label);
  const which = labels.length > 0 ? ` ${labels.join('; ')}.` : '';
  process.stdout.write(`${file}: ${sumOf(checked.figures)}${which}\n`);
  return labels.length > 0 ? 1 : 0;
}

function linesOf(asked: ReportAsked, figures: Verified[]): string[] {
  return [...basisOf(asked), ...figures.map(lineOf), sumOf(figures)];
}

function lineOf(verified: Verified): string {
  const { label, recomputed, equal, note } = verified;
  if (equal) return `  khớp        ${label}: ${recomputed}`;
  return `  KHÔNG KHỚP  ${label}: trong báo cáo ${printedWords(verified)}; tính lại «${recomputed}»${note ? ` (${note})` : ''}`;
}

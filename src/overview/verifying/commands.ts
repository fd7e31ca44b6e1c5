import { readFile } from 'node:fs/promises';
import { formatDate } from '@dondoc/vietnamese';
import { readBack, writeDocument } from '@dondoc/writer';
import { readConfig } from '#platform/config.ts';
import { type Database, openDatabase } from '#platform/database/connection.ts';
import { runningUrl } from '#platform/database/embedded.ts';
import { issueOf, TEMPLATE } from '../issuing/rules.ts';
import { issue } from '../issuing/store.ts';
import { momentInWords } from '../rules.ts';
import { compare, type Verified } from './rules.ts';

/**
 * `dondoc verify REPORT.docx`: recomputes every figure of a report that this installation has issued, by its day and
 * moment. Exit status: 0 all are equal, 1 one differs, 2 with one clear line where that cannot be told.
 */
export async function verify(args: string[]): Promise<number> {
  const [file, ...more] = args;
  if (!file || more.length > 0) return refused('Cách dùng: dondoc verify BÁO_CÁO.docx');
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(`Không mở được tệp: ${file}`);
  const { databaseUrl, stateDir } = readConfig(process.env);
  const url = databaseUrl ?? runningUrl(stateDir);
  if (!url) return refused('Cơ sở dữ liệu chưa chạy. Chạy npm start, hoặc đặt DATABASE_URL, rồi kiểm lại.');
  const db = openDatabase(url);
  try {
    const checked = await verifyReport(db, bytes);
    if (!checked.ok) return refused(checked.message);
    process.stdout.write(`${checked.lines.join('\n')}\n`);
    return checked.figures.every(({ equal }) => equal) ? 0 : 1;
  } finally {
    await db.destroy();
  }
}

type Checked = { ok: true; lines: string[]; figures: Verified[] } | { ok: false; message: string };

/** Reads what the file says it was made from, makes that anew, and holds the two against each other. */
export async function verifyReport(db: Database, bytes: Uint8Array): Promise<Checked> {
  const given = readBack(bytes);
  if (!given.ok) return given;
  const issued = issueOf(given.facts);
  if (!issued) return refusal('Tệp không ghi thông số của báo cáo do hệ thống này lập nên không kiểm được.');
  if (issued.template !== TEMPLATE)
    return refusal(`Báo cáo lập theo mẫu ${issued.template}, bản đang chạy lập theo mẫu ${TEMPLATE}.`);
  const { asked } = issued;
  // Whoever may run this on the server's own machine sees the office's whole work, as the office does.
  const scope = { officeId: asked.officeId, agencyId: null, agencyIds: null, userId: '' };
  const anew = await issue(db, scope, asked);
  if (!anew) return refusal('Hệ thống này không có (hoặc không còn) văn bản mà báo cáo nói tới.');
  const made = readBack(await writeDocument(anew.paper));
  if (!made.ok) throw new Error(made.message);
  const figures = compare(given, made);
  return { ok: true, figures, lines: linesOf(asked, figures) };
}

const refusal = (message: string): Checked => ({ ok: false, message });

function linesOf({ asOf, recordedUntil }: { asOf: string; recordedUntil: string }, figures: Verified[]) {
  const differing = figures.filter(({ equal }) => !equal).length;
  return [
    `Số liệu đến ngày ${formatDate(asOf)}, ghi nhận đến ${momentInWords(new Date(recordedUntil))}.`,
    ...figures.map(lineOf),
    differing === 0
      ? `Khớp cả ${figures.length} số liệu.`
      : `${differing} trên ${figures.length} số liệu không khớp.`,
  ];
}

function lineOf({ label, printed, recomputed, equal }: Verified): string {
  if (equal) return `  khớp        ${label}: ${recomputed}`;
  const said = [...new Set(printed)].map((words) => `«${words}»`).join(', ');
  return `  KHÔNG KHỚP  ${label}: trong báo cáo ${said || 'không thấy'}; tính lại «${recomputed}»`;
}

function refused(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 2;
}

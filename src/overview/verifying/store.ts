import { figuresIn, readBack, writeDocument } from '@dondoc/writer';
import { listOffices } from '#accounts/store.ts';
import type { Database } from '#platform/database/connection.ts';
import { type MadeReport, type ProvenReport, type ReportAsked, saidIn } from '#platform/reports.ts';
import { compare } from './rules.ts';
import type { Verified } from './schema.ts';

/** Every kind of report that this installation makes. */
export type Reports = readonly ProvenReport<ReportAsked>[];

export type Checked = { ok: true; asked: ReportAsked; figures: Verified[] } | Refusal;

type Refusal = { ok: false; message: string };
const refusal = (message: string): Refusal => ({ ok: false, message });

/**
 * Reads what the file says it was made from, makes that anew, and holds the two against each other.
 *
 * @param mayAsk says no, with a sentence, to whoever may not have this very report made
 */
export async function verifyReport(
  db: Database,
  reports: Reports,
  bytes: Uint8Array,
  mayAsk: (asked: ReportAsked, report: ProvenReport<ReportAsked>) => string | null = () => null,
): Promise<Checked> {
  const given = readBack(bytes);
  if (!given.ok) return refusal(given.message.replaceAll('soát', 'kiểm'));
  const said = issuedAs(saidIn(given.facts), reports);
  if (!said.ok) return said;
  const barred = mayAsk(said.asked, said.report);
  if (barred) return refusal(barred);
  const offices = await listOffices(db);
  if (!offices.some(({ id }) => id === said.asked.officeId))
    return refusal(
      'Báo cáo do một hệ thống Đôn Đốc khác lập (hệ thống này không có cơ quan ấy). Kiểm trên hệ thống đã lập báo cáo.',
    );
  const anew = await said.again(db);
  if (!anew)
    return refusal(
      'Hệ thống này không có, hoặc không còn, những gì báo cáo nói tới nên không tính lại được.',
    );
  const made = readBack(await writeDocument(anew.paper));
  if (!made.ok) throw new Error(made.message);
  return { ok: true, asked: said.asked, figures: compare(given, made, figuresIn(anew.paper)) };
}

interface Said {
  ok: true;
  asked: ReportAsked;
  report: ProvenReport<ReportAsked>;
  again(db: Database): Promise<MadeReport | null>;
}

function issuedAs(said: Record<string, string>, reports: Reports): Said | Refusal {
  if (!said.kind || !said.officeId)
    return refusal('Tệp không ghi thông số của báo cáo do hệ thống này lập nên không kiểm được.');
  const report = reports.find(({ kind }) => kind === said.kind);
  if (!report)
    return refusal(
      'Báo cáo thuộc loại mà bản Đôn Đốc đang chạy không lập nên không kiểm được. Kiểm bằng bản đã lập nó.',
    );
  if (said.template !== report.template)
    return refusal(
      `Báo cáo lập theo mẫu ${said.template ?? 'không rõ'}, bản đang chạy lập theo mẫu ${report.template}: lời và chỗ của số liệu đã khác nên không kiểm được. Lập lại báo cáo cùng ngày và cùng mốc ghi nhận rồi đối chiếu.`,
    );
  const asked = report.asked.safeParse(said);
  if (!asked.success)
    return refusal('Thông số của báo cáo trong tệp thiếu hoặc đã bị sửa nên không kiểm được.');
  return { ok: true, asked: asked.data, report, again: (db) => report.make(db, asked.data) };
}

import { readBack, writeDocument } from '@dondoc/writer';
import type { Database } from '#platform/database/connection.ts';
import { type MadeReport, type ProvenReport, type ReportAsked, saidIn } from '#platform/reports.ts';
import { compare, type Verified } from './rules.ts';

/** Every kind of report that this installation makes. */
export type Reports = readonly ProvenReport<ReportAsked>[];

export type Checked = { ok: true; asked: ReportAsked; figures: Verified[] } | { ok: false; message: string };

/** Reads what the file says it was made from, makes that anew, and holds the two against each other. */
export async function verifyReport(db: Database, reports: Reports, bytes: Uint8Array): Promise<Checked> {
  const given = readBack(bytes);
  if (!given.ok) return given;
  const said = issuedAs(saidIn(given.facts), reports);
  if (!said.ok) return said;
  const anew = await said.again(db);
  if (!anew) return refusal('Hệ thống này không có (hoặc không còn) những gì báo cáo nói tới.');
  const made = readBack(await writeDocument(anew.paper));
  if (!made.ok) throw new Error(made.message);
  return { ok: true, asked: said.asked, figures: compare(given, made) };
}

type Refusal = { ok: false; message: string };
const refusal = (message: string): Refusal => ({ ok: false, message });

interface Said {
  ok: true;
  asked: ReportAsked;
  again(db: Database): Promise<MadeReport | null>;
}

function issuedAs(said: Record<string, string>, reports: Reports): Said | Refusal {
  const unknown = 'Tệp không ghi thông số của báo cáo do hệ thống này lập nên không kiểm được.';
  const report = reports.find(({ kind }) => kind === said.kind);
  if (!report) return refusal(unknown);
  const asked = report.asked.safeParse(said);
  if (!asked.success) return refusal(unknown);
  if (said.template !== report.template)
    return refusal(`Báo cáo lập theo mẫu ${said.template}, bản đang chạy lập theo mẫu ${report.template}.`);
  return { ok: true, asked: asked.data, again: (db) => report.make(db, asked.data) };
}

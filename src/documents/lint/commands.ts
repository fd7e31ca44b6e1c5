import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { formatDate, parseDate } from '@dondoc/vietnamese';
import { type Checked, type FormatFinding, lintDocument, type Regime } from '@dondoc/writer';
import { regimeLabels } from '#accounts/labels.ts';
import { refused } from '#platform/commands.ts';

const USAGE = 'Cách dùng: dondoc lint TỆP.docx [--regime party|state] [--date ngày/tháng/năm]';

/**
 * `dondoc lint FILE.docx`: holds a DOCX against the format of its regime and date, and prints what differs, one
 * line each, grouped by its place. Gives the exit status: 0 nothing found, 1 something found, 2 with one clear
 * line where the file cannot be checked.
 */
export async function lint(args: string[]): Promise<number> {
  const asked = parse(args);
  if (!asked.ok) return refused(asked.message);
  const { file, regime, date } = asked;
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return refused(`Không mở được tệp: ${file}`);
  const checked = lintDocument(bytes, { regime, date });
  if (!checked.ok) return refused(checked.message);
  process.stdout.write(`${linesOf(checked).join('\n')}\n`);
  return checked.findings.length > 0 ? 1 : 0;
}

type Asked =
  | { ok: true; file: string; regime: Regime | undefined; date: string | undefined }
  | { ok: false; message: string };

function parse(args: string[]): Asked {
  const options = { regime: { type: 'string' }, date: { type: 'string' } } as const;
  const usage: Asked = { ok: false, message: USAGE };
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args, allowPositionals: true, options });
  } catch {
    return usage;
  }
  const [file] = parsed.positionals;
  const { regime, date: typed } = parsed.values;
  if (!file || (regime !== undefined && regime !== 'party' && regime !== 'state')) return usage;
  const date = typed === undefined ? undefined : parseDate(typed);
  if (date && !date.ok) return { ok: false, message: date.message };
  return { ok: true, file, regime, date: date?.value };
}

/** What was checked against what, then the findings of each place under its name. */
export function linesOf({ regime, date, basis, findings }: Checked): string[] {
  const day = date.value === null ? '' : `ngày ${formatDate(date.value)} `;
  const against = `${regimeLabels[regime.value]} (${regime.from}); ${day}(${date.from}).`;
  if (!basis) return [against, 'Văn bản có trước mọi quy định thể thức đã biết nên không soát.'];
  const parts = Map.groupBy(findings, ({ place }) => place.part);
  const found = [...parts].flatMap(([part, its]) => [part, ...its.map((each) => `  ${lineOf(each)}`)]);
  const sum = findings.length === 0 ? 'Không có điểm nào khác quy định.' : `${findings.length} điểm cần xem.`;
  return [against, `Soát theo ${basis}.`, ...found, sum];
}

function lineOf({ place, is, should, source, hint, more }: FormatFinding): string {
  const where = place.paragraph === null ? '' : `đoạn ${place.paragraph} «${place.words}»: `;
  const others = more > 0 ? ` (và ${more} đoạn khác)` : '';
  return `${hint ? 'Gợi ý: ' : ''}${where}${is}${others}; ${hint ? 'nên' : 'phải'}: ${should} [${source}]`;
}

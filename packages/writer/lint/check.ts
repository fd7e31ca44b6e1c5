import { formatFor } from '../formats/choose.ts';
import type { Format, FormatVersion, Regime } from '../formats/format.ts';
import { Malformed } from '../ooxml/scan.ts';
import { type FormatFinding, merged, type Rule, type Subject } from './finding.ts';
import { dateOf, type Guess, regimeOf } from './guess.ts';
import { openPackage, type Unreadable, unreadable } from './open.ts';
import type { Paper } from './paper.ts';
import { recognise } from './parts.ts';
import { readPaper } from './read-paper.ts';
import * as body from './rules/body.ts';
import * as foot from './rules/foot.ts';
import * as head from './rules/head.ts';
import * as lines from './rules/lines.ts';
import * as looks from './rules/looks.ts';
import * as number from './rules/number.ts';
import * as page from './rules/page.ts';
import * as tables from './rules/tables.ts';

const RULES: readonly Rule[] = [page, head, lines, number, looks, body, foot, tables].flatMap((rules) =>
  Object.values(rules),
);

export interface LintOptions {
  /** Guessed from the file's own head when left out. */
  regime?: Regime;
  /** ISO date of issue; read from the file when left out. */
  date?: string;
}

/** What was held against what, and what came of it. */
export interface Checked {
  ok: true;
  regime: Guess<Regime>;
  date: Guess<string | null>;
  /** Null for a paper older than every format that is known: then nothing was checked. */
  version: FormatVersion | null;
  basis: string | null;
  findings: FormatFinding[];
}

/**
 * Holds a DOCX against the format of its issuer's regime and its date. Components are told by their words and
 * places, so the file may come from any program. Rules known from one source only, and good practice, are hints.
 *
 * @param bytes of any file
 * @param options what is known of it; the rest is read from its head and said in the result
 * @returns findings in the order of the page, or why the file cannot be checked, as a Vietnamese sentence
 * @example
 * const bytes = await writeDocument({
 *   regime: 'party', superior: 'Tỉnh ủy Sơn Hà', issuer: 'Văn phòng', symbol: 'VPTU', number: 8,
 *   type: { code: 'BC', name: 'Báo cáo' }, subject: 'kết quả thực hiện nhiệm vụ',
 *   place: 'Sơn Hà', date: '2024-02-05', body: [{ kind: 'paragraph', text: 'Văn phòng báo cáo như sau.' }],
 *   recipients: [{ text: 'Thường trực Tỉnh ủy' }, { text: 'Lưu VPTU' }],
 *   signature: { authority: null, position: 'Chánh Văn phòng', name: null },
 * });
 * const checked = lintDocument(bytes);
 * checked.findings // => []
 * [checked.regime.value, checked.date.value, checked.version] // => ['party', '2024-02-05', 'HD36']
 * lintDocument(bytes, { regime: 'state' }).findings.some(({ rule }) => rule === 'national-title') // => true
 * lintDocument(new TextEncoder().encode('%PDF-')).message // => 'Tệp không phải .docx. Chỉ soát được thể thức của tệp .docx.'
 */
export function lintDocument(bytes: Uint8Array, options: LintOptions = {}): Checked | Unreadable {
  const opened = openPackage(bytes);
  if (!opened.ok) return opened;
  try {
    return checkPaper(readPaper(opened.value), options);
  } catch (error) {
    if (error instanceof Malformed) return unreadable('damaged');
    throw error;
  }
}

function checkPaper(paper: Paper, options: LintOptions): Checked | Unreadable {
  const parts = recognise(paper);
  const regime = regimeOf(parts, options.regime);
  if (!regime) return unreadable('no-regime');
  const date = dateOf(parts, options.date);
  const format = formatFor(regime.value, date.value);
  const isOlder = date.value !== null && date.value < format.from;
  if (isOlder) return { ok: true, regime, date, version: null, basis: null, findings: [] };
  const findings = inOrder({ paper, parts, format });
  return { ok: true, regime, date, version: format.version, basis: format.basis, findings };
}

/** Findings about the whole page come first, then in the order of paragraphs. */
function inOrder(subject: Subject & { format: Format }): FormatFinding[] {
  const found = merged(RULES.flatMap((rule) => rule(subject)));
  return found.sort((a, b) => (a.place.paragraph ?? 0) - (b.place.paragraph ?? 0));
}

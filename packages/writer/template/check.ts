import type { OfficialDocument } from '../content.ts';
import { lintDocument } from '../lint/check.ts';
import { readBack } from '../read-back.ts';
import { fillOpened, type Read, readTemplate } from './fill.ts';
import { fileFault, type TemplateFinding } from './finding.ts';
import { placesOf } from './places.ts';
import { usualMissing } from './tags.ts';

/** What came of looking at a template: only one without faults may be taken into use. */
export interface CheckedTemplate {
  ok: boolean;
  /** Faults first. */
  findings: TemplateFinding[];
  /** The places whose words it prints. */
  names: string[];
}

/**
 * Looks at a file that is to become a template: what it may not bring, each place by name, whether a paper can be laid
 * on it and read back, and how that paper stands to the format of its regime.
 *
 * @param bytes of any file
 * @param trial a paper such as the template is for, laid on it to see what comes of it
 * @example
 * const trial = {
 *   regime: 'party', superior: null, issuer: 'Chi bộ 1', symbol: 'CB', number: 3,
 *   type: { code: 'TB', name: 'Thông báo' }, subject: 'lịch họp', place: 'Sơn Hà', date: '2026-01-05',
 *   body: [], recipients: [], signature: { authority: null, position: 'Bí thư', name: null },
 * };
 * const checked = await checkTemplate(new TextEncoder().encode('%PDF-'), trial);
 * checked.findings.map(({ message }) => message) // => ['Tệp không phải .docx. Mẫu phải là tệp Word .docx.']
 */
export async function checkTemplate(bytes: Uint8Array, trial: OfficialDocument): Promise<CheckedTemplate> {
  const read = readTemplate(bytes);
  if (!read.ok) return { ok: false, findings: [read.finding], names: [] };
  const { names } = read;
  const findings = [...read.findings, ...usualMissing(names, placesOf(trial))];
  const isFault = ({ severity }: TemplateFinding) => severity === 'fault';
  const all = findings.some(isFault) ? findings : [...findings, ...(await tried(read, trial))];
  const sorted = [...all.filter(isFault), ...all.filter((each) => !isFault(each))];
  return { ok: !all.some(isFault), findings: distinct(sorted).slice(0, MOST), names };
}

/** More than anybody reads at once. */
const MOST = 60;

function distinct(findings: readonly TemplateFinding[]): TemplateFinding[] {
  const key = ({ place, message }: TemplateFinding) =>
    JSON.stringify([place.part, place.words, place.cell, message]);
  return [...new Map(findings.map((each) => [key(each), each])).values()];
}

/** Faults and warnings of a paper laid on the template. */
async function tried(read: Extract<Read, { ok: true }>, trial: OfficialDocument): Promise<TemplateFinding[]> {
  const filled = await fillOpened(read, trial);
  if (!filled.ok) return [fileFault(filled.message.replace(/^Tệp: /, ''))];
  const back = readBack(filled.bytes);
  if (!back.ok)
    return [fileFault('Lắp thử văn bản vào mẫu thì tệp không đọc lại được. Mở mẫu bằng Word, lưu lại.')];
  const left = [...back.lines, ...back.rows.flat()].find((line) => /\{[@#/^]?[a-z_]{2,}\}/i.test(line));
  if (left)
    return [fileFault(`Lắp thử thì chỗ điền ở «${left.slice(0, 60)}» còn nguyên. Xoá rồi gõ lại chỗ này.`)];
  return formatWarnings(filled.bytes, trial);
}

/** Where a paper in this look departs from its regulation: the office knows why, or mends it. */
function formatWarnings(bytes: Uint8Array, { regime, date }: OfficialDocument): TemplateFinding[] {
  const checked = lintDocument(bytes, { regime, ...(date?.length === 10 && { date }) });
  if (!checked.ok) return [];
  return (
    checked.findings
      // How long a rule must be hangs on the words of the paper above it.
      .filter(({ hint, rule }) => !hint && rule !== 'rule-length')
      .map(({ place, is, should, source }) => ({
        severity: 'warning',
        place: { part: place.part, paragraph: null, cell: null, words: place.words },
        message: `${is}; theo thể thức: ${should} (${source})`,
      }))
  );
}

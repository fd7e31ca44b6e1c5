import { strFromU8, unzipSync } from 'fflate';
import { type Element, scan } from './scan.ts';
import { SEQUENCES } from './sequences.ts';

/** A child that stands where the schema does not want it. */
export interface Finding {
  /** Part of the package, such as word/document.xml. */
  part: string;
  /** The parent, with the count of elements of its name so far in the part: w:pPr[3] is the third one. */
  place: string;
  rule: 'order' | 'unknown' | 'twice' | 'last-paragraph';
  message: string;
}

const WORD_PARTS = /^word\/(document|styles|numbering|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/;

/** Steps that may hold several elements; every other step of a sequence stands at most once. */
const repeats = (step: string) => step.includes('|') || step === 'tblStylePr' || step === 'style';

type Fault = Pick<Finding, 'rule' | 'message'>;

function faultsOf(parent: string, children: readonly Element[], sequence: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  let furthest = 0;
  let before = '';
  const seen = new Set<string>();
  for (const { name } of children) {
    const bare = name.replace(/^w:/, '');
    // Elements of other namespaces are extensions, which the schema does not place.
    if (!name.startsWith('w:')) continue;
    // A step that was passed may come again later in the sequence (marks stand around rows as well as before).
    const later = sequence.findIndex((step, at) => at >= furthest && step.split('|').includes(bare));
    const step = later >= 0 ? later : sequence.findIndex((each) => each.split('|').includes(bare));
    if (step < 0) faults.push({ rule: 'unknown', message: `${name} has no place in ${parent}` });
    else if (step < furthest) faults.push({ rule: 'order', message: `${name} must stand before ${before}` });
    else if (seen.has(bare) && !repeats(sequence[step] ?? ''))
      faults.push({ rule: 'twice', message: `${name} stands twice in ${parent}` });
    else {
      furthest = step;
      before = name;
    }
    seen.add(bare);
  }
  if (parent === 'w:tc' && children.at(-1)?.name !== 'w:p')
    faults.push({ rule: 'last-paragraph', message: 'a cell must end with a paragraph' });
  return faults;
}

function checkPart(part: string, xml: string): Finding[] {
  const findings: Finding[] = [];
  const counts = new Map<string, number>();
  const visit = (element: Element): void => {
    const count = (counts.get(element.name) ?? 0) + 1;
    counts.set(element.name, count);
    const sequence = element.name.startsWith('w:') ? SEQUENCES[element.name.slice(2)] : undefined;
    if (sequence) {
      for (const fault of faultsOf(element.name, element.children, sequence))
        findings.push({ part, place: `${element.name}[${count}]`, ...fault });
    }
    element.children.forEach(visit);
  };
  visit(scan(xml));
  return findings;
}

/**
 * Holds a DOCX against the order of elements its schema prescribes. Only order is checked, and only where Word
 * is known to mind: properties, tables, sections, styles, numbering levels.
 *
 * @param docx bytes of a DOCX file
 * @returns what stands out of order, part by part; nothing when all is well
 * @throws the unzipper's error when the bytes are no zip
 * @example
 * const { strToU8, zipSync } = await import('fflate');
 * const document = '<w:document><w:body><w:p><w:pPr><w:jc w:val="left"/><w:keepNext/></w:pPr></w:p></w:body></w:document>';
 * checkElementOrder(zipSync({ 'word/document.xml': strToU8(document) })).map((finding) => finding.message) // => ['w:keepNext must stand before w:jc']
 */
export function checkElementOrder(docx: Uint8Array): Finding[] {
  const parts = unzipSync(docx, { filter: ({ name }) => WORD_PARTS.test(name) });
  return Object.keys(parts)
    .sort()
    .flatMap((part) => checkPart(part, strFromU8(parts[part] ?? new Uint8Array())));
}

import { at, type FormatFinding, type Rule, type Subject, wordsOf } from '../finding.ts';
import type { Paragraph } from '../paper.ts';
import { AUTHORITY } from '../recognise/words.ts';

/** Recipients, a line that goes on from the one before left out. */
function entries({ parts }: Subject): Paragraph[] {
  const lines = parts.of('recipient');
  return lines.filter((line, index) => {
    const before = lines[index - 1];
    return /^[-–+]/.test(wordsOf(line)) || !before || /[,;.]$/.test(wordsOf(before));
  });
}

/** One line each, opened by a hyphen. */
export const hyphens: Rule = (subject) =>
  entries(subject)
    .filter((line) => !/^[-–+]/.test(wordsOf(line)))
    .map((line) =>
      at(subject, 'recipient-hyphen', 'recipient', line, {
        is: 'không có gạch đầu dòng',
        should: 'mở đầu bằng gạch đầu dòng',
      }),
    );

/** The mark between recipients changed with the guideline of 2026, as one source tells. */
export const marks: Rule = (subject) => {
  const lines = subject.parts.of('recipient');
  const { each } = subject.format.recipientMarks;
  const starts = new Set(entries(subject));
  return lines.slice(0, -1).flatMap((line, index): FormatFinding[] => {
    const next = lines[index + 1];
    const end = wordsOf(line).at(-1) ?? '';
    if (end === each || (next && !starts.has(next))) return [];
    const is = /[,;.]/.test(end) ? `kết thúc bằng «${end}»` : 'không có dấu ở cuối';
    return [
      at(subject, 'recipient-marks', 'recipient', line, {
        is,
        should: `kết thúc bằng «${each}»`,
        hint: true,
      }),
    ];
  });
};

/** The last line keeps a copy in the archive and ends with a full stop. */
export const archive: Rule = (subject) => {
  const last = entries(subject).at(-1);
  const end = subject.parts.of('recipient').at(-1);
  if (!last || !end) return [];
  const state = subject.format.regime === 'state';
  const pattern = state ? /^[-–+]?\s*Lưu:\s*VT/i : /^[-–+]?\s*Lưu(?!\p{L})/iu;
  const should = state ? 'dòng cuối «- Lưu: VT, …»' : 'dòng cuối «- Lưu …»';
  if (!pattern.test(wordsOf(last)))
    return [
      at(subject, 'recipient-archive', 'recipient', last, { is: `dòng cuối «${wordsOf(last)}»`, should }),
    ];
  if (wordsOf(end).endsWith('.')) return [];
  return [
    at(subject, 'recipient-archive', 'recipient', end, {
      is: 'dòng cuối không có dấu chấm',
      should: 'kết thúc bằng dấu chấm',
    }),
  ];
};

/** Letters and submissions name their addressees first: one source, since 2026. */
export const firstRecipient: Rule = (subject) => {
  const { parts, format } = subject;
  const [first] = entries(subject);
  const asked =
    parts.typeName === 'Tờ trình' || (parts.typeName === null && parts.of('letterSubject').length > 0);
  if (format.version !== 'HD05' || !asked || !first || /như trên/i.test(wordsOf(first))) return [];
  const is = `dòng đầu «${wordsOf(first)}»`;
  return [
    at(subject, 'recipient-first', 'recipient', first, { is, should: 'dòng đầu «- Như trên»', hint: true }),
  ];
};

/** Lines with a form of signing; "Q." opens the position itself. */
const authorities = ({ parts }: Subject): Paragraph[] => [
  ...parts.of('authority'),
  ...parts.of('position').filter((line) => /^Q(?!\p{L})/u.test(wordsOf(line))),
];

/** Party: T/M, K/T, T/L. State: TM., KT., TL., TUQ. */
export const authority: Rule = (subject) =>
  authorities(subject).flatMap((line): FormatFinding[] => {
    const text = wordsOf(line);
    const [mark = ''] = AUTHORITY.exec(text) ?? [];
    const bare = mark.replace(/[\s/]/g, '');
    const party = subject.format.regime === 'party';
    if (party && /^TU?Q$/.test(bare))
      return [
        at(subject, 'authority', 'authority', line, {
          is: `«${mark}»`,
          should: 'T/L (không có thể thức thừa ủy quyền)',
          hint: true,
        }),
      ];
    const should = bare === 'Q' ? 'Q.' : party ? `${bare[0]}/${bare[1]}` : `${bare}.`;
    const is = text.slice(0, mark.length + (text[mark.length] === '.' ? 1 : 0));
    return is === should
      ? []
      : [at(subject, 'authority', 'authority', line, { is: `«${is}»`, should: `«${should}»` })];
  });

const TITLES = /^(GS|PGS|TS|Th\.?S|CN|BS|KS|NGƯT|NGND|Tiến sĩ|Thạc sĩ|Đồng chí|Ông|Bà)(?!\p{L})/u;

/** No degrees before the signer's name. */
export const signerName: Rule = (subject) =>
  subject.parts.of('signerName').flatMap((line): FormatFinding[] => {
    const [title] = TITLES.exec(wordsOf(line)) ?? [];
    if (!title) return [];
    return [
      at(subject, 'signer-title', 'signerName', line, {
        is: `trước tên có «${title}»`,
        should: 'chỉ ghi họ tên',
      }),
    ];
  });

/** Minutes of the Party: whoever wrote them signs at the left, the chair at the right. State rules seen are silent. */
export const minutesSigners: Rule = (subject) => {
  const { parts, format } = subject;
  const lines = parts.of('position').filter(({ cell }) => cell !== null);
  const [first] = lines;
  if (format.regime !== 'party' || parts.typeName !== 'Biên bản' || !first) return [];
  const should = 'NGƯỜI GHI BIÊN BẢN ký bên trái, CHỦ TRÌ ký bên phải';
  const columns = new Set([...lines, ...parts.of('authority')].map(({ cell }) => cell?.column));
  const writer = lines.find((line) => /^NGƯỜI GHI BIÊN BẢN/i.test(wordsOf(line)));
  if (columns.size < 2)
    return [at(subject, 'minutes-signers', 'position', first, { is: 'một người ký', should })];
  if (!writer || writer.cell?.column === 0) return [];
  return [at(subject, 'minutes-signers', 'position', writer, { is: 'người ghi ký bên phải', should })];
};

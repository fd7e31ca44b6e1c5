import { about, at, type FormatFinding, type Rule, type Subject } from '../finding.ts';
import { PAGE_FIELD, type Paragraph, type Section } from '../paper.ts';

/** Programs round lengths; half a millimetre is nothing a ruler shows. */
const TOLERANCE = 0.6;
const A4 = { width: 210, height: 297 };
const A5 = { width: 148, height: 210 };

/** Kinds of papers that offices print on half a sheet. */
const SMALL_PAPERS = new Set([
  'Giấy giới thiệu',
  'Giấy nghỉ phép',
  'Giấy mời',
  'Phiếu gửi',
  'Phiếu chuyển',
  'Phiếu báo',
]);

const near = (a: number, b: number) => Math.abs(a - b) <= 1.5;
const whole = (length: number) => String(Math.round(length * 10) / 10).replace('.', ',');

function isSize({ width, height }: Section, size: typeof A4): boolean {
  return (
    (near(width, size.width) && near(height, size.height)) ||
    (near(width, size.height) && near(height, size.width))
  );
}

export const paperSize: Rule = (subject) => {
  const small = SMALL_PAPERS.has(subject.parts.typeName ?? '');
  const wrong = subject.paper.sections.find((each) => !isSize(each, A4) && !(small && isSize(each, A5)));
  const first = subject.paper.sections[0];
  if (wrong)
    return [
      about(subject, 'paper-size', 'page', {
        is: `khổ giấy ${whole(wrong.width)} × ${whole(wrong.height)} mm`,
        should: 'khổ A4, 210 × 297 mm',
      }),
    ];
  if (
    !first ||
    first.width <= first.height ||
    subject.paper.tables.some(({ rows, ruled }) => ruled && rows.length > 1)
  )
    return [];
  return [about(subject, 'paper-size', 'page', { is: 'giấy nằm ngang', should: 'giấy đứng, trừ bảng rộng' })];
};

const SIDES = { top: 'lề trên', bottom: 'lề dưới', left: 'lề trái', right: 'lề phải' } as const;
type Side = keyof typeof SIDES;

/** Margins of upright pages; of landscape ones no rule was seen. */
export const margins: Rule = (subject) => {
  const { margins: allowed } = subject.format;
  const upright = subject.paper.sections.filter((each) => each.width <= each.height);
  return (Object.keys(SIDES) as Side[]).flatMap((side) => {
    const [least, most] = allowed[side];
    const wrong = upright.find(
      ({ margins: found }) => found[side] < least - TOLERANCE || found[side] > most + TOLERANCE,
    );
    if (!wrong) return [];
    const should = least === most ? `${least} mm` : `${least} đến ${most} mm`;
    return [
      about(subject, 'margins', 'page', {
        is: `${SIDES[side]} ${whole(wrong.margins[side])} mm`,
        should: `${SIDES[side]} ${should}`,
      }),
    ];
  });
};

const numbered = (paragraphs: Paragraph[] | undefined) =>
  paragraphs?.find(({ text }) => text.includes(PAGE_FIELD));

/** Later sections without a header of their own go on with the one before. */
function pageNumbers(subject: Subject) {
  const { sections } = subject.paper;
  const above = sections.map(({ headers }) => numbered(headers.default)).find(Boolean);
  const below = sections.map(({ footers }) => numbered(footers.default)).find(Boolean);
  return { first: sections[0], above, below };
}

/** Arabic, centred above the text, from page 2 on. */
export const pageNumber: Rule = (subject) => {
  const { first, above, below } = pageNumbers(subject);
  const name = 'pageNumber' as const;
  if (!above && below)
    return [
      at(subject, 'page-number-place', name, undefined, { is: 'ở chân trang', should: 'ở giữa lề trên' }),
    ];
  if (!above)
    return subject.paper.pages === 1
      ? []
      : [at(subject, 'page-number', name, undefined, { is: 'không có', should: 'có từ trang thứ hai' })];
  const isOnFirst =
    first && (first.titlePage ? numbered(first.headers.first) : numbered(first.headers.default));
  return [
    ...(isOnFirst
      ? [
          at(subject, 'page-number-first', name, undefined, {
            is: 'có ở trang đầu',
            should: 'không có ở trang đầu',
          }),
        ]
      : []),
    ...lookOf(subject, above),
  ];
};

function lookOf(subject: Subject, paragraph: Paragraph): FormatFinding[] {
  const { allowed } = subject.format.elements.pageNumber;
  const piece = paragraph.pieces.find(({ text }) => text.includes(PAGE_FIELD));
  const told = (is: string, should: string) =>
    at(subject, 'page-number-look', 'pageNumber', undefined, { is, should });
  const size = piece?.look.size ?? 0;
  return [
    ...(paragraph.stance.align === 'center' ? [] : [told('không canh giữa', 'canh giữa')]),
    ...(size >= allowed[0] && size <= allowed[1]
      ? []
      : [told(`cỡ chữ ${size}`, `cỡ chữ ${[...new Set(allowed)].join(' đến ')}`)]),
  ];
}

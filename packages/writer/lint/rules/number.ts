import { daysInMonth } from '@dondoc/vietnamese';
import { typeCodes } from '../../formats/types.ts';
import { about, at, type FormatFinding, type Rule, type Subject, wordsOf } from '../finding.ts';
import type { Paragraph } from '../paper.ts';

/** A blank is left for the number of a draft. */
const BLANK = /^[.…_\s]*/;
const PARTY_SYMBOL = /^(\d*)-(\p{Lu}[\p{L}]{0,3})\/[\p{L}\d][\p{L}\d.&-]*$/u;
const STATE_NAMED = /^(\d*)\/(?:\d{4}\/)?(\p{Lu}[\p{L}]{0,3})-[\p{L}\d][\p{L}\d.&-]*$/u;
const STATE_LETTER = /^(\d*)\/()[\p{L}\d][\p{L}\d.&-]*$/u;

function patternOf({ format, parts }: Subject): RegExp {
  if (format.regime === 'party') return PARTY_SYMBOL;
  return parts.of('letterSubject').length > 0 && !parts.typeName ? STATE_LETTER : STATE_NAMED;
}

/** What the symbol should look like, with this paper's own kind where it is known. */
function example(subject: Subject): string {
  const { format, parts } = subject;
  const letter = parts.typeName === null && parts.of('letterSubject').length > 0;
  const code = letter ? 'CV' : (typeCodes[format.regime][parts.typeName ?? ''] ?? 'BC');
  return (letter ? format.letterNumberPattern : format.numberPattern)
    .replace('{number}', '08')
    .replace('{type}', code)
    .replace('{symbol}', format.regime === 'party' ? 'VPTU' : letter ? 'SNV-VP' : 'UBND');
}

export const numberLine: Rule = (subject) => {
  const [paragraph] = subject.parts.of('number');
  if (!paragraph) return [];
  const [, colon = '', rest = ''] = /^Số(\s*:)?\s*(.*)$/i.exec(wordsOf(paragraph)) ?? [];
  const symbol = rest.replace(BLANK, '').replace(/\u2011/g, '-');
  const found = patternOf(subject).exec(symbol);
  const told = (rule: 'number-shape' | 'number-zero' | 'number-type', is: string, should: string) =>
    about(subject, rule, 'symbol', { is, should }, paragraph);
  return [
    ...colonOf(subject, paragraph, colon !== ''),
    ...(found ? [] : [told('number-shape', `«${wordsOf(paragraph)}»`, `theo mẫu «${example(subject)}»`)]),
    ...(/^[1-9](?!\d)/.test(symbol)
      ? [told('number-zero', `số ${symbol[0]}`, `số 0${symbol[0]} (dưới 10 thêm số 0)`)]
      : []),
    ...(found ? typeOf(subject, found[2] ?? '', paragraph) : []),
  ];
};

function colonOf(subject: Subject, paragraph: Paragraph, has: boolean): FormatFinding[] {
  const wanted = subject.format.numberPattern.startsWith('Số:');
  if (has === wanted) return [];
  const told = wanted
    ? { is: 'sau «Số» không có dấu hai chấm', should: 'sau «Số» có dấu hai chấm' }
    : { is: 'sau «Số» có dấu hai chấm', should: 'sau «Số» không có dấu hai chấm' };
  return [at(subject, 'number-colon', 'number', paragraph, told)];
}

/** The symbol's abbreviation against the printed name; a Party letter bears CV, a State one none. */
function typeOf(subject: Subject, code: string, paragraph: Paragraph): FormatFinding[] {
  const { format, parts } = subject;
  const letter = parts.typeName === null && parts.of('letterSubject').length > 0;
  const party = format.regime === 'party';
  const wanted = letter ? (party ? 'CV' : undefined) : typeCodes[format.regime][parts.typeName ?? ''];
  const bearsLetter = letter && !party && /\/CV-/.test(wordsOf(paragraph));
  if (bearsLetter)
    return [
      about(
        subject,
        'number-type',
        'symbol',
        { is: 'ký hiệu công văn có «CV»', should: 'không ghi tên loại' },
        paragraph,
      ),
    ];
  if (!wanted || code === wanted) return [];
  const name = letter ? 'công văn' : parts.typeName?.toLocaleLowerCase('vi');
  return [
    about(
      subject,
      'number-type',
      'symbol',
      { is: `ký hiệu «${code}»`, should: `ký hiệu «${wanted}» của ${name}` },
      paragraph,
    ),
  ];
}

const isBlankPart = (text: string) => /^[.…_\s]*$/.test(text);

/** "Sơn Hà, ngày 05 tháng 02 năm 2026"; a draft leaves blanks. */
export const placeDate: Rule = (subject) => {
  const [paragraph] = subject.parts.of('placeDate');
  if (!paragraph) return [];
  const text = wordsOf(paragraph);
  const [, place = '', day = '', month = '', year = ''] =
    /^(.+?), ngày\s*(.*?)\s*tháng\s*(.*?)\s*năm\s*(.*?)$/i.exec(text) ?? [];
  const numbers = [day, month, year].every((each) => isBlankPart(each) || /^\d{1,4}$/.test(each));
  if (!place || !numbers)
    return [
      at(subject, 'date-shape', 'placeDate', paragraph, {
        is: `«${text}»`,
        should: 'theo mẫu «Sơn Hà, ngày 05 tháng 02 năm 2026»',
      }),
    ];
  return [...zeros(subject, paragraph, day, month), ...real(subject, paragraph, day, month, year)];
};

/** Days below 10 and months 1 and 2 bear a zero; other months bear none in Party papers. */
function zeros(subject: Subject, paragraph: Paragraph, day: string, month: string): FormatFinding[] {
  const told = (is: string, should: string) =>
    at(subject, 'date-zero', 'placeDate', paragraph, { is, should });
  return [
    ...(/^[1-9]$/.test(day) ? [told(`ngày ${day}`, `ngày 0${day}`)] : []),
    ...(/^[12]$/.test(month) ? [told(`tháng ${month}`, `tháng 0${month}`)] : []),
    ...(subject.format.regime === 'party' && /^0[3-9]$/.test(month)
      ? [told(`tháng ${month}`, `tháng ${month.slice(1)}`)]
      : []),
  ];
}

function real(
  subject: Subject,
  paragraph: Paragraph,
  day: string,
  month: string,
  year: string,
): FormatFinding[] {
  if (isBlankPart(day) || isBlankPart(month) || isBlankPart(year)) return [];
  const most = Number(month) >= 1 && Number(month) <= 12 ? daysInMonth(Number(year), Number(month)) : 0;
  if (Number(day) >= 1 && Number(day) <= most) return [];
  const is = `ngày ${day} tháng ${month} năm ${year}`;
  return [at(subject, 'date-real', 'placeDate', paragraph, { is, should: 'một ngày có trong lịch' })];
}

import { comparisonKey, unifyTone } from '@dondoc/vietnamese';
import type { ElementName } from '../../formats/format.ts';
import { SLIPS } from '../../formats/types.ts';
import { at, type FormatFinding, type Rule, wordsOf } from '../finding.ts';
import type { Paragraph } from '../paper.ts';
import type { Parts } from '../parts.ts';

/** Every paper has these; a letter has its trích yếu instead of a name. */
const ALWAYS = ['nationalTitle', 'issuer', 'number', 'placeDate', 'recipientsLabel'] as const;

/** Slips, forms and lists stand in no register; minutes need name no recipients. */
function needs({ typeName }: Parts, name: ElementName): boolean {
  if (SLIPS.includes(typeName ?? '')) return name !== 'number' && name !== 'recipientsLabel';
  return name !== 'recipientsLabel' || typeName !== 'Biên bản';
}

export const missing: Rule = (subject) => {
  const { parts, format } = subject;
  const always = ALWAYS.filter((name) => needs(parts, name));
  const wanted: ElementName[] = [...always, ...(format.words.motto ? (['motto'] as const) : [])];
  // Without a table at its foot, a file's signature cannot be told from its last sentence.
  if (parts.of('recipientsLabel')[0]?.cell) wanted.push('position');
  // Names of the issuer are known by standing above the number in a table.
  const known = wanted.filter((name) => name !== 'issuer' || parts.of('number')[0]?.cell);
  // Under a number that shares its line, a letter's trích yếu cannot be told from other words.
  const named = parts.has('typeName') || parts.has('letterSubject') || parts.of('number').length === 0;
  const absent = [...known.filter((name) => !parts.has(name)), ...(named ? [] : ['typeName' as const])];
  return absent.map((name) => {
    const signed = name === 'position' && parts.of('authority').length > 0;
    const is = signed ? 'chỉ có thể thức đề ký' : 'không có';
    return at(subject, 'missing', name, undefined, { is, should: 'phải có' });
  });
};

const bare = (text: string) => unifyTone(text).toLocaleLowerCase('vi');
const sameLetters = (text: string, other: string) => bare(text) === bare(other);

/** The two titles, letter by letter; the place of a tone mark is a matter of habit. */
export const titles: Rule = (subject) => {
  const { words } = subject.format;
  const check = (name: 'nationalTitle' | 'motto', rule: 'national-title' | 'motto'): FormatFinding[] => {
    const should = name === 'nationalTitle' ? words[name].toLocaleUpperCase('vi') : words[name];
    return subject.parts
      .of(name)
      .filter((line) => should && !sameLetters(wordsOf(line), should))
      .map((line) => at(subject, rule, name, line, { is: `«${wordsOf(line)}»`, should: `«${should}»` }));
  };
  return [...check('nationalTitle', 'national-title'), ...check('motto', 'motto')];
};

/** The star under the issuer's name in Party papers. */
export const separator: Rule = (subject) => {
  const { parts, format } = subject;
  const issuer = parts.of('issuer').at(-1);
  if (!format.words.separator || !issuer || parts.of('separator').length > 0) return [];
  return [
    at(subject, 'separator', 'issuer', issuer, {
      is: 'không có dấu * ở dưới',
      should: 'có dấu * ở giữa, dưới tên cơ quan',
    }),
  ];
};

/** Words that open a trích yếu and are no names: a capital there is a slip (Party papers write it small). */
const OPENERS =
  /^(về|kết luận|kết quả|tình hình|việc|triển khai|thực hiện|tổng kết|sơ kết|tổ chức|công tác|phân công|thành lập|ban hành|phê duyệt|đăng ký|báo cáo|xin ý kiến)(?!\p{L})/u;

export const subjectLine: Rule = (subject) => {
  const { parts, format } = subject;
  const [first] = [...parts.of('subject'), ...parts.of('letterSubject')];
  const found: FormatFinding[] = [];
  const text = first ? wordsOf(first) : '';
  if (
    format.regime === 'party' &&
    first &&
    /^\p{Lu}\p{Ll}/u.test(text) &&
    OPENERS.test(text.toLocaleLowerCase('vi'))
  )
    found.push(
      at(subject, 'subject-initial', 'subject', first, {
        is: 'chữ đầu viết hoa',
        should: 'chữ đầu viết thường',
      }),
    );
  const last = parts.of('subject').at(-1);
  if (format.version === 'HD05' && last && !hasHyphens(parts.of('subjectMark')))
    found.push(
      at(subject, 'subject-mark', 'subject', last, {
        is: 'không có -----',
        should: 'có năm gạch nối ----- ở dưới',
      }),
    );
  return found;
};

const hasHyphens = ([mark]: readonly Paragraph[]) => mark !== undefined && wordsOf(mark) === '-----';

/** "V/v" opens the trích yếu of a State letter and stands in no Party one. */
export const letterSubject: Rule = (subject) => {
  const [first] = subject.parts.of('letterSubject');
  if (!first) return [];
  const has = /^v\/v(?!\p{L})/iu.test(wordsOf(first));
  const wanted = subject.format.letterSubjectPattern.startsWith('V/v');
  if (has === wanted) return [];
  const told = wanted
    ? { is: 'không có «V/v»', should: 'mở đầu bằng «V/v»' }
    : { is: 'mở đầu bằng «V/v»', should: 'không ghi «V/v»' };
  return [at(subject, 'letter-subject', 'letterSubject', first, told)];
};

/** "Kính trình" of a tờ trình since 2026: one source. */
export const addressWord: Rule = (subject) => {
  const { parts, format } = subject;
  const [first] = parts.of('addressee');
  const wanted = parts.typeName === 'Tờ trình' ? format.addressWords.TTr : undefined;
  if (!first || !wanted || comparisonKey(wordsOf(first)).startsWith(comparisonKey(wanted))) return [];
  const is = wordsOf(first).split(':')[0] ?? '';
  return [
    at(subject, 'address-word', 'addressee', first, { is: `«${is}»`, should: `«${wanted}»`, hint: true }),
  ];
};

import { about, at, type Rule, wordsOf } from '../finding.ts';

/** A table of fewer rows hardly crosses a page. */
const FEW = 4;

/** Long tables: the head comes again on each page, no row is cut. */
export const tables: Rule = (subject) =>
  subject.paper.tables
    .filter(({ rows, ruled }) => ruled && rows.length >= FEW)
    .flatMap((table) => {
      const first = subject.paper.paragraphs[table.first - 1];
      const split = table.rows.filter(({ cantSplit }) => !cantSplit).length;
      const told = (rule: 'table-head' | 'table-row', is: string, should: string) =>
        about(subject, rule, 'table', { is, should, hint: true }, first);
      return [
        ...(table.rows[0]?.header
          ? []
          : [
              told(
                'table-head',
                'dòng tên cột không lặp lại ở trang sau',
                'lặp lại dòng tên cột (Repeat Header Rows)',
              ),
            ]),
        ...(split > 0
          ? [told('table-row', `${split} dòng có thể bị cắt qua hai trang`, 'không cắt dòng qua trang')]
          : []),
      ];
    });

/** Two or more appendices are numbered, in Roman figures in State papers. */
export const appendixNumbers: Rule = (subject) => {
  const labels = subject.parts.of('appendixLabel');
  const state = subject.format.regime === 'state';
  return labels.flatMap((label) => {
    const [, number = ''] = /^phụ lục\s*([\dIVXLC]*)/i.exec(wordsOf(label)) ?? [];
    const bare = labels.length > 1 && number === '';
    const wrong = number !== '' && (state ? /\d/.test(number) : !/\d/.test(number));
    if (!bare && !wrong) return [];
    const should = state ? 'đánh số bằng chữ số La Mã' : 'đánh số bằng chữ số Ả Rập';
    const is = bare ? 'không đánh số' : `số ${number}`;
    return [at(subject, 'appendix-number', 'appendixLabel', label, { is, should, hint: !state })];
  });
};

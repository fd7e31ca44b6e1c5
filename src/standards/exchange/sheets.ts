import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell } from '#platform/sheets/write.ts';
import type { Criterion } from '../schema.ts';
import { isYes, kindLabels, operatorLabels } from '../sets/labels.ts';
import type { IndicatorInFile, SetFile } from '../sets/schema.ts';

type Level = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
export type SetColumn =
  | 'criterion'
  | 'code'
  | 'name'
  | 'kind'
  | 'unit'
  | 'windowYears'
  | 'rule'
  | `level${Level}`
  | 'article'
  | 'evidenceExpected'
  | 'owner'
  | 'dependsOn'
  | 'note'
  | `article${Level}`
  | `source${Level}`;

const kindChoices = Object.fromEntries(Object.entries(kindLabels).map(([kind, label]) => [label, kind]));

const before: SheetColumn<SetColumn>[] = [
  { key: 'criterion', heading: 'Tiêu chí', synonyms: ['Nhóm tiêu chí'], kind: 'text', width: 26 },
  {
    key: 'code',
    heading: 'Mã',
    synonyms: ['Mã chỉ tiêu', 'Số hiệu'],
    kind: 'text',
    required: true,
    width: 8,
  },
  {
    ...{ key: 'name', heading: 'Tên chỉ tiêu', synonyms: ['Chỉ tiêu', 'Nội dung chỉ tiêu'] },
    ...{ kind: 'text', required: true, width: 46 },
  },
  {
    key: 'kind',
    heading: 'Loại',
    synonyms: ['Loại chỉ tiêu'],
    kind: 'choice',
    choices: kindChoices,
    width: 18,
  },
  { key: 'unit', heading: 'Đơn vị', synonyms: ['Đơn vị tính'], kind: 'text', width: 10 },
  { key: 'windowYears', heading: 'Năm trong kỳ', synonyms: ['Số năm trong kỳ'], kind: 'number', width: 10 },
  { key: 'rule', heading: 'Quy tắc', synonyms: ['Quy tắc tính'], kind: 'text', width: 26 },
];

const after: SheetColumn<SetColumn>[] = [
  { key: 'article', heading: 'Điều khoản', kind: 'text', width: 16 },
  {
    key: 'evidenceExpected',
    heading: 'Minh chứng cần có',
    synonyms: ['Minh chứng'],
    kind: 'text',
    width: 30,
  },
  { key: 'owner', heading: 'Phụ trách', synonyms: ['Đơn vị phụ trách'], kind: 'text', width: 22 },
  { key: 'dependsOn', heading: 'Phụ thuộc', synonyms: ['Cơ quan phụ thuộc'], kind: 'text', width: 22 },
  { key: 'note', heading: 'Ghi chú', kind: 'text', width: 26 },
];

const levelColumn = (level: number): SheetColumn<SetColumn> => ({
  key: `level${level as Level}`,
  heading: `Ngưỡng mức ${level}`,
  kind: 'text',
  width: 13,
});
const whereColumns = (level: number): SheetColumn<SetColumn>[] => [
  {
    key: `article${level as Level}`,
    heading: `Điều khoản ngưỡng mức ${level}`,
    kind: 'text',
    width: 18,
  },
  { key: `source${level as Level}`, heading: `Nguồn ngưỡng mức ${level}`, kind: 'text', width: 24 },
];

/** The columns of a set with these levels, as they are written. */
export const setColumns = (levels: readonly number[]): SheetColumn<SetColumn>[] => [
  ...before,
  ...levels.map(levelColumn),
  ...after,
  ...levels.flatMap(whereColumns),
];

/** What an office fills in: where a threshold is written is the article of the row. */
export const templateColumns: SheetColumn<SetColumn>[] = [...before, ...[1, 2].map(levelColumn), ...after];

/** All that may be read. */
export const readableColumns = setColumns([1, 2, 3, 4, 5, 6, 7, 8, 9]);

/** A set as rows, each a cell by column. */
export function rowsOfSet({ criteria, indicators }: Pick<SetFile, 'criteria' | 'indicators'>) {
  return indicators.map((one) => valuesOf(one, criteria));
}

type Values = Partial<Record<SetColumn, string | number | null>>;

function valuesOf(one: IndicatorInFile, criteria: Criterion[]): Values {
  const criterion = criteria.find(({ number }) => number === one.criterion);
  const { code, name, unit, windowYears, rule, article, evidenceExpected, owner, dependsOn, note } = one;
  const values: Values = {
    ...{ code, name, unit, windowYears, rule, article, evidenceExpected, owner, dependsOn, note },
    criterion: criterion ? `${criterion.number}. ${criterion.name}` : String(one.criterion),
    kind: kindLabels[one.kind],
  };
  for (const threshold of one.thresholds) {
    const level = threshold.level as Level;
    values[`level${level}`] = isYes(one.kind, threshold)
      ? 'Có'
      : `${operatorLabels[threshold.operator]} ${threshold.value.replace('.', ',')}`;
    values[`article${level}`] = threshold.article;
    values[`source${level}`] = threshold.source;
  }
  return values;
}

/** Cells in the order of the columns. */
export const cellsOf = (columns: readonly SheetColumn<SetColumn>[], rows: Values[]): WrittenCell[][] =>
  rows.map((row) => columns.map(({ key }) => row[key] ?? null));

/** Two rows that show how the template is filled in; they say so themselves and give no figure of any regulation. */
export const templateRows: Values[] = [
  {
    ...{
      criterion: '1. Tên tiêu chí thứ nhất',
      code: '1.1',
      name: 'Dòng mẫu: ghi tên chỉ tiêu, rồi xoá dòng này',
    },
    ...{ kind: kindLabels.document, level1: 'Có', level2: 'Có', article: 'Điều …, khoản …' },
    evidenceExpected: 'Quyết định ban hành',
  },
  {
    ...{
      criterion: '2. Tên tiêu chí thứ hai',
      code: '2.1',
      name: 'Dòng mẫu: tỷ lệ tính từ số liệu đội ngũ, rồi xoá',
    },
    ...{
      kind: kindLabels.ratio,
      unit: '%',
      rule: 'giang_vien_chinh / giang_vien',
      article: 'Điều …, khoản …',
    },
    note: 'Ô ngưỡng để trống là chưa có ngưỡng. Ghi ≥ 75 hoặc ≤ 0; chỉ ghi số là không thấp hơn số đó.',
  },
];

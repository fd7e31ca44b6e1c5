import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell } from '#platform/sheets/write.ts';
import { degreeLabels, employmentLabels, theoryLabels } from '../labels.ts';
import { mainPost } from '../people/rules.ts';
import { firstOfRun, held, recordsOf, standingOn } from '../rules.ts';
import type { PersonWithRecords } from '../schema.ts';

const turned = (labels: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([value, label]) => [label, value]));

const keys = [
  ...(['code', 'name', 'unit', 'title', 'leads', 'postFrom', 'employment', 'employedFrom'] as const),
  ...(['lecturing', 'rank', 'rankFrom', 'degree', 'field', 'relevant', 'degreeFrom'] as const),
  ...(['theory', 'certificates', 'retiresOn'] as const),
] as const;
export type RosterKey = (typeof keys)[number];

export const NOT_LECTURING = 'none';
export const UNDECIDED = 'undecided';

/** One row a person; no column holds what is personal. */
export const rosterColumns: readonly SheetColumn<RosterKey>[] = [
  {
    ...{ key: 'code', heading: 'Mã', kind: 'text', required: true, width: 10 },
    synonyms: ['Mã viên chức', 'Mã cán bộ', 'Số hiệu'],
  },
  {
    ...{ key: 'name', heading: 'Họ và tên', kind: 'text', required: true, width: 26 },
    synonyms: ['Họ tên', 'Họ, tên'],
  },
  { key: 'unit', heading: 'Đơn vị', kind: 'text', width: 30, synonyms: ['Khoa, phòng', 'Phòng, khoa'] },
  { key: 'title', heading: 'Chức vụ', kind: 'text', width: 20, synonyms: ['Chức danh', 'Vị trí'] },
  {
    ...{ key: 'leads', heading: 'Cấp lãnh đạo', kind: 'choice', width: 16 },
    choices: { 'Lãnh đạo trường': 'school', 'Lãnh đạo đơn vị': 'unit', Không: 'no' },
  },
  { key: 'postFrom', heading: 'Giữ chức vụ từ', kind: 'day', width: 14 },
  {
    ...{ key: 'employment', heading: 'Hình thức làm việc', kind: 'choice', width: 14 },
    choices: turned(employmentLabels),
  },
  { key: 'employedFrom', heading: 'Làm việc tại trường từ', kind: 'day', width: 14 },
  {
    ...{ key: 'lecturing', heading: 'Giảng viên', kind: 'choice', width: 14 },
    choices: {
      ...{ 'Giảng viên': 'lecturer', 'Cơ hữu': 'lecturer', Có: 'lecturer' },
      ...{ 'Kiêm nhiệm': 'concurrent', 'Giảng viên kiêm nhiệm': 'concurrent', Không: NOT_LECTURING },
    },
  },
  { key: 'rank', heading: 'Hạng chức danh', kind: 'text', width: 16, synonyms: ['Hạng', 'Mã ngạch'] },
  { key: 'rankFrom', heading: 'Giữ hạng từ', kind: 'day', width: 14 },
  {
    ...{ key: 'degree', heading: 'Trình độ', kind: 'choice', width: 12 },
    choices: { ...turned(degreeLabels), 'Cử nhân': 'bachelor', 'Kỹ sư': 'bachelor' },
    synonyms: ['Trình độ chuyên môn'],
  },
  { key: 'field', heading: 'Ngành', kind: 'text', width: 22, synonyms: ['Chuyên ngành'] },
  {
    ...{ key: 'relevant', heading: 'Phù hợp vị trí', kind: 'choice', width: 12 },
    choices: { Có: 'yes', Không: 'no', 'Chưa xác định': UNDECIDED },
    synonyms: ['Phù hợp vị trí việc làm'],
  },
  { key: 'degreeFrom', heading: 'Ngày cấp bằng', kind: 'day', width: 14 },
  {
    ...{ key: 'theory', heading: 'Lý luận chính trị', kind: 'choice', width: 14 },
    choices: turned(theoryLabels),
    synonyms: ['LLCT', 'Trình độ lý luận chính trị'],
  },
  { key: 'certificates', heading: 'Chứng chỉ', kind: 'text', width: 34 },
  { key: 'retiresOn', heading: 'Nghỉ hưu từ', kind: 'day', width: 14, synonyms: ['Ngày nghỉ hưu'] },
];

/** What a choice is called in the file. */
const labelOf = (key: RosterKey, value: string): string => {
  const choices = rosterColumns.find((column) => column.key === key)?.choices ?? {};
  return Object.entries(choices).find(([, known]) => known === value)?.[0] ?? value;
};

/** One of several in a cell, which a semicolon parts. */
export const asCell = (words: string): string => words.replace(/[;\n]+/g, ',');

export type Cells = Partial<Record<RosterKey, string>>;

/** Somebody as a row of the file says them on a day; what is not recorded is an empty cell. */
export function cellsOf(person: PersonWithRecords, day: string): Cells {
  const standing = standingOn(person, day);
  const employment = held(person, 'employment', day).at(-1);
  const employedSince = employment && firstOfRun(recordsOf(person, 'employment'), employment);
  const post = mainPost(standing)?.record;
  const { rank, degree, theory, certificates, retiresOn } = standing;
  const relevant = degree?.data.relevant;
  const all: Record<RosterKey, string | null | undefined> = {
    ...{ code: person.code, name: person.name, unit: post?.data.unitName, title: post?.data.title },
    ...{ leads: post?.data.leads, postFrom: post?.from },
    ...{ employment: employment?.data.kind, employedFrom: employedSince?.from },
    lecturing: standing.lecturing ?? NOT_LECTURING,
    ...{ rank: rank?.code, rankFrom: rank?.since, degree: degree?.data.level, field: degree?.data.field },
    relevant: degree && (relevant === null ? UNDECIDED : relevant ? 'yes' : 'no'),
    ...{ degreeFrom: degree?.from, theory: theory?.data.level, retiresOn },
    certificates: [...certificates.values()].map(({ data }) => asCell(data.name)).join('; '),
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value)) as Cells;
}

/** The same as the file shows it. */
export const writtenRow = (cells: Cells): WrittenCell[] =>
  rosterColumns.map(({ key, kind }) => {
    const value = cells[key] ?? null;
    if (value === null) return null;
    return kind === 'choice' ? labelOf(key, value) : value;
  });

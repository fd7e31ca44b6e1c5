import type { SheetColumn } from '#platform/sheets/columns.ts';
import type { WrittenCell } from '#platform/sheets/write.ts';
import type { Condition, Enrolled } from '../enrolment/schema.ts';

const own = ['name', 'code', 'agency', 'position', 'email', 'exception'] as const;
/** Conditions of the programme are columns too, each by its key after this sign. */
export type LearnerKey = (typeof own)[number] | `if:${string}`;

const yes = 'yes';
const choices = { Có: yes, Đạt: yes, Không: 'no', 'Không đạt': 'no' };

/** One row a learner, with a column for each condition of the programme. */
export const learnerColumns = (conditions: readonly Condition[]): SheetColumn<LearnerKey>[] => [
  {
    ...{ key: 'name', heading: 'Họ và tên', kind: 'text', required: true, width: 26 },
    synonyms: ['Họ tên', 'Họ, tên', 'Học viên'],
  },
  {
    ...{ key: 'code', heading: 'Mã học viên', kind: 'text', width: 14 },
    synonyms: ['Mã', 'Mã cán bộ', 'Số hiệu'],
  },
  {
    ...{ key: 'agency', heading: 'Cơ quan', kind: 'text', width: 32 },
    synonyms: ['Đơn vị', 'Đơn vị công tác', 'Cơ quan, đơn vị'],
  },
  { key: 'position', heading: 'Chức vụ', kind: 'text', width: 24, synonyms: ['Chức danh'] },
  { key: 'email', heading: 'Thư điện tử', kind: 'text', width: 26, synonyms: ['Email', 'E-mail'] },
  ...conditions.map(({ key, says }) => ({
    ...{ key: `if:${key}` as const, heading: says, kind: 'choice' as const, choices, width: 20 },
  })),
  { key: 'exception', heading: 'Lý do ngoại lệ', kind: 'text', width: 26, synonyms: ['Ngoại lệ'] },
];

/** What a row says of each condition; an empty cell says nothing. */
export const conditionsIn = (values: Partial<Record<string, string | number>>): Record<string, boolean> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([key]) => key.startsWith('if:'))
      .map(([key, value]) => [key.slice(3), value === yes]),
  );

export const listColumns = (conditions: readonly Condition[]): SheetColumn<string>[] => [
  ...(learnerColumns(conditions) as SheetColumn<string>[]),
  { key: 'mark', heading: 'Điểm', kind: 'number', width: 8 },
  { key: 'certificate', heading: 'Số chứng chỉ', kind: 'text', width: 16 },
  { key: 'leftOn', heading: 'Thôi học ngày', kind: 'day', width: 12 },
];

const said = (met: boolean | undefined): string | null => (met === undefined ? null : met ? 'Có' : 'Không');

export const listRow = (one: Enrolled, conditions: readonly Condition[]): WrittenCell[] => [
  ...[one.name, one.code, one.agencyName, one.position, one.email],
  ...conditions.map(({ key }) => said(one.data[key])),
  ...[one.exception, one.result?.mark ?? null, one.certificateNumber, one.leftOn],
];

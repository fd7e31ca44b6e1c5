import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import * as labels from '../../labels.ts';
import type { RecordKind } from '../../schema.ts';

/** A field of a kind's data, by which the form is laid out. */
interface FieldSpec {
  key: string;
  label: string;
  options?: Record<string, string>;
  day?: boolean;
  optional?: boolean;
  hint?: string;
}

const relevance = { yes: 'Có', no: 'Không', unknown: 'Chưa xác định' };

const specs: Record<RecordKind, FieldSpec[]> = {
  employment: [{ key: 'kind', label: 'Hình thức', options: labels.employmentLabels }],
  personal: [
    { key: 'bornOn', label: 'Ngày sinh', day: true, optional: true },
    { key: 'gender', label: 'Giới tính', options: labels.genderLabels, optional: true },
    { key: 'phone', label: 'Điện thoại', optional: true },
    { key: 'email', label: 'Thư điện tử', optional: true },
  ],
  post: [
    { key: 'title', label: 'Chức vụ' },
    { key: 'unitName', label: 'Đơn vị', optional: true },
    { key: 'leads', label: 'Cấp lãnh đạo', options: labels.leadsLabels },
  ],
  lecturing: [{ key: 'kind', label: 'Giảng dạy', options: labels.lecturingLabels }],
  rank: [{ key: 'code', label: 'Hạng', options: labels.rankLabels }],
  degree: [
    { key: 'level', label: 'Trình độ', options: labels.degreeLabels },
    { key: 'field', label: 'Ngành' },
    { key: 'relevant', label: 'Phù hợp vị trí việc làm', options: relevance },
  ],
  theory: [{ key: 'level', label: 'Trình độ', options: labels.theoryLabels }],
  certificate: [
    { key: 'key', label: 'Loại', options: labels.certificateLabels },
    { key: 'name', label: 'Tên chứng chỉ' },
    { key: 'issuer', label: 'Nơi cấp', optional: true },
  ],
  product: [
    { key: 'kind', label: 'Loại', options: labels.productLabels },
    { key: 'title', label: 'Tên' },
    { key: 'part', label: 'Vai trò', options: labels.partLabels },
    { key: 'level', label: 'Cấp (đề tài)', options: labels.productLevelLabels, optional: true },
    { key: 'number', label: 'ISSN hoặc ISBN', optional: true },
  ],
  planning: [
    { key: 'position', label: 'Quy hoạch chức danh' },
    { key: 'term', label: 'Nhiệm kỳ' },
  ],
  training: [
    { key: 'programme', label: 'Chương trình' },
    { key: 'result', label: 'Kết quả', optional: true },
  ],
  rating: [
    { key: 'year', label: 'Năm' },
    { key: 'rating', label: 'Xếp loại', options: labels.ratingLabels },
  ],
  discipline: [{ key: 'form', label: 'Hình thức kỷ luật' }],
  retirement: [],
};

export type Values = Record<string, string | null>;

/** What of the fields is still missing; null where nothing is. */
export const missingIn = (kind: RecordKind, values: Values): FieldSpec | null =>
  specs[kind].find(({ key, optional }) => !optional && !values[key]?.trim()) ?? null;

/** The fields as the data of a row. */
export function dataOf(kind: RecordKind, values: Values): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { key } of specs[kind]) {
    const value = values[key]?.trim() || null;
    if (key === 'relevant') data[key] = value === 'unknown' ? null : value === 'yes';
    else if (key === 'year') data[key] = Number(value);
    else if (value !== null || kind !== 'personal') data[key] = value;
  }
  if (kind === 'post') data.unitId = null;
  return data;
}

interface Props {
  kind: RecordKind;
  values: Values;
  asked: boolean;
  onChange(values: Values): void;
}

export function RecordFields({ kind, values, asked, onChange }: Props) {
  const lacks = asked ? missingIn(kind, values)?.key : null;
  return specs[kind].map(({ key, label, options, day, optional, hint }) => {
    const words = {
      ...{ label, hint, required: !optional },
      error: lacks === key ? `Ghi ${label.toLowerCase()}.` : undefined,
    };
    const set = (value: string | null) => onChange({ ...values, [key]: value });
    const value = values[key] ?? null;
    if (day) return <DateField key={key} label={label} value={value} onChange={set} />;
    if (!options) return <TextField key={key} {...words} value={value ?? ''} onChange={set} />;
    const list = Object.entries(options).map(([option, said]) => ({ value: option, label: said }));
    return (
      <SelectField
        key={key}
        {...words}
        options={list}
        value={value}
        onChange={set}
        clearable={Boolean(optional)}
      />
    );
  });
}

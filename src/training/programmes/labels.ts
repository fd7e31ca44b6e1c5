import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { formLabels, kindLabels } from '../labels.ts';
import { type ProgrammeData, TeachingForm } from '../schema.ts';
import type { Balance, Programme, Standing } from './schema.ts';

export const standingLabels: Record<Standing, string> = {
  coming: 'Chưa đến ngày áp dụng',
  inForce: 'Đang áp dụng',
  over: 'Hết hiệu lực',
};

export const modeLabels: Record<NonNullable<ProgrammeData['mode']>, string> = {
  full: 'Tập trung',
  part: 'Không tập trung',
};

/** What nobody has found, and nobody has entered. */
export const NOT_FOUND = 'Chưa có trong nguồn';

const number = (value: number | null, unit: string): string | null =>
  value === null ? null : `${formatNumber(value)} ${unit}`;

const sizeWords = ({ sizeFrom, sizeTo }: ProgrammeData): string | null => {
  if (sizeFrom === null && sizeTo === null) return null;
  if (sizeTo === null) return `từ ${sizeFrom} học viên`;
  return sizeFrom === null ? `đến ${sizeTo} học viên` : `${sizeFrom}–${sizeTo} học viên`;
};

const listed = (all: readonly string[]): string | null => (all.length > 0 ? all.join('; ') : null);

/** Each field of a version in words, null where it is empty: what two versions are held against each other by. */
export function fieldWords(
  { name, basis, source, data }: Programme,
  unitName: (id: string) => string,
): Map<string, string | null> {
  return new Map<string, string | null>([
    ['Tên', name],
    ['Căn cứ', basis],
    ['Nguồn', source],
    ['Loại', kindLabels[data.kind]],
    ['Đối tượng', data.audience],
    ['Thời lượng', number(data.weeks, 'tuần')],
    ...TeachingForm.options.map((form): [string, string | null] => [
      `Số tiết ${formLabels[form].toLowerCase()}`,
      number(data.hours[form] || null, 'tiết'),
    ]),
    ['Hình thức', data.mode && modeLabels[data.mode]],
    ['Hạng giảng viên', listed(data.teachers.ranks)],
    ['Đơn vị giảng dạy', listed(data.teachers.unitIds.map(unitName))],
    ['Sĩ số lớp', sizeWords(data)],
    ['Số lớp nhiều nhất trong năm', number(data.yearlyLimit, 'lớp')],
    ['Điều kiện học viên', listed(data.conditions.map(({ says }) => says))],
    ['Cơ quan cấp chứng chỉ', data.certificateBy],
  ]);
}

/** `30/60 tiết (50 %)`: a share never stands without what it is of. */
export const shareWords = ({ hours, percent }: Balance['shares'][number], total: number): string =>
  percent === null
    ? `${formatNumber(hours)} tiết`
    : `${formatNumber(hours)}/${formatNumber(total)} tiết (${formatNumber(percent, 1)}\u00a0%)`;

export const deviationWords = (deviation: number | null): string => {
  if (deviation === null) return 'chưa đặt mục tiêu';
  if (deviation === 0) return 'đúng mục tiêu';
  return `${deviation > 0 ? 'cao hơn' : 'thấp hơn'} ${formatNumber(Math.abs(deviation), 1)} điểm`;
};

/** How the balance stands, in one line. */
export function balanceWords({ state, shares }: Balance): string {
  if (state === 'noHours') return 'Chưa có số tiết';
  if (state === 'noAim') return 'Chưa đặt mục tiêu';
  if (state === 'even') return 'Đúng mục tiêu';
  const worst = shares.toSorted((a, b) => Math.abs(b.deviation ?? 0) - Math.abs(a.deviation ?? 0))[0];
  return worst ? `${formLabels[worst.form]} ${deviationWords(worst.deviation)}` : '';
}

export const validWords = ({ validFrom, validTo }: Pick<Programme, 'validFrom' | 'validTo'>): string =>
  validTo ? `${formatDate(validFrom)} – ${formatDate(validTo)}` : `Từ ${formatDate(validFrom)}`;

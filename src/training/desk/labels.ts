import { formatNumber } from '@dondoc/vietnamese';
import { rankLabel } from '#staff/labels.ts';
import { formLabels } from '../labels.ts';
import { TeachingForm, type TrainingSetting } from '../schema.ts';

const NOT_SET = 'Chưa đặt';

const withBasis = (words: string, basis: string | null): string =>
  `${words}. ${basis ? `Căn cứ: ${basis}.` : 'Chưa ghi căn cứ.'}`;

/** What the office has set, name by name, in words. */
export function settingWords({
  balance,
  hourNorms,
  ...setting
}: TrainingSetting): [name: string, words: string][] {
  const shares = TeachingForm.options
    .filter((form) => balance?.shares[form])
    .map((form) => `${formLabels[form].toLowerCase()} ${formatNumber(balance?.shares[form] ?? 0, 1)}\u00a0%`);
  const norms = Object.entries(hourNorms?.byRank ?? {}).map(
    ([code, hours]) => `${rankLabel(code)}: ${formatNumber(hours)} tiết`,
  );
  const { attendanceFrom, passFrom, remindDays } = setting;
  return [
    ['Cơ cấu tiết mục tiêu', balance ? withBasis(shares.join(', '), balance.basis) : NOT_SET],
    ['Định mức tiết giảng một năm', hourNorms ? withBasis(norms.join('; '), hourNorms.basis) : NOT_SET],
    ['Dự học', attendanceFrom === null ? NOT_SET : `Từ ${formatNumber(attendanceFrom)}\u00a0% số buổi`],
    ['Điểm đạt', passFrom === null ? NOT_SET : `Từ ${formatNumber(passFrom)}/10`],
    [
      'Nhắc gửi nhu cầu',
      remindDays.length > 0 ? `Trước hạn ${remindDays.join(', ')} ngày` : 'Không nhắc trước hạn',
    ],
  ];
}

import { formatDate } from '@dondoc/vietnamese';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { degreeLabels, rankLabel } from '../labels.ts';
import { standingOn } from '../rules.ts';
import type { PersonWithRecords } from '../schema.ts';
import type { NewPolicy, NewRequest, Policy, SupportRequest } from './schema.ts';

type Validity = Pick<NewPolicy, 'validFrom' | 'validTo'>;

export function standingOf({ validFrom, validTo }: Validity, today: string): Policy['standing'] {
  if (today < validFrom) return 'coming';
  return validTo !== null && validTo < today ? 'over' : 'inForce';
}

type Terms = Pick<NewPolicy, 'validFrom' | 'validTo' | 'degrees' | 'ranks' | 'amount'>;

/** Nothing outside the days of the policy, for whom it does not cover, or of another sum than it names. */
export function asking(
  policy: Terms,
  person: PersonWithRecords,
  { onDay, amount }: Pick<NewRequest, 'onDay' | 'amount'>,
): Outcome<null> {
  const no = (why: string) => refuse('refused', `${why} Chưa có gì được lưu.`);
  if (standingOf(policy, onDay) !== 'inForce')
    return no(`Ngày ${formatDate(onDay)} nằm ngoài thời gian có hiệu lực của chính sách.`);
  const standing = standingOn(person, onDay);
  if (!standing.employed) return no(`Người này không làm việc tại trường ngày ${formatDate(onDay)}.`);
  const { degrees, ranks } = policy;
  const level = standing.degree?.data.level;
  if (degrees.length > 0 && !(level && degrees.includes(level)))
    return no(
      `Chính sách dành cho trình độ ${degrees.map((one) => degreeLabels[one]).join(', ')}; người này ${level ? `có trình độ ${degreeLabels[level]}` : 'chưa ghi trình độ'}.`,
    );
  const code = standing.rank?.code;
  if (ranks.length > 0 && !(code && ranks.includes(code)))
    return no(
      `Chính sách dành cho hạng ${ranks.map(rankLabel).join(', ')}; người này ${code ? `giữ hạng ${rankLabel(code)}` : 'chưa ghi hạng'}.`,
    );
  if (policy.amount !== null && policy.amount !== amount)
    return no(`Văn bản quy định mức ${sayAmount(policy.amount)} đồng; số đề nghị khác mức ấy.`);
  return ok(null);
}

/** 15.000.000 */
export const sayAmount = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** What was granted by year of the day of the matter, exact to the đồng. */
export function yearsOf(requests: readonly Pick<SupportRequest, 'id' | 'amount' | 'onDay' | 'state'>[]) {
  const granted = requests.filter(({ state }) => state === 'granted');
  const byYear = Map.groupBy(granted, ({ onDay }) => onDay.slice(0, 4));
  return [...byYear]
    .map(([year, rows]) => ({
      year,
      sum: rows.reduce((sum, { amount }) => sum + BigInt(amount), 0n).toString(),
      requestIds: rows.map(({ id }) => id),
    }))
    .toSorted((a, b) => b.year.localeCompare(a.year));
}

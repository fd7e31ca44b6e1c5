import { formatNumber, parseNumber } from '@dondoc/vietnamese';
import { rankLabels } from '#staff/labels.ts';
import { TeachingForm, TrainingSetting } from '../../schema.ts';

/** What the office sets, as it is being typed. Empty is not set. */
export interface SettingDraft {
  shares: Record<TeachingForm, string>;
  balanceBasis: string;
  norms: Record<string, string>;
  normBasis: string;
  attendanceFrom: string;
  passFrom: string;
  remindDays: string;
}

const typed = (value: number | null | undefined): string => (value == null ? '' : formatNumber(value));

export function settingDraftOf({ balance, hourNorms, ...setting }: TrainingSetting): SettingDraft {
  const shares = TeachingForm.options.map((form) => [form, typed(balance?.shares[form])]);
  const norms = Object.keys(rankLabels).map((code) => [code, typed(hourNorms?.byRank[code])]);
  return {
    ...{ shares: Object.fromEntries(shares) as SettingDraft['shares'], norms: Object.fromEntries(norms) },
    ...{ balanceBasis: balance?.basis ?? '', normBasis: hourNorms?.basis ?? '' },
    ...{ attendanceFrom: typed(setting.attendanceFrom), passFrom: typed(setting.passFrom) },
    remindDays: setting.remindDays.join(', '),
  };
}

const numberIn = (words: string): number | null =>
  words.trim() === '' ? null : (parseNumber(words) ?? Number.NaN);

const entered = (words: Record<string, string>): [string, number][] =>
  Object.entries(words).flatMap(([key, said]) => {
    const read = numberIn(said);
    return read === null ? [] : [[key, read]];
  });

/** What the shares come to; they are of one whole. */
export const sumOfShares = ({ shares }: SettingDraft): number =>
  Math.round(entered(shares).reduce((sum, [, share]) => sum + share, 0) * 100) / 100;

export function readSettingDraft(draft: SettingDraft) {
  const shares = entered(draft.shares);
  const norms = entered(draft.norms);
  const basis = (words: string) => words.trim() || null;
  return TrainingSetting.safeParse({
    balance:
      shares.length > 0 ? { shares: Object.fromEntries(shares), basis: basis(draft.balanceBasis) } : null,
    hourNorms: norms.length > 0 ? { byRank: Object.fromEntries(norms), basis: basis(draft.normBasis) } : null,
    ...{ attendanceFrom: numberIn(draft.attendanceFrom), passFrom: numberIn(draft.passFrom) },
    remindDays: draft.remindDays
      .split(/[,;\s]+/)
      .filter((one) => one !== '')
      .map(Number),
  });
}

import { fold } from '@dondoc/vietnamese';
import type { IndicatorKind, Threshold } from '../schema.ts';
import { asksYes, isYes, kindLabels, type Part, partLabels, thresholdWords } from './labels.ts';
import type { Change, IndicatorInFile, SetFile } from './schema.ts';

/** What is wrong in a set: at which indicator, in which part of it, and what to do. */
export interface SetFault {
  /** The place of the indicator in the set, and its code; null of the set as a whole. */
  index: number | null;
  code: string | null;
  part: Part | null;
  says: string;
}

/** Says what is wrong with a rule; null where nothing is. */
export type RuleCheck = (rule: string) => string | null;

type Whole = Pick<SetFile, 'criteria' | 'indicators' | 'levels'>;

/** Why a set cannot be taken in; none where it can. */
export function faultsOfSet({ criteria, indicators, levels }: Whole, faultOfRule: RuleCheck): SetFault[] {
  const numbers = new Set(criteria.map(({ number }) => number));
  const seen = new Set<string>();
  const faults: SetFault[] = [];
  if (numbers.size < criteria.length)
    faults.push({
      index: null,
      code: null,
      part: 'criterion',
      says: 'Hai tiêu chí cùng một số. Sửa số của một tiêu chí.',
    });
  for (const [index, one] of indicators.entries()) {
    const at = (part: Part, says: string) => faults.push({ index, code: one.code, part, says });
    if (seen.has(one.code)) at('code', `Mã ${one.code} ghi hai lần. Mỗi chỉ tiêu một mã.`);
    seen.add(one.code);
    if (!numbers.has(one.criterion))
      at('criterion', `Không có tiêu chí ${one.criterion}. Ghi một trong: ${[...numbers].join(', ')}.`);
    const ruleFault = one.rule === null ? null : faultOfRule(one.rule);
    if (ruleFault) at('rule', ruleFault);
    const thresholdFault = faultOfThresholds(one.thresholds, levels, one.kind);
    if (thresholdFault) at('thresholds', thresholdFault);
  }
  return faults;
}

export function faultOfThresholds(
  thresholds: Threshold[],
  levels: number[],
  kind: IndicatorKind,
): string | null {
  const strange = thresholds.find(({ level }) => !levels.includes(level));
  if (strange) return `Bộ không có mức ${strange.level}.`;
  if (asksYes(kind) && thresholds.some((one) => !isYes(kind, one)))
    return 'Chỉ tiêu loại này chỉ có hoặc không: ghi ngưỡng là «Có».';
  const once = new Set(thresholds.map(({ level }) => level));
  return once.size < thresholds.length ? 'Một mức có hai ngưỡng. Giữ một.' : null;
}

/** What differs between two indicators, in words. */
export function changesOf(from: IndicatorInFile, to: IndicatorInFile): Change[] {
  return (Object.keys(partLabels) as Part[]).flatMap((part) => {
    const [before, after] = [wordsOf(from, part), wordsOf(to, part)];
    return before === after ? [] : [{ part, from: before, to: after }];
  });
}

function wordsOf(one: IndicatorInFile, part: Part): string | null {
  if (part === 'kind') return kindLabels[one.kind];
  if (part !== 'thresholds') return one[part] === null ? null : String(one[part]);
  const words = [...one.thresholds]
    .sort((a, b) => a.level - b.level)
    .map((threshold) => {
      const where = [threshold.article, threshold.source].filter(Boolean).join(', ');
      return `mức ${threshold.level}: ${thresholdWords(one, threshold)} (${where})`;
    });
  return words.length > 0 ? words.join('; ') : null;
}

/** A short name that stays the same over the versions of a regulation: "Quy định 11-QĐ/TW" → quy-dinh-11-qd-tw */
export const keyOf = (basis: string): string =>
  fold(basis)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'bo-chi-tieu';

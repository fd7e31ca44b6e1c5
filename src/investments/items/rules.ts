import { compareVietnamese } from '@dondoc/vietnamese';
import type { AgencyRef } from '#accounts/schema.ts';
import { itemStanding, milestonesOf } from '../milestones/rules.ts';
import type { Milestone } from '../milestones/schema.ts';
import { behindBy, estimateOf, sumsOf, until } from '../money/rules.ts';
import type { Item, ItemsAsk, Known } from './schema.ts';

type RefOf = (id: string | null) => AgencyRef | null;

/** The five milestones of an item as they stood at the end of a day. */
export function milestonesOn({ steps, plans, ownerId }: Known, asOf: string, refOf: RefOf): Milestone[] {
  const said = plans.map(({ agencyId, ...plan }) => ({ ...plan, agency: refOf(agencyId) }));
  return milestonesOf({ steps, plans: said, owner: refOf(ownerId) }, asOf);
}

/** The item at the end of a day; of the money what was asked for, of the pace always all of it. */
export function itemOn(
  known: Known,
  asOf: string,
  refOf: RefOf,
  only: Pick<ItemsAsk, 'year' | 'source'> = {},
): Item {
  const { id, code, name, need, facility, directiveCode, note, entries, steps } = known;
  const told = until(entries, asOf);
  const milestones = milestonesOn(known, asOf, refOf);
  const next = milestones.find(({ state }) => state === 'next');
  return {
    ...{ id, code, name, need, facility, directiveCode, note },
    owner: refOf(known.ownerId),
    coordinating: known.coordinatingIds
      .flatMap((one) => refOf(one) ?? [])
      .toSorted((a, b) => compareVietnamese(a.name, b.name)),
    estimate: estimateOf(told),
    sums: sumsOf(told, only),
    behind: String(behindBy(entries, asOf)),
    stage: itemStanding(steps, asOf).stage,
    ...{ next: next?.stage ?? null, nextOn: next?.plannedOn ?? null, nextBy: next?.agency ?? null },
    ...{ daysHere: next?.daysHere ?? null, daysLate: next?.daysLate ?? null, lateOn: next?.lateOn ?? null },
    handoverOn: milestones.find(({ stage }) => stage === 'handover')?.plannedOn ?? null,
  };
}

/** What was said last by the end of a day (null: by now), else what was said first: papers may be older than the entry. */
export const heldOn = <S>(said: readonly S[], day: string | null, dayOf: (one: S) => string): S =>
  (day === null ? said.at(-1) : (said.findLast((one) => dayOf(one) <= day) ?? said[0])) as S;

type Days = Pick<Known, 'entries' | 'steps' | 'plans'> & { madeOn: string; removedOn: string | null };

/** Whether an item counts on a day: from its first paper or its own entry, the earlier of them, until it is taken out. */
export function isThere({ madeOn, removedOn, entries, steps, plans }: Days, day: string | null): boolean {
  if (day === null) return removedOn === null;
  const papers = [...entries, ...steps].map(({ onDay }) => onDay);
  const begins = [madeOn, ...papers, ...plans.map(({ saidOn }) => saidOn)];
  return begins.some((one) => one <= day) && (removedOn === null || day < removedOn);
}

/** Late ones first, then those that lack money, each the worst first; then by code. */
export const byUrgency = (a: Item, b: Item): number => {
  const [late, lack] = [(b.daysLate ?? 0) - (a.daysLate ?? 0), BigInt(b.behind) - BigInt(a.behind)];
  return late || (lack > 0n ? 1 : lack < 0n ? -1 : 0) || compareVietnamese(a.code, b.code);
};

import { addCalendarDays } from '@dondoc/vietnamese';
import { addressOf } from '#directives/components/filter-address.ts';
import type { DirectiveFilter } from '#directives/listing/schema.ts';
import type { Difference, DifferenceAddress, DifferenceQuery } from '../schema.ts';

/** A month back from today, where the address does not say between which days. */
export function queryOf({ show: _, ...said }: DifferenceAddress, today: string): DifferenceQuery {
  const to = said.to ?? today;
  return { ...said, to, from: said.from ?? addCalendarDays(to, -30) };
}

const written = (address: object): string =>
  new URLSearchParams(
    Object.entries(address).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();

/** The page with this shown below, so that a figure can be mailed. */
export const pageOf = (address: DifferenceAddress): string => `/so-sanh?${written(address)}`;

/** The paper of just what the page shows: with the moments that the server has answered. */
export function paperOf({ before, after }: Difference): string {
  const moments = {
    ...{ from: before.asOf, fromKnown: before.recordedUntil.toISOString() },
    ...{ to: after.asOf, toKnown: after.recordedUntil.toISOString() },
  };
  return `/api/difference.docx?${written(moments)}`;
}

/** The list of all that one of the five numbers counts on one of the days. */
export const listOn = ({ asOf, recordedUntil }: Difference['before'], filter: DirectiveFilter = {}): string =>
  addressOf({ ...filter, asOf, recordedUntil: recordedUntil.toISOString() });

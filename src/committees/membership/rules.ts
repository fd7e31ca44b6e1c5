import { memberRoles, type Seat } from '../schema.ts';

/** A row of the membership: valid from its first day up to, not with, the day it ended. */
export interface Held {
  seat: string;
  fromDay: string;
  endedOn: string | null;
}

/** Who is in the committee on a day. */
export const membersOn = <M extends Held>(rows: readonly M[], day: string): M[] =>
  rows.filter(({ fromDay, endedOn }) => fromDay <= day && (endedOn === null || day < endedOn));

type SeatWords = Pick<Seat, 'role' | 'positionTitle' | 'agencyId' | 'name' | 'duty'>;

const isSame = (one: SeatWords, other: SeatWords): boolean =>
  one.role === other.role &&
  one.positionTitle === other.positionTitle &&
  one.agencyId === other.agencyId &&
  one.name === other.name &&
  one.duty === other.duty;

/** What a decision does to those who are in: who stays, whose row ends, who comes in. A seat that changes does both. */
export function changesBy<M extends SeatWords & { seat: string }>(
  current: readonly M[],
  decided: readonly Seat[],
) {
  const after = new Map(decided.map((one) => [one.seat, one]));
  const ends = current.filter((one) => {
    const then = after.get(one.seat);
    return !then || !isSame(one, then);
  });
  const before = new Map(current.map((one) => [one.seat, one]));
  const begins = decided.filter((one) => {
    const then = before.get(one.seat);
    return !then || !isSame(then, one);
  });
  return { ends, begins };
}

/** By role as a paper lists them, and within a role as the decision does. */
export const inOrder = <M extends { role: Seat['role']; ordinal?: number }>(members: readonly M[]): M[] =>
  members.toSorted(
    (a, b) =>
      memberRoles.indexOf(a.role) - memberRoles.indexOf(b.role) || (a.ordinal ?? 0) - (b.ordinal ?? 0),
  );

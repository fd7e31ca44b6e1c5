import { daysBetween, formatDate } from '@dondoc/vietnamese';
import type { Viewer } from '#accounts/schema.ts';
import type { DirectiveEvent } from '../schema.ts';
import { moveOf, ownersOf } from '../succession/rules.ts';
import type { Reader } from '../visibility/rules.ts';
import type { HandoverState, Recipient } from './schema.ts';

type Event = Pick<DirectiveEvent, 'id' | 'kind' | 'happenedOn' | 'agencyId' | 'actorId' | 'data'>;

/** Work handed on inside an agency, as its events have left it. */
export interface Handed {
  id: number;
  /** The agency that handed it on. */
  agencyId: string;
  toAgencyId: string | null;
  toUserId: string | null;
  text: string | null;
  due: string | null;
  givenOn: string;
  giverId: string | null;
  state: HandoverState;
  since: string;
  /** The last report, whatever became of it. */
  reportId: number | null;
  isDone: boolean;
  returnReason: string | null;
  stoppedOn: string | null;
  isTakenIn: boolean;
  /** What a withdrawal took back, for the undo. */
  before: Handed | null;
}

const byDay = (a: Event, b: Event) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id;

/** Folds what happened inside the agencies, up to and including a day. In the order of handing on. */
export function foldHandovers(events: Event[], day = '9999-12-31'): Handed[] {
  const past = events.filter((e) => e.happenedOn <= day).sort(byDay);
  return past.reduce(applyEvent, [] as Handed[]);
}

function applyEvent(before: Handed[], event: Event): Handed[] {
  const { handoverId } = event.data;
  const move = moveOf(event);
  if (move) return before.map((one) => passedTo(one, move));
  if (event.kind === 'handed_on' && handoverId === undefined) return [...before, handed(event)];
  return before.map((one) => {
    if (one.agencyId !== event.agencyId) return one;
    if (event.kind === 'reported') return takenIn(one, event);
    return one.id === handoverId ? moved(one, event) : one;
  });
}

/** The agency that takes over has inside what the one before had. */
const passedTo = (one: Handed, { from, to }: { from: string; to: string }): Handed => ({
  ...one,
  agencyId: one.agencyId === from ? to : one.agencyId,
  toAgencyId: one.toAgencyId === from ? to : one.toAgencyId,
});

function handed({ id, agencyId, happenedOn, actorId, data }: Event): Handed {
  return {
    ...{ id, agencyId: agencyId ?? '', givenOn: happenedOn, giverId: actorId, since: happenedOn },
    ...{ toAgencyId: data.toAgencyId ?? null, toUserId: data.toUserId ?? null },
    ...{ text: data.text ?? null, due: data.date ?? null },
    ...{ state: 'open', reportId: null, isDone: false, returnReason: null, stoppedOn: null },
    ...{ isTakenIn: false, before: null },
  };
}

/** Each event moves a handover from its own states only: a late or repeated click changes nothing. */
function moved(one: Handed, event: Event): Handed {
  const since = event.happenedOn;
  const isWaiting = one.state === 'reported' && event.data.reportId === one.reportId;
  switch (event.kind) {
    case 'handed_on':
      return one.before ?? one;
    case 'handover_reported':
      return isActive(one) ? reported(one, event) : one;
    case 'handover_accepted':
      return isWaiting ? accepted(one, since) : one;
    case 'handover_returned':
      return isWaiting
        ? { ...one, state: 'returned', since, stoppedOn: null, returnReason: event.data.reason ?? null }
        : one;
    case 'handover_withdrawn':
      return isActive(one) ? { ...one, state: 'withdrawn', since, before: one } : one;
    default:
      return one;
  }
}

/** Done is said on the day it is reported: the internal clock does not wait for whoever accepts it. */
function reported(one: Handed, { id, happenedOn, data }: Event): Handed {
  const isDone = data.done === true;
  const stoppedOn = isDone ? happenedOn : null;
  return { ...one, state: 'reported', since: happenedOn, reportId: id, isDone, stoppedOn, isTakenIn: false };
}

/** A report that says how far it is leaves the work open; one that says done closes it. */
const accepted = (one: Handed, since: string): Handed => ({
  ...one,
  state: one.isDone ? 'accepted' : 'open',
  since,
  returnReason: null,
});

/** Whoever puts a unit's words into the agency's own report has accepted them. */
function takenIn(one: Handed, { happenedOn, data }: Event): Handed {
  if (one.reportId === null || !data.takenFrom?.includes(one.reportId)) return one;
  const taken = { ...one, isTakenIn: true };
  return one.state === 'reported' ? accepted(taken, happenedOn) : taken;
}

export const isActive = ({ state }: Pick<Handed, 'state'>): boolean =>
  state !== 'withdrawn' && state !== 'accepted';

type Clocked = Pick<Handed, 'due' | 'stoppedOn' | 'state'>;

/** Calendar days past the internal date, on a day or when the clock stopped. */
export function daysLate({ due, stoppedOn, state }: Clocked, day: string): number {
  if (due === null || state === 'withdrawn') return 0;
  return Math.max(0, daysBetween(due, stoppedOn ?? day));
}

export function daysLeft(one: Clocked, day: string): number | null {
  if (one.due === null || one.stoppedOn !== null || !isActive(one) || daysLate(one, day) > 0) return null;
  return daysBetween(day, one.due);
}

/** Whether somebody takes part in it, on the side that gave it or on the side that got it. */
export const isGiver = (one: Pick<Handed, 'agencyId'>, reader: Reader): boolean =>
  !reader.isOffice && one.agencyId === reader.agencyId;
export const isRecipient = (one: Pick<Handed, 'toAgencyId' | 'toUserId'>, reader: Reader): boolean =>
  !reader.isOffice && (one.toAgencyId === reader.agencyId || one.toUserId === reader.userId);

/** Whoever wrote a report does not accept it, but where kiêm nhiệm is declared (design rule 8). */
export const mayCheck = (
  viewer: Pick<Viewer, 'userId' | 'hasCombinedDuty'>,
  makerId: string | null,
): boolean => makerId !== viewer.userId || viewer.hasCombinedDuty;

/** Why an internal date does not do; null if it does. */
export function dateProblem(due: string | null, directiveDue: string | null, today: string): string | null {
  if (due === null) return null;
  if (due < today)
    return `Thời hạn nội bộ phải từ ${formatDate(today)} trở đi. Chưa có gì được giao. Chọn ngày khác.`;
  if (directiveDue !== null && due > directiveDue && directiveDue >= today)
    return `Thời hạn nội bộ không được sau thời hạn của nhiệm vụ, ${formatDate(directiveDue)}. Chưa có gì được giao.`;
  return null;
}

/** Whether the same part already lies with the same unit or person: a second click hands on nothing twice. */
export const isAlreadyWith = (all: Handed[], agencyId: string, to: Recipient, text: string | null): boolean =>
  all.some(
    (one) =>
      isActive(one) &&
      one.agencyId === agencyId &&
      one.text === text &&
      ('agencyId' in to ? one.toAgencyId === to.agencyId : one.toUserId === to.userId),
  );

/** What a unit has reported, for the sum of its agency. */
export interface Share {
  done: boolean;
  percent: number | null;
  hasReported: boolean;
}

/**
 * A percentage to propose for the agency's report: the mean of the units that the work lies with, where done counts
 * as 100 and no report yet as 0. Null where one of them reported without a figure: nothing is made up.
 */
export function proposedPercent(shares: Share[]): number | null {
  if (shares.length === 0) return null;
  const parts = shares.map((s) => (s.done ? 100 : s.hasReported ? s.percent : 0));
  if (parts.includes(null)) return null;
  return Math.round((parts as number[]).reduce((sum, part) => sum + part, 0) / parts.length);
}

/** Those of the named reports that units made to this agency. */
export function unitReports<E extends Event>(events: E[], agencyId: string, reportIds: number[]): E[] {
  const ownerOf = ownersOf(events);
  return events.filter(
    (e) => e.kind === 'handover_reported' && ownerOf(e) === agencyId && reportIds.includes(e.id),
  );
}

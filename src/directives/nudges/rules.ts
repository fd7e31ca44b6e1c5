import { addCalendarDays, daysBetween } from '@dondoc/vietnamese';
import type { AgencyRef } from '#accounts/schema.ts';
import { DUE_SOON_DAYS, SILENT_AFTER_DAYS } from '../rules.ts';
import type { DirectiveSummary, LeadStanding, Standing, WorkState } from '../schema.ts';
import type { About, NudgeSettings } from './schema.ts';

/** The habit of the house. No regulation on these days was found; each office sets its own. */
export const HABIT: NudgeSettings = {
  remindBefore: DUE_SOON_DAYS,
  silentAfter: SILENT_AFTER_DAYS,
  letterAfter: 7,
  leaderAfter: 15,
  inspectAfter: 30,
};

/** Whoever must move now, by the clock that runs for them. */
export interface Mover {
  agency: AgencyRef;
  isLate: boolean;
  daysLate: number;
  due: string | null;
  daysLeft: number | null;
  silentSince: string;
  /** The day the work came to a desk that is no lead's; null for a lead, who has had it from the beginning. */
  came: string | null;
}

const atWork: WorkState[] = ['not-started', 'in-progress', 'returned', 'awaiting-approval'];

/** A directive as it is looked at here; in a chain of steps its leads wait for one another. */
export type PressedRow = DirectiveSummary & { isChain: boolean };
type Row = Pick<PressedRow, 'standing' | 'publishedOn' | 'isChain'>;

/**
 * Which agencies of a directive must move. Of several leads each one that is at work, by its own reports; else, and in
 * a chain of steps, the desk whose turn it is. Who stands above the office is none of them, nor is the office.
 */
export function movers(row: Row, isAbove: (agencyId: string) => boolean): Mover[] {
  const { leads, next } = row.standing;
  const several = leads.length > 1 && !row.isChain ? leads.filter((lead) => atWork.includes(lead.state)) : [];
  if (next.actor === 'above') return [];
  const found =
    several.length > 0
      ? several.map((lead) => leadMoves(row, lead))
      : next.actor === 'agency' || next.actor === 'head'
        ? next.agencies.map((agency) => deskMoves(row, agency))
        : [];
  return found.filter(({ agency }) => !isAbove(agency.id));
}

function leadMoves({ standing, publishedOn }: Row, lead: LeadStanding): Mover {
  return {
    agency: lead.agency,
    isLate: lead.headline === 'open-late',
    daysLate: lead.daysLate,
    due: standing.due,
    daysLeft: standing.daysLeft,
    silentSince: lead.lastReportOn ?? publishedOn,
    came: null,
  };
}

function deskMoves({ standing, publishedOn }: Row, agency: AgencyRef): Mover {
  const { headline, daysLate, due, daysLeft, lastReportOn, next, leads } = standing;
  const silent = lastReportOn ?? publishedOn;
  const isLead = leads.some((lead) => lead.agency.id === agency.id);
  return {
    agency,
    isLate: headline === 'open-late',
    daysLate,
    due,
    daysLeft,
    silentSince: isLead || silent > next.since ? silent : next.since,
    came: isLead ? null : next.since,
  };
}

/** Those above the office with whom it lies. */
export function awaitedFrom({ next }: Standing, isAbove: (agencyId: string) => boolean): AgencyRef[] {
  if (next.actor === 'above') return next.agencies;
  return next.actor === 'none' ? [] : next.agencies.filter(({ id }) => isAbove(id));
}

/** Why an agency is pressed today: a deadline or a silence, and how far it is past the first step of the ladder. */
export interface Place {
  about: Exclude<About, 'hand'>;
  aboutDay: string;
  days: number;
  /** Days past the point at which the reminder is due; null before a deadline, where nothing but it follows. */
  over: number | null;
  /** From this day on a reminder by hand is the reminder of this very deadline or silence. */
  since: string;
}

export function placeOf(mover: Mover, settings: NudgeSettings, day: string): Place | null {
  const { due, isLate, daysLate, daysLeft, silentSince, came } = mover;
  if (due !== null) {
    if (isLate) {
      // A desk to which late work came answers for the days since, not for those before.
      const over = came === null ? daysLate : Math.min(daysLate, daysBetween(came, day));
      return {
        about: 'late',
        aboutDay: due,
        days: daysLate,
        over,
        since: addCalendarDays(day, 1 - daysLate),
      };
    }
    if (daysLeft === null || daysLeft < 0 || daysLeft > settings.remindBefore) return null;
    const since = addCalendarDays(due, -settings.remindBefore);
    return { about: 'before', aboutDay: due, days: daysLeft, over: null, since };
  }
  const days = daysBetween(silentSince, day);
  const over = days - settings.silentAfter;
  const since = addCalendarDays(silentSince, settings.silentAfter + 1);
  return over > 0 ? { about: 'silent', aboutDay: silentSince, days, over, since } : null;
}

/** A rung that was taken for an agency's part of a directive. */
export interface Taken {
  rung: number;
  about: About;
  aboutDay: string;
  madeOn: string;
}

/** Whether a rung that was taken is about this place, and not about an earlier deadline or silence. */
export const isAbout = (place: Place, { rung, about, aboutDay, madeOn }: Taken): boolean =>
  (about === place.about && aboutDay === place.aboutDay) ||
  (about === 'hand' && rung === 1 && madeOn >= place.since);

/**
 * The rungs whose turn it is. Each one waits for the reminder of an earlier day, so that nobody climbs two rungs at
 * once where a machine was off for a month. The leader hears of it even where the letter was never written; an
 * inspection is proposed only where it was sent.
 */
export function dueRungs(place: Place, taken: Taken[], settings: NudgeSettings, day: string): number[] {
  const own = taken.filter((one) => isAbout(place, one));
  const has = (rung: number) => own.some((one) => one.rung === rung);
  const earlier = (rung: number) => own.some((one) => one.rung === rung && one.madeOn < day);
  if (!has(1)) return [1];
  const { over } = place;
  if (over === null || !earlier(1)) return [];
  const due: number[] = [];
  if (over >= settings.letterAfter && !has(2)) due.push(2);
  if (over >= settings.leaderAfter && !has(3)) due.push(3);
  if (over >= settings.inspectAfter && earlier(2) && earlier(3) && !has(4)) due.push(4);
  return due;
}

/** What the clock takes by itself: a letter is signed by a person. */
export const byClock = (rungs: number[]): number[] => rungs.filter((rung) => rung !== 2);

/** The highest rung that was taken about this place. */
export const highest = (place: Place, taken: Taken[]): number =>
  Math.max(0, ...taken.filter((one) => isAbout(place, one)).map(({ rung }) => rung));

/** What a day's pressing goes by. */
export interface Pressing {
  officeId: string;
  day: string;
  settings: NudgeSettings;
  aboveIds: string[];
  isAbove: (agencyId: string) => boolean;
  /** Who takes the rungs before the clock does; null for the clock. */
  actorId: string | null;
}

/** A rung as its row has it. */
export interface TakenRow extends Omit<Taken, 'about'> {
  id: string;
  directiveId: string;
  agencyId: string;
  about: string;
  letterId: string | null;
}

/** Those of one agency. */
export const takenBy = <R extends TakenRow>(rows: R[], agencyId: string) =>
  rows.flatMap((row) => (row.agencyId === agencyId ? { ...row, about: row.about as About } : []));

export interface PlacedMover {
  mover: Mover;
  place: Place;
  due: number[];
}

/** Whoever presses on a directive today, and the rungs whose turn it is for each. */
export function placesOf(row: Row, taken: TakenRow[], { settings, day, isAbove }: Pressing): PlacedMover[] {
  return movers(row, isAbove).flatMap((mover) => {
    const place = placeOf(mover, settings, day);
    const own = takenBy(taken, mover.agency.id);
    return place ? [{ mover, place, due: dueRungs(place, own, settings, day) }] : [];
  });
}

/** Under which key people were told of a rung: of a letter once for all it lists, leaders once a day. */
export function noticeKey({ id, rung, letterId, madeOn }: TakenRow): string {
  if (rung === 2) return `nudge-letter:${letterId}`;
  return rung === 3 ? `leader-list:${madeOn}` : `nudge:${id}`;
}

import { daysBetween } from '@dondoc/vietnamese';
import type { AgencyRef } from '#accounts/schema.ts';
import { actorOf, type LeadPeriod, type Period } from './history/rules.ts';
import type { Counts, Headline, LeadStanding, RateWhole, Standing } from './schema.ts';

/** Undated work that nobody has reported on for this many calendar days is silent. A habit of the house, not a regulation. */
export const SILENT_AFTER_DAYS = 90;

/** From this many calendar days on, a deadline is close enough to be said. A habit of the house, not a regulation. */
export const DUE_SOON_DAYS = 7;

type Clocked = Pick<Period, 'state' | 'due' | 'lateFrom' | 'stoppedOn'>;

export function headline(c: Clocked, day: string): Headline {
  if (c.due === null || c.lateFrom === null) return 'undated';
  const late = (c.stoppedOn ?? day) >= c.lateFrom;
  if (c.state === 'done') return late ? 'done-late' : 'done-on-time';
  return late ? 'open-late' : 'open-in-time';
}

/** Calendar days late, on a day or when the clock stopped; 0 if not late. */
export function daysLate(c: Clocked, day: string): number {
  const until = c.stoppedOn ?? day;
  return c.lateFrom !== null && until >= c.lateFrom ? daysBetween(c.lateFrom, until) + 1 : 0;
}

export function daysLeft(c: Clocked, day: string): number | null {
  return c.due === null || c.stoppedOn !== null || daysLate(c, day) > 0 ? null : daysBetween(day, c.due);
}

/** Calendar days without a report, from the last one or from the day the agency was told; null when done. */
export function silentDays(s: Pick<Period, 'state' | 'lastReportOn' | 'toldOn'>, day: string): number | null {
  return s.state === 'done' ? null : daysBetween(s.lastReportOn ?? s.toldOn, day);
}

/** How it stands on a day; agencies by the names that are valid then. */
export function standingOn(
  period: Period,
  day: string,
  agencies: Map<string, AgencyRef>,
  leads: LeadPeriod[] = [],
): Standing {
  const { state, due, dueOrigin, firstDue, cadence, completedOn, lastReportOn } = period;
  return {
    state,
    headline: headline(period, day),
    due,
    dueOrigin,
    firstDue,
    cadence,
    daysLate: daysLate(period, day),
    daysLeft: daysLeft(period, day),
    completedOn,
    lastReportOn,
    silentDays: silentDays(period, day),
    next: {
      actor: period.nextActor,
      agencies: period.nextAgencyIds.flatMap((id) => agencies.get(id) ?? []),
      since: period.nextSince,
    },
    leads: leads.flatMap((lead) => {
      const agency = agencies.get(lead.agencyId);
      return agency ? [leadStanding(period, lead, day, agency)] : [];
    }),
  };
}

/** The deadline is the same for all leads; late is who has not stopped their own clock by then. */
export function leadStanding(
  { due, lateFrom, toldOn }: Pick<Period, 'due' | 'lateFrom' | 'toldOn'>,
  { agencyId: _, ...lead }: LeadPeriod,
  day: string,
  agency: AgencyRef,
): LeadStanding {
  const clocked = { ...lead, due, lateFrom };
  return {
    agency,
    ...lead,
    headline: headline(clocked, day),
    daysLate: daysLate(clocked, day),
    silentDays: silentDays({ ...lead, toldOn }, day),
  };
}

/**
 * How it stands for one of its leads: by its own reports alone. A lead that has finished is not blamed for another
 * that has not. For whoever does not lead it is the standing of the whole.
 */
export function standingFor(standing: Standing, agencyId: string): Standing {
  const lead = standing.leads.find(({ agency }) => agency.id === agencyId);
  if (!lead || standing.leads.length === 1) return standing;
  const { agency, state, since, headline, daysLate, silentDays, lastReportOn, completedOn } = lead;
  const daysLeft = lead.stoppedOn === null ? standing.daysLeft : null;
  const heading = {
    ...standing,
    ...{ state, headline, daysLate, daysLeft, silentDays, lastReportOn, completedOn },
  };
  // What it has handed over lies at the next desk.
  if (state === 'passed-on') return heading;
  const actor = actorOf(state);
  const agencies = actor === 'agency' || actor === 'head' ? [agency] : [];
  return { ...heading, next: { actor, agencies, since } };
}

type Counted = Pick<Standing, 'headline' | 'state' | 'silentDays'>;

/** The five numbers over any rows; their sum is always the list. */
export function countStandings(rows: Counted[]): Counts {
  const of = (h: Headline) => rows.filter((r) => r.headline === h).length;
  const undated = rows.filter((r) => r.headline === 'undated');
  return {
    total: rows.length,
    openLate: of('open-late'),
    openInTime: of('open-in-time'),
    doneOnTime: of('done-on-time'),
    doneLate: of('done-late'),
    undated: undated.length,
    undatedDone: undated.filter((r) => r.state === 'done').length,
    silent: undated.filter((r) => isSilent(r)).length,
  };
}

export const isSilent = (s: Counted, over = SILENT_AFTER_DAYS): boolean =>
  s.headline === 'undated' && s.silentDays !== null && s.silentDays > over;

const wholes: Record<RateWhole, Headline[]> = {
  due: ['done-on-time', 'done-late', 'open-late'],
  done: ['done-on-time', 'done-late'],
};

/** Whether a directive is among those that a rate divides by. */
export const inWhole = (headline: Headline, whole: RateWhole): boolean => wholes[whole].includes(headline);

export interface Rate {
  part: number;
  whole: number;
}

/**
 * The three named rates, never one bare "tỷ lệ hoàn thành". The first is the national one: it counts late
 * completions as done (Báo cáo 1270/BC-TCTTTg, 27/12/2017). Undated work stays out of all three.
 */
export function rates(c: Pick<Counts, 'openLate' | 'doneOnTime' | 'doneLate'>) {
  const done = c.doneOnTime + c.doneLate;
  const fallenDue = done + c.openLate;
  return {
    completionOfDue: { part: done, whole: fallenDue },
    onTimeOfDone: { part: c.doneOnTime, whole: done },
    onTimeOfDue: { part: c.doneOnTime, whole: fallenDue },
  } satisfies Record<string, Rate>;
}

import { addCalendarDays } from '@dondoc/vietnamese';
import { currentStep, laidSteps, leadBySteps, movedSteps, type StepNow, wholeOf } from '../chain/rules.ts';
import { type Event, freshHand, type Hand, movedHand, stoppedHand } from '../leads/rules.ts';
import type { Cadence, DeadlineOrigin, EventKind, NextActor, WorkState } from '../schema.ts';
import { inNewHands } from '../succession/rules.ts';

/** A request to move the deadline that nobody has decided yet. */
export interface Asked {
  eventId: number;
  agencyId: string;
  date: string;
  askedOn: string;
}

/** A directive as its events have left it. Days are calendar days. */
export interface Snapshot {
  leads: Hand[];
  /** The chain of desks, where the clerk has confirmed one; then the leads stand by it. */
  steps: StepNow[];
  due: string | null;
  dueOrigin: DeadlineOrigin | null;
  firstDue: string | null;
  cadence: Cadence | null;
  /** When the first report of the rhythm is due; without it no occurrence is ever made. */
  cadenceFrom: string | null;
  /** The first late day: of a deadline missed before it was extended, else the day after the deadline. */
  lateFrom: string | null;
  asked: Asked | null;
  toldOn: string;
  /** From this day on it is laid on nobody any more, and counts nowhere. */
  withdrawnOn: string | null;
}

const byDay = (a: Event, b: Event) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id;

/** Folds the events of one directive, up to and including a day. Null before it was published. */
export function foldEvents(events: Event[], day = '9999-12-31'): Snapshot | null {
  const past = events.filter((e) => e.happenedOn <= day).sort(byDay);
  const first = past.find((e) => e.kind === 'published');
  if (!first) return null;
  const toldOn = first.happenedOn;
  const start: Snapshot = {
    leads: (first.data.leadIds ?? []).map((agencyId) => freshHand(agencyId, toldOn)),
    ...{ steps: [], due: null, dueOrigin: null, firstDue: null, cadence: null, cadenceFrom: null },
    ...{ lateFrom: null, asked: null, toldOn, withdrawnOn: null },
  };
  return past.flatMap(signedOnPaper).reduce(applyEvent, start);
}

/** What an agency's head has signed on paper has gone out when it is recorded. */
const signedOnPaper = (event: Event): Event[] =>
  event.kind === 'reported' && event.data.onPaper
    ? [event, { ...event, kind: 'report_approved', data: { reportId: event.id } }]
    : [event];

function applyEvent(before: Snapshot, event: Event): Snapshot {
  const { date, origin, every } = event.data;
  if (before.withdrawnOn) return before;
  switch (event.kind) {
    case 'deadline_set':
      // A deadline moves only by a granted extension (design rule 4): a second setting changes nothing.
      if (!date || before.due) return before;
      return {
        ...before,
        due: date,
        firstDue: date,
        dueOrigin: origin ?? 'office',
        lateFrom: lateStart(date, origin, event.happenedOn),
      };
    case 'extension_asked':
      return date && event.agencyId
        ? {
            ...before,
            asked: { eventId: event.id, agencyId: event.agencyId, date, askedOn: event.happenedOn },
          }
        : before;
    case 'extension_granted':
      return date ? { ...extended(before, event.happenedOn, date), asked: null } : before;
    case 'extension_refused':
      return before.asked?.eventId === event.data.requestId ? { ...before, asked: null } : before;
    case 'cadence_set':
      return { ...before, cadence: every ?? null, cadenceFrom: date ?? null };
    case 'succeeded':
      return inNewHands(before, event);
    case 'withdrawn':
      // On the day on which it was laid on them it was laid on them.
      return {
        ...before,
        withdrawnOn: event.happenedOn > before.toldOn ? event.happenedOn : addCalendarDays(before.toldOn, 1),
      };
    case 'steps_set':
      return bySteps(before, laidSteps(before.steps, event.data.steps ?? [], event.happenedOn, before.leads));
    case 'published':
      return before;
    default:
      return before.steps.length > 0
        ? bySteps(before, movedSteps(before.steps, event))
        : atLead(before, event);
  }
}

function bySteps(before: Snapshot, steps: StepNow[]): Snapshot {
  if (steps.length === 0) return before;
  return { ...before, steps, leads: before.leads.map((lead) => leadBySteps(lead, steps)) };
}

/** A date that the document does not fix counts from the day the agency was told it: it cannot be missed before. */
function lateStart(due: string, origin: DeadlineOrigin | undefined, toldOn: string): string {
  const last = origin !== 'document' && toldOn > due ? toldOn : due;
  return addCalendarDays(last, 1);
}

/** An extension granted after the date never clears red already earned. */
function extended(before: Snapshot, grantedOn: string, date: string): Snapshot {
  const earned = before.lateFrom !== null && grantedOn >= before.lateFrom;
  return { ...before, due: date, lateFrom: earned ? before.lateFrom : addCalendarDays(date, 1) };
}

function atLead(before: Snapshot, event: Event): Snapshot {
  const leads = before.leads.map((lead) =>
    lead.agencyId === event.agencyId ? movedHand(lead, event) : lead,
  );
  return { ...before, leads };
}

const urgency: WorkState[] = [
  'awaiting-acceptance',
  'awaiting-approval',
  'returned',
  'in-progress',
  'not-started',
];

/** The state of the whole: done when all leads are; else the open lead that somebody must act on first. */
export function workState({ leads, steps }: Pick<Snapshot, 'leads' | 'steps'>): WorkState {
  if (steps.length > 0) return wholeOf(steps).state;
  if (leads.length > 0 && leads.every((lead) => lead.state === 'done')) return 'done';
  return urgency.find((state) => leads.some((lead) => lead.state === state)) ?? 'not-started';
}

/** Whether nothing is left to do for an agency: its own part as a lead, or the whole. */
export function isOverFor(snapshot: Pick<Snapshot, 'leads' | 'steps'>, agencyId: string): boolean {
  const own = snapshot.leads.find((lead) => lead.agencyId === agencyId);
  return (own?.state ?? workState(snapshot)) === 'done';
}

const latest = (days: (string | null)[]): string | null =>
  days.includes(null) ? null : ((days as string[]).sort().at(-1) ?? null);

/** The day all was done; null while something is not. */
export function completedOn({ leads, steps }: Snapshot): string | null {
  if (steps.length > 0) return wholeOf(steps).completedOn;
  return leads.length > 0 ? latest(leads.map((lead) => lead.completedOn)) : null;
}

/** The day the clock of the whole stopped: that of the last lead or desk; null while one is at work. */
export function stoppedOn({ leads, steps }: Snapshot): string | null {
  if (steps.length > 0) return wholeOf(steps).completedOn ?? wholeOf(steps).submittedOn;
  return leads.length > 0 ? latest(leads.map(stoppedHand)) : null;
}

const lastReportOn = ({ leads, steps }: Snapshot): string | null =>
  latest([...leads, ...steps].map((hand) => hand.lastReportOn).filter((day) => day !== null));

export interface Next {
  actor: NextActor;
  agencyIds: string[];
  since: string;
}

/** Whose hand a state waits for. */
export function actorOf(state: WorkState): NextActor {
  switch (state) {
    case 'done':
      return 'none';
    case 'awaiting-acceptance':
      return 'office';
    case 'awaiting-approval':
      return 'head';
    case 'awaiting-decision':
      return 'above';
    default:
      return 'agency';
  }
}

/** Who must move next, and since when. */
export function nextActor(snapshot: Snapshot): Next {
  const state = workState(snapshot);
  const turn = currentStep(snapshot.steps);
  const here = turn ? [turn] : snapshot.leads.filter((lead) => lead.state === state);
  const since = here.map((lead) => lead.since).sort()[0] ?? snapshot.toldOn;
  const actor = snapshot.leads.length === 0 && !turn ? 'office' : actorOf(state);
  const isTheirs = actor === 'agency' || actor === 'head' || actor === 'above';
  return { actor, agencyIds: isTheirs ? here.map((lead) => lead.agencyId) : [], since };
}

/** What a list needs of a snapshot, the same as a row of directive_period. */
export interface Period {
  state: WorkState;
  due: string | null;
  dueOrigin: DeadlineOrigin | null;
  firstDue: string | null;
  cadence: Cadence | null;
  lateFrom: string | null;
  stoppedOn: string | null;
  completedOn: string | null;
  lastReportOn: string | null;
  /** Until when more time is asked for, while nobody has decided. */
  askedDate: string | null;
  toldOn: string;
  nextActor: Next['actor'];
  nextAgencyIds: string[];
  nextSince: string;
}

export function periodOf(snapshot: Snapshot): Period {
  const { due, dueOrigin, firstDue, cadence, lateFrom, toldOn } = snapshot;
  const next = nextActor(snapshot);
  return {
    state: workState(snapshot),
    due,
    dueOrigin,
    firstDue,
    cadence,
    lateFrom,
    stoppedOn: stoppedOn(snapshot),
    completedOn: completedOn(snapshot),
    lastReportOn: lastReportOn(snapshot),
    askedDate: snapshot.asked?.date ?? null,
    toldOn,
    nextActor: next.actor,
    nextAgencyIds: next.agencyIds,
    nextSince: next.since,
  };
}

/** How one of the leads stands, the same as a row of directive_lead_period. */
export interface LeadPeriod {
  agencyId: string;
  state: WorkState;
  since: string;
  stoppedOn: string | null;
  completedOn: string | null;
  lastReportOn: string | null;
  percent: number | null;
}

export const leadPeriodsOf = ({ leads }: Snapshot): LeadPeriod[] =>
  leads.map((lead) => {
    const { agencyId, state, since, completedOn, lastReportOn, percent } = lead;
    return { agencyId, state, since, stoppedOn: stoppedHand(lead), completedOn, lastReportOn, percent };
  });

export const insideKinds: EventKind[] = [
  'handed_on',
  'handover_reported',
  'handover_accepted',
  'handover_returned',
  'handover_withdrawn',
];

/** What happens inside an agency moves nothing that others count. */
export const isInside = ({ kind }: Pick<Event, 'kind'>): boolean => insideKinds.includes(kind);

export interface Span {
  fromDay: string;
  /** The first day of the next one; null for the last. */
  toDay: string | null;
  snapshot: Snapshot;
}

/** What moves nothing that lists count: what happens inside an agency, and the office's own pressing. */
const movesNothing = (event: Event): boolean => isInside(event) || event.kind === 'nudged';

/** The days cut where something moved. A day on which nothing did is no cut. */
export function spansOf(events: Event[]): Span[] {
  const days = [...new Set(events.filter((e) => !movesNothing(e)).map((e) => e.happenedOn))].sort();
  return days.flatMap((fromDay, i) => {
    const snapshot = foldEvents(events, fromDay);
    const ends = snapshot?.withdrawnOn ?? null;
    return snapshot && (ends === null || ends > fromDay)
      ? [{ fromDay, toDay: days[i + 1] ?? ends, snapshot }]
      : [];
  });
}

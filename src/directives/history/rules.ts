import { addCalendarDays } from '@dondoc/vietnamese';
import type { Cadence, DeadlineOrigin, DirectiveEvent, WorkState } from '../schema.ts';

type Event = Pick<DirectiveEvent, 'id' | 'kind' | 'happenedOn' | 'agencyId' | 'actorId' | 'data'>;

interface Lead {
  agencyId: string;
  state: WorkState;
  since: string;
  report: Event | null;
  /** The day its report of completion went out, approved. */
  submittedOn: string | null;
  completedOn: string | null;
}

/** A directive as its events have left it. Days are calendar days. */
export interface Snapshot {
  leads: Lead[];
  due: string | null;
  dueOrigin: DeadlineOrigin | null;
  firstDue: string | null;
  cadence: Cadence | null;
  /** The first late day: of a deadline missed before it was extended, else the day after the deadline. */
  lateFrom: string | null;
  toldOn: string;
  lastReportOn: string | null;
}

const byDay = (a: Event, b: Event) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id;

/** Folds the events of one directive, up to and including a day. Null before it was published. */
export function foldEvents(events: Event[], day = '9999-12-31'): Snapshot | null {
  const past = events.filter((e) => e.happenedOn <= day).sort(byDay);
  const first = past.find((e) => e.kind === 'published');
  if (!first) return null;
  const leads = (first.data.leadIds ?? []).map((agencyId): Lead => {
    return {
      agencyId,
      state: 'not-started',
      since: first.happenedOn,
      report: null,
      submittedOn: null,
      completedOn: null,
    };
  });
  const start: Snapshot = {
    leads,
    due: null,
    dueOrigin: null,
    firstDue: null,
    cadence: null,
    lateFrom: null,
    toldOn: first.happenedOn,
    lastReportOn: null,
  };
  return past.reduce(applyEvent, start);
}

function applyEvent(before: Snapshot, event: Event): Snapshot {
  const { date, origin, every } = event.data;
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
    case 'extension_granted':
      return date ? extended(before, event.happenedOn, date) : before;
    case 'cadence_set':
      return { ...before, cadence: every ?? null };
    case 'published':
      return before;
    default:
      return atLead(before, event);
  }
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
    lead.agencyId === event.agencyId ? movedLead(lead, event) : lead,
  );
  // A report is one when the head has let it out; until then the agency is as silent as before.
  const isOut = event.kind === 'report_approved';
  return { ...before, leads, lastReportOn: isOut ? event.happenedOn : before.lastReportOn };
}

function movedLead(lead: Lead, event: Event): Lead {
  // A late or repeated click never moves what is closed.
  if (lead.state === 'done') return lead;
  const since = event.happenedOn;
  const aboutThis = lead.report !== null && event.data.reportId === lead.report.id;
  switch (event.kind) {
    case 'reported':
      return { ...lead, state: 'awaiting-approval', since, report: event, submittedOn: null };
    case 'report_approved':
      if (!aboutThis) return lead;
      return lead.report?.data.done
        ? { ...lead, state: 'awaiting-acceptance', since, submittedOn: since }
        : { ...lead, state: 'in-progress', since };
    case 'report_returned':
    case 'completion_returned':
      return aboutThis ? { ...lead, state: 'returned', since, submittedOn: null } : lead;
    case 'completed':
      return aboutThis
        ? { ...lead, state: 'done', since, completedOn: event.data.completedOn ?? since }
        : lead;
    default:
      return lead;
  }
}

const urgency: WorkState[] = [
  'awaiting-acceptance',
  'awaiting-approval',
  'returned',
  'in-progress',
  'not-started',
];

/** The state of the whole: done when all leads are; else the open lead that somebody must act on first. */
export function workState({ leads }: Pick<Snapshot, 'leads'>): WorkState {
  if (leads.length > 0 && leads.every((lead) => lead.state === 'done')) return 'done';
  return urgency.find((state) => leads.some((lead) => lead.state === state)) ?? 'not-started';
}

const latest = (days: (string | null)[]): string | null =>
  days.includes(null) ? null : ((days as string[]).sort().at(-1) ?? null);

/** The day all leads were done; null while one is not. */
export const completedOn = ({ leads }: Snapshot): string | null =>
  leads.length > 0 ? latest(leads.map((lead) => lead.completedOn)) : null;

/** The day the clock stopped: done, or the report of completion lies at the office. */
export const stoppedOn = ({ leads }: Snapshot): string | null =>
  leads.length > 0 ? latest(leads.map((lead) => lead.completedOn ?? lead.submittedOn)) : null;

export interface Next {
  actor: 'agency' | 'head' | 'office' | 'none';
  agencyIds: string[];
  since: string;
}

/** Who must move next, and since when. */
export function nextActor(snapshot: Snapshot): Next {
  const state = workState(snapshot);
  const here = snapshot.leads.filter((lead) => lead.state === state);
  const since = here.map((lead) => lead.since).sort()[0] ?? snapshot.toldOn;
  const agencyIds = here.map((lead) => lead.agencyId);
  if (state === 'done') return { actor: 'none', agencyIds: [], since };
  if (state === 'awaiting-acceptance' || snapshot.leads.length === 0)
    return { actor: 'office', agencyIds: [], since };
  return { actor: state === 'awaiting-approval' ? 'head' : 'agency', agencyIds, since };
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
  toldOn: string;
  nextActor: Next['actor'];
  nextAgencyIds: string[];
  nextSince: string;
}

export function periodOf(snapshot: Snapshot): Period {
  const { due, dueOrigin, firstDue, cadence, lateFrom, lastReportOn, toldOn } = snapshot;
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
    lastReportOn,
    toldOn,
    nextActor: next.actor,
    nextAgencyIds: next.agencyIds,
    nextSince: next.since,
  };
}

/**
 * The history as an agency may see it: what another agency's people wrote stays theirs until their head has let it
 * out in the agency's name, and why a head returned it stays inside.
 */
export function openTo<E extends Event>(events: E[], agencyId: string): E[] {
  const approved = new Set(events.flatMap((e) => (e.kind === 'report_approved' ? [e.data.reportId] : [])));
  return events.map((event) => {
    if (event.agencyId === null || event.agencyId === agencyId) return event;
    if (event.kind === 'reported' && !approved.has(event.id)) return { ...event, data: {} };
    if (event.kind === 'report_returned') return { ...event, data: { ...event.data, reason: undefined } };
    return event;
  });
}

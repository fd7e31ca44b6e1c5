import { addCalendarDays } from '@dondoc/vietnamese';
import { sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Cadence, DeadlineOrigin, DirectiveEvent, EventKind, WorkState } from '../schema.ts';

type Event = Pick<DirectiveEvent, 'id' | 'kind' | 'happenedOn' | 'agencyId' | 'actorId' | 'data'>;

export interface Lead {
  agencyId: string;
  state: WorkState;
  since: string;
  report: Event | null;
  /** The day its report of completion went out, approved. */
  submittedOn: string | null;
  completedOn: string | null;
  /** Of the last report that went out, approved. */
  lastReportOn: string | null;
  percent: number | null;
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
}

const byDay = (a: Event, b: Event) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id;

/** Folds the events of one directive, up to and including a day. Null before it was published. */
export function foldEvents(events: Event[], day = '9999-12-31'): Snapshot | null {
  const past = events.filter((e) => e.happenedOn <= day).sort(byDay);
  const first = past.find((e) => e.kind === 'published');
  if (!first) return null;
  const toldOn = first.happenedOn;
  const start: Snapshot = {
    leads: (first.data.leadIds ?? []).map((agencyId) => toldLead(agencyId, toldOn)),
    ...{ due: null, dueOrigin: null, firstDue: null, cadence: null, lateFrom: null, toldOn },
  };
  return past.reduce(applyEvent, start);
}

const toldLead = (agencyId: string, since: string): Lead => ({
  ...{ agencyId, state: 'not-started', since, report: null, submittedOn: null, completedOn: null },
  ...{ lastReportOn: null, percent: null },
});

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
  return { ...before, leads };
}

/** Each kind of event moves a lead from its own states only: a late or repeated click changes nothing. */
function movedLead(lead: Lead, event: Event): Lead {
  const since = event.happenedOn;
  if (event.kind === 'reported') {
    const isShut = lead.state === 'done' || lead.state === 'awaiting-acceptance';
    return isShut ? lead : { ...lead, state: 'awaiting-approval', since, report: event };
  }
  if (lead.report === null || event.data.reportId !== lead.report.id) return lead;
  if (lead.state === 'awaiting-approval') {
    if (event.kind === 'report_approved') return goneOut(lead, lead.report, since);
    return event.kind === 'report_returned' ? { ...lead, state: 'returned', since } : lead;
  }
  if (lead.state !== 'awaiting-acceptance') return lead;
  if (event.kind === 'completion_returned') return { ...lead, state: 'returned', since, submittedOn: null };
  return event.kind === 'completed'
    ? { ...lead, state: 'done', since, completedOn: event.data.completedOn ?? since }
    : lead;
}

/** A report is one when the head has let it out; until then the agency is as silent as before. */
function goneOut(lead: Lead, { data }: Event, since: string): Lead {
  const out = { ...lead, since, lastReportOn: since, percent: data.percent ?? lead.percent };
  return data.done
    ? { ...out, state: 'awaiting-acceptance', submittedOn: since }
    : { ...out, state: 'in-progress' };
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

/** Whether nothing is left to do for an agency: its own part as a lead, or the whole. */
export function isOverFor(snapshot: Pick<Snapshot, 'leads'>, agencyId: string): boolean {
  const own = snapshot.leads.find((lead) => lead.agencyId === agencyId);
  return (own?.state ?? workState(snapshot)) === 'done';
}

const latest = (days: (string | null)[]): string | null =>
  days.includes(null) ? null : ((days as string[]).sort().at(-1) ?? null);

/** The day all leads were done; null while one is not. */
export const completedOn = ({ leads }: Snapshot): string | null =>
  leads.length > 0 ? latest(leads.map((lead) => lead.completedOn)) : null;

/** The day a lead's own clock stopped: done, or its report of completion lies at the office. */
const stopped = ({ completedOn, submittedOn }: Lead): string | null => completedOn ?? submittedOn;

/** The day the clock of the whole stopped: that of the last lead; null while one is at work. */
export const stoppedOn = ({ leads }: Snapshot): string | null =>
  leads.length > 0 ? latest(leads.map(stopped)) : null;

const lastReportOn = ({ leads }: Snapshot): string | null =>
  latest(leads.map((lead) => lead.lastReportOn).filter((day) => day !== null));

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
    return { agencyId, state, since, stoppedOn: stopped(lead), completedOn, lastReportOn, percent };
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

/** The days cut where something moved. A day on which something happened only inside an agency is no cut. */
export function spansOf(events: Event[]): Span[] {
  const days = [...new Set(events.filter((e) => !isInside(e)).map((e) => e.happenedOn))].sort();
  return days.flatMap((fromDay, i) => {
    const snapshot = foldEvents(events, fromDay);
    return snapshot ? [{ fromDay, toDay: days[i + 1] ?? null, snapshot }] : [];
  });
}

/** Who looks at a history. The office sees nothing of what happens inside an agency, not even inside its own. */
export interface Reader {
  agencyId: string;
  userId: string;
  isOffice: boolean;
}

export function readerOf(viewer: Viewer): Reader {
  return { agencyId: viewer.agency.id, userId: viewer.userId, isOffice: sees(viewer).agencyIds === null };
}

/**
 * The history as somebody may see it: what another agency's people wrote stays theirs until their head has let it out
 * in the agency's name; why a head returned it, and what was handed on inside, stays inside.
 */
export function openTo<E extends Event>(events: E[], reader: Reader): E[] {
  const approved = new Set(events.flatMap((e) => (e.kind === 'report_approved' ? [e.data.reportId] : [])));
  const ownHandovers = new Set(events.filter((e) => isHandedTo(e, reader)).map((e) => e.id));
  return events.flatMap((event) => {
    const isOwn = event.agencyId === reader.agencyId;
    if (isInside(event)) {
      const isParty = isOwn || ownHandovers.has(event.data.handoverId ?? event.id);
      return isParty && !reader.isOffice ? [event] : [];
    }
    if (event.agencyId === null || (isOwn && !reader.isOffice)) return [event];
    return [asOutside(event, isOwn || approved.has(event.id), isOwn)];
  });
}

const isHandedTo = ({ kind, data }: Event, { agencyId, userId }: Reader): boolean =>
  kind === 'handed_on' && (data.toAgencyId === agencyId || data.toUserId === userId);

function asOutside<E extends Event>(event: E, isOut: boolean, isOwn: boolean): E {
  // From which units an agency's report was put together is nobody's business outside.
  if (event.kind === 'reported')
    return { ...event, data: isOut ? { ...event.data, takenFrom: undefined } : {} };
  if (event.kind === 'report_returned' && !isOwn)
    return { ...event, data: { ...event.data, reason: undefined } };
  return event;
}

import type { Agency } from '#accounts/schema.ts';
import { heirsOn } from '#accounts/succession/rules.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Assignment, DirectiveEvent, EventData, WorkState } from '../schema.ts';

type Event = Pick<DirectiveEvent, 'id' | 'kind' | 'happenedOn' | 'agencyId' | 'data'>;

/** From which agency the work goes to which; null for all other events, and where it was seen to stay. */
export function moveOf({ kind, data }: Pick<Event, 'kind' | 'data'>): { from: string; to: string } | null {
  const { fromAgencyId: from, toAgencyId: to } = data;
  return kind === 'succeeded' && from && to && from !== to ? { from, to } : null;
}

/** What is known of an agency's part in a directive. */
interface Part {
  agencyId: string;
  state: WorkState;
  report: { id: number } | null;
  completedOn: string | null;
  lastReportOn: string | null;
}

/**
 * The leads after one agency has taken over from another: state, reports and clocks go along. Where the new one led
 * already, the two parts are one, and the less advanced of them stands: nothing counts as done that is not.
 */
export function takenOver<P extends Part>(leads: P[], { from, to }: { from: string; to: string }): P[] {
  const gives = leads.find((lead) => lead.agencyId === from);
  if (!gives) return leads;
  const moved = { ...gives, agencyId: to };
  const own = leads.find((lead) => lead.agencyId === to);
  if (!own) return leads.map((lead) => (lead === gives ? moved : lead));
  return leads.flatMap((lead) => (lead === gives ? [] : lead === own ? [joined(own, moved)] : [lead]));
}

const progress: WorkState[] = [
  'not-started',
  'in-progress',
  'returned',
  'awaiting-approval',
  'awaiting-acceptance',
  'done',
];

const laterDay = (a: string | null, b: string | null) => ((a ?? '') > (b ?? '') ? a : b);

function joined<P extends Part>(a: P, b: P): P {
  const ahead = progress.indexOf(a.state) - progress.indexOf(b.state);
  // Of two that stand alike, the one with the later report: that is what is approved or accepted next.
  const stands = ahead === 0 ? ((a.report?.id ?? 0) >= (b.report?.id ?? 0) ? a : b) : ahead < 0 ? a : b;
  return {
    ...stands,
    lastReportOn: laterDay(a.lastReportOn, b.lastReportOn),
    completedOn: stands.completedOn && laterDay(a.completedOn, b.completedOn),
  };
}

/** All that names an agency in how a directive stands. */
interface Hands {
  leads: Part[];
  steps: { agencyId: string; step: { agencyId: string } }[];
  asked: { agencyId: string } | null;
}

/** The whole after a succession: leads, desks of the chain and an open request for time, each with who has it now. */
export function inNewHands<S extends Hands>(before: S, event: Event): S {
  const move = moveOf(event);
  if (!move) return before;
  const now = <H extends { agencyId: string }>(held: H): H =>
    held.agencyId === move.from ? { ...held, agencyId: move.to } : held;
  return {
    ...before,
    leads: takenOver(before.leads, move),
    steps: before.steps.map((one) => ({ ...now(one), step: now(one.step) })),
    asked: before.asked && now(before.asked),
  };
}

const byDay = (a: Event, b: Event) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id;

export interface Holder {
  assignmentId: string;
  agencyId: string;
  role: string;
  fromDay: string;
  toDay: string | null;
}

/** Who has each assigned role on which days. What the document assigns is never changed by it. */
export function holdersOf(
  assignments: { id: string; agencyId: string | null; role: string }[],
  events: Event[],
): Holder[] {
  const past = [...events].sort(byDay);
  const told = past.find((e) => e.kind === 'published')?.happenedOn;
  if (!told) return [];
  return assignments.flatMap(({ id: assignmentId, agencyId, role }) => {
    if (agencyId === null) return [];
    const spans: Holder[] = [{ assignmentId, agencyId, role, fromDay: told, toDay: null }];
    for (const event of past) {
      const move = moveOf(event);
      const last = spans.at(-1);
      if (!move || !last || last.agencyId !== move.from) continue;
      // Within one day only the last of them holds it.
      if (last.fromDay === event.happenedOn) spans.pop();
      else last.toDay = event.happenedOn;
      spans.push({ assignmentId, agencyId: move.to, role, fromDay: event.happenedOn, toDay: null });
    }
    return spans;
  });
}

/** To whom an event belongs now: what an agency wrote is in the hands of whoever took over its work since. */
export function ownersOf<E extends Event>(events: E[]): (event: E) => string | null {
  const moves = events.filter((e) => moveOf(e) !== null).sort(byDay);
  if (moves.length === 0) return ({ agencyId }) => agencyId;
  return (event) =>
    moves
      .filter((move) => byDay(move, event) > 0)
      .flatMap((move) => moveOf(move) ?? [])
      .reduce((owner, { from, to }) => (owner === from ? to : owner), event.agencyId);
}

/** Open work whose agency has ended or given work away, and who may go on with it. */
export interface Asked {
  fromAgencyId: string;
  recordingId: string;
}

/** Whether it was already said, for this recording, that the work stays. */
export const isAnswered = (events: Pick<Event, 'kind' | 'data'>[], { fromAgencyId, recordingId }: Asked) =>
  events.some(
    ({ kind, data }) =>
      kind === 'succeeded' && data.fromAgencyId === fromAgencyId && data.successionId === recordingId,
  );

/** The clerk says who goes on with it: one of those to whom the succession leads, and nobody else. */
export function succeeding(
  { events, isOver }: { events: Event[]; isOver: boolean },
  assignments: Pick<Assignment, 'agency'>[],
  agencies: Agency[],
  asked: Asked & { toAgencyId: string },
  today: string,
): Outcome<{ kind: 'succeeded'; agencyId: string; data: EventData }> {
  const { fromAgencyId, recordingId, toAgencyId } = asked;
  const holds = assignments.some(({ agency }) => agency?.id === fromAgencyId);
  if (!holds || isAnswered(events, asked))
    return refuse('conflict', 'Việc này đã được giao lại. Tải lại để xem; chưa có gì thay đổi.');
  if (isOver) return refuse('conflict', 'Việc đã hoàn thành nên giữ nguyên cơ quan đã làm; không giao lại.');
  if (!heirsOn(agencies, fromAgencyId, recordingId, today).includes(toAgencyId))
    return refuse(
      'badInput',
      'Cơ quan được chọn không kế thừa cơ quan này theo thay đổi đã ghi. Chọn lại; chưa có gì thay đổi.',
    );
  return ok({
    kind: 'succeeded',
    agencyId: toAgencyId,
    data: { fromAgencyId, toAgencyId, successionId: recordingId },
  });
}

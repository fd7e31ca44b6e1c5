import { daysBetween } from '@dondoc/vietnamese';
import type { Answer, EventData, Mover, ProposalEvent, ProposalState, Side, Verdict } from '../schema.ts';

/** An answer with what a person has said it comes to, on a day. */
export interface AnswerOn {
  id: number;
  on: string;
  documentId: string | null;
  verdict: Verdict | null;
  data: EventData;
}

export interface WordOn {
  side: Side;
  settled: boolean;
  on: string;
  text: string;
  actorId: string | null;
}

export interface ProposalStanding {
  state: ProposalState;
  since: string | null;
  sentOn: string | null;
  answers: AnswerOn[];
  current: AnswerOn | null;
  body: WordOn | null;
  asker: WordOn | null;
}

/**
 * How a request stands at the end of a day: the fold of its events in the order in which they happened, and on one day
 * in which they were recorded. So an answer of an earlier day that is recorded late takes no later one's place; and a
 * later answer asks both sides anew, for what they said was said of the one before.
 */
export function standingOfProposal(
  events: readonly ProposalEvent[],
  asOf: string,
  carried: 'split' | 'merge' | null = null,
): ProposalStanding {
  const past = inOrder(events.filter(({ happenedOn }) => happenedOn <= asOf));
  const answers = answersOf(past);
  const current = answers.at(-1) ?? null;
  // Whoever spoke before this answer was recorded spoke of another, on whatever day it was given.
  const after = current
    ? past.slice(past.findIndex(({ id }) => id === current.id) + 1).filter(({ id }) => id > current.id)
    : [];
  const words = after.flatMap((event) => (event.kind === 'word' ? wordOf(event) : []));
  const body = words.findLast(({ side }) => side === 'body') ?? null;
  const asker = words.findLast(({ side }) => side === 'asker') ?? null;
  const sentOn = past.find(({ kind }) => kind === 'sent')?.happenedOn ?? null;
  const said = { sentOn, answers, current, body, asker };
  if (carried) return { ...said, state: carried === 'split' ? 'split' : 'merged', since: null };
  if (!sentOn) return { ...said, state: 'draft', since: null };
  if (!current) return { ...said, state: 'waiting', since: sentOn };
  if (!current.verdict) return { ...said, state: 'unconfirmed', since: current.on };
  return { ...said, ...answeredState(current, body, asker, asOf) };
}

/** Neither side closes it alone; two words that do not agree open it again. */
function answeredState(
  { verdict, on, data: { reviewOn } }: AnswerOn,
  body: WordOn | null,
  asker: WordOn | null,
  asOf: string,
): Pick<ProposalStanding, 'state' | 'since'> {
  const latest = [body?.on, asker?.on].filter((one) => one !== undefined).sort();
  const last = latest.at(-1) ?? on;
  if (body && asker && body.settled !== asker.settled) return { state: 'disputed', since: last };
  if (body?.settled && asker?.settled) return { state: 'settled', since: last };
  if (verdict === 'interim' && reviewOn && reviewOn <= asOf) return { state: 'reviewDue', since: reviewOn };
  if (body?.settled || asker?.settled) return { state: 'oneSide', since: last };
  return { state: verdict === 'interim' ? 'interim' : 'answered', since: last };
}

/** Whether its day of review has come with no further answer; two sides that do not agree do not put that off. */
export const isReviewDue = (
  { state, current }: { state: ProposalState; current: Pick<Answer, 'verdict' | 'reviewOn'> | null },
  today: string,
): boolean =>
  state === 'reviewDue' ||
  (state === 'disputed' &&
    current?.verdict === 'interim' &&
    current.reviewOn !== null &&
    current.reviewOn <= today);

export const inOrder = (events: readonly ProposalEvent[]): ProposalEvent[] =>
  events.toSorted((a, b) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id);

function answersOf(past: readonly ProposalEvent[]): AnswerOn[] {
  const confirmed = new Map<number, EventData>();
  for (const { kind, data } of past.toSorted((a, b) => a.id - b.id))
    if (kind === 'confirmed' && data.answerId !== undefined) confirmed.set(data.answerId, data);
  return past
    .filter(({ kind }) => kind === 'answered')
    .map(({ id, happenedOn, documentId, data }) => {
      const said = confirmed.get(id);
      // A confirmation says all of it anew: what went with the verdict before goes with it.
      const { verdict: _, reviewOn: __, toAgencyId: ___, ...words } = data;
      const whole = said ? { ...words, ...said, text: data.text } : data;
      return { id, on: happenedOn, documentId, verdict: whole.verdict ?? null, data: whole as EventData };
    });
}

const wordOf = ({ happenedOn, actorId, data }: ProposalEvent): WordOn[] =>
  data.side && data.settled !== undefined
    ? [{ side: data.side, settled: data.settled, on: happenedOn, text: data.text ?? '', actorId }]
    : [];

/** Whose turn it is, since when. */
export function moverOf(
  { state, since, body, asker }: ProposalStanding,
  hasOpenWork: boolean,
  asOf: string,
): Mover {
  const from = (who: Mover['who']): Mover => ({ who, since, days: since ? daysBetween(since, asOf) : null });
  if (state === 'draft') return from('asker');
  if (state === 'settled' || state === 'split' || state === 'merged') return from('none');
  if (state === 'oneSide') return from(body?.settled ? 'asker' : 'office');
  if (state === 'interim' && !asker) return from('day');
  if (state === 'answered' && hasOpenWork && !asker) return from('work');
  return from('office');
}

/** Whoever is waited for first, and longest. */
export function byTurn(
  a: { state: ProposalState; mover: Mover; text: string },
  b: { state: ProposalState; mover: Mover; text: string },
): number {
  const turn = ({ mover }: { mover: Mover }) => TURNS.indexOf(mover.who);
  const kind = ({ state }: { state: ProposalState }) => URGENT.indexOf(state) + 1 || URGENT.length + 1;
  return turn(a) - turn(b) || kind(a) - kind(b) || (b.mover.days ?? 0) - (a.mover.days ?? 0);
}
const TURNS = ['office', 'asker', 'work', 'day', 'none'];
const URGENT: ProposalState[] = ['disputed', 'reviewDue', 'waiting', 'unconfirmed', 'oneSide'];

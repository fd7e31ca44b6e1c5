import type { DirectiveEvent, WorkState } from '../schema.ts';

export type Event = Pick<DirectiveEvent, 'id' | 'kind' | 'happenedOn' | 'agencyId' | 'actorId' | 'data'>;

/** An agency at work: as one of the leads, or at its step. Days are calendar days. */
export interface Hand {
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

export const freshHand = (agencyId: string, since: string): Hand => ({
  ...{ agencyId, state: 'not-started', since, report: null, submittedOn: null, completedOn: null },
  ...{ lastReportOn: null, percent: null },
});

export const handMoves = ['report', 'letOut', 'letOutDone', 'sendBack', 'accept', 'refuse'] as const;
export type HandMove = (typeof handMoves)[number];

/** Each move leads on from these states only: a late or repeated click changes nothing. */
export const handTable: Record<WorkState, Partial<Record<HandMove, WorkState>>> = {
  'not-started': { report: 'awaiting-approval' },
  'in-progress': { report: 'awaiting-approval' },
  returned: { report: 'awaiting-approval' },
  'awaiting-approval': {
    report: 'awaiting-approval',
    letOut: 'in-progress',
    letOutDone: 'awaiting-acceptance',
    sendBack: 'returned',
  },
  'awaiting-acceptance': { accept: 'done', refuse: 'returned' },
  'awaiting-decision': {},
  'passed-on': {},
  done: {},
};

/** The move that an event is for this hand; null where it is about another report, or about no work. */
function moveOf({ report }: Hand, { kind, data }: Event): HandMove | null {
  if (kind === 'reported') return 'report';
  if (report === null || data.reportId !== report.id) return null;
  switch (kind) {
    case 'report_approved':
      return report.data.done ? 'letOutDone' : 'letOut';
    case 'report_returned':
      return 'sendBack';
    case 'completed':
      return 'accept';
    case 'completion_returned':
      return 'refuse';
    default:
      return null;
  }
}

export function movedHand<H extends Hand>(hand: H, event: Event): H {
  const move = moveOf(hand, event);
  const state = move && handTable[hand.state][move];
  if (!state) return hand;
  const since = event.happenedOn;
  const moved = { ...hand, state, since };
  switch (move) {
    case 'report':
      return { ...moved, report: event };
    case 'letOut':
    case 'letOutDone':
      // A report is one when the head has let it out; until then the agency is as silent as before.
      return {
        ...moved,
        lastReportOn: since,
        percent: hand.report?.data.percent ?? hand.percent,
        submittedOn: move === 'letOutDone' ? since : hand.submittedOn,
      };
    case 'refuse':
      return { ...moved, submittedOn: null };
    case 'accept':
      return { ...moved, completedOn: event.data.completedOn ?? since };
    default:
      return moved;
  }
}

/** The day a hand's own clock stopped: done, or its report of completion lies at the office. */
export const stoppedHand = ({ completedOn, submittedOn }: Hand): string | null => completedOn ?? submittedOn;

import { addCalendarDays } from '@dondoc/vietnamese';
import fc from 'fast-check';
import type { DirectiveEvent, EventData, EventKind, WorkState } from '#directives/schema.ts';

/** Two leads, one that only takes part, and a unit inside each. */
export const leads = ['school', 'board'];
const agencies = [...leads, 'department'];
export const FIRST_DAY = '2024-01-01';

interface ModelLead {
  state: WorkState;
  reportId: number;
  isDone: boolean;
  submittedOn: string | null;
}
interface ModelHandover {
  id: number;
  agencyId: string;
  state: 'open' | 'reported' | 'returned' | 'accepted' | 'withdrawn';
  reportId: number;
  isDone: boolean;
  before: ModelHandover['state'];
}

/** What the people in the story know of it: who may do what when, written down apart from the fold. */
export class Story {
  readonly events: DirectiveEvent[] = [];
  readonly leads = new Map<string, ModelLead>();
  readonly handovers: ModelHandover[] = [];
  today = FIRST_DAY;
  due: string | null = null;

  constructor() {
    for (const id of leads)
      this.leads.set(id, { state: 'not-started', reportId: 0, isDone: false, submittedOn: null });
    this.write('published', null, { leadIds: leads });
  }

  write(kind: EventKind, agencyId: string | null, data: EventData = {}): number {
    const id = this.events.length + 1;
    const recordedAt = new Date(`${this.today}T03:00:00Z`);
    this.events.push({ id, kind, happenedOn: this.today, recordedAt, actorId: 'someone', agencyId, data });
    return id;
  }

  get isDone(): boolean {
    return [...this.leads.values()].every((lead) => lead.state === 'done');
  }
  get isStopped(): boolean {
    return [...this.leads.values()].every((lead) => ['done', 'awaiting-acceptance'].includes(lead.state));
  }
}

interface Choice {
  agency: number;
  at: number;
  days: number;
  done: boolean;
  percent: number | null;
}
type Step = (story: Story, choice: Choice) => void;

const agencyOf = ({ agency }: Choice): string => agencies[agency % agencies.length] ?? 'school';
const leadOf = (story: Story, choice: Choice) => {
  const id = leads[choice.agency % leads.length] ?? 'school';
  const lead = story.leads.get(id);
  if (!lead) throw new Error(`no lead ${id}`);
  return { id, lead };
};
const handoverOf = (story: Story, { at }: Choice) =>
  story.handovers[at % Math.max(1, story.handovers.length)];

/** Each act changes nothing where it is not allowed. */
const steps: Record<string, Step> = {
  wait: (story, { days }) => {
    story.today = addCalendarDays(story.today, days);
  },
  receive: (story, choice) => {
    story.write('received', agencyOf(choice));
  },
  setDeadline: (story, { days }) => {
    if (story.due || story.isStopped) return;
    story.due = addCalendarDays(story.today, days - 5);
    story.write('deadline_set', null, { date: story.due, origin: 'office' });
  },
  extend: (story, { days }) => {
    if (!story.due || story.isDone) return;
    story.due = addCalendarDays(story.due, days);
    story.write('extension_granted', null, { date: story.due });
  },
  report: (story, choice) => {
    const { id, lead } = leadOf(story, choice);
    if (lead.state === 'done' || lead.state === 'awaiting-acceptance') return;
    const { done, percent } = choice;
    const taken = story.handovers.filter((h) => h.agencyId === id && h.state === 'reported' && choice.at % 2);
    const takenFrom = taken.map((h) => h.reportId);
    lead.reportId = story.write('reported', id, { done, percent, takenFrom });
    lead.isDone = done;
    lead.state = 'awaiting-approval';
    for (const handover of taken) handover.state = handover.isDone ? 'accepted' : 'open';
  },
  approve: (story, choice) => {
    const { id, lead } = leadOf(story, choice);
    if (lead.state !== 'awaiting-approval') return;
    story.write('report_approved', id, { reportId: lead.reportId });
    lead.state = lead.isDone ? 'awaiting-acceptance' : 'in-progress';
    lead.submittedOn = lead.isDone ? story.today : null;
  },
  returnReport: (story, choice) => {
    const { id, lead } = leadOf(story, choice);
    if (lead.state !== 'awaiting-approval') return;
    story.write('report_returned', id, { reportId: lead.reportId });
    lead.state = 'returned';
  },
  accept: (story, choice) => {
    const { id, lead } = leadOf(story, choice);
    if (lead.state !== 'awaiting-acceptance') return;
    story.write('completed', id, { reportId: lead.reportId, completedOn: lead.submittedOn ?? story.today });
    lead.state = 'done';
  },
  returnCompletion: (story, choice) => {
    const { id, lead } = leadOf(story, choice);
    if (lead.state !== 'awaiting-acceptance') return;
    story.write('completion_returned', id, { reportId: lead.reportId });
    lead.state = 'returned';
    lead.submittedOn = null;
  },
  handOn: (story, choice) => {
    const agencyId = agencyOf(choice);
    const date = addCalendarDays(story.today, choice.days);
    const id = story.write('handed_on', agencyId, { toAgencyId: `unit of ${agencyId}`, date });
    story.handovers.push({ id, agencyId, state: 'open', reportId: 0, isDone: false, before: 'open' });
  },
  unitReports: (story, choice) => {
    const handover = handoverOf(story, choice);
    if (!handover || handover.state === 'accepted' || handover.state === 'withdrawn') return;
    const { done, percent } = choice;
    const data = { handoverId: handover.id, done, percent };
    handover.reportId = story.write('handover_reported', handover.agencyId, data);
    handover.isDone = done;
    handover.state = 'reported';
  },
  takeUnitsReport: (story, choice) => answerUnit(story, choice, 'handover_accepted'),
  returnUnitsReport: (story, choice) => answerUnit(story, choice, 'handover_returned'),
  withdraw: (story, choice) => {
    const handover = handoverOf(story, choice);
    if (!handover || handover.state === 'accepted' || handover.state === 'withdrawn') return;
    story.write('handover_withdrawn', handover.agencyId, { handoverId: handover.id });
    handover.before = handover.state;
    handover.state = 'withdrawn';
  },
  undoWithdrawal: (story, choice) => {
    const handover = handoverOf(story, choice);
    if (handover?.state !== 'withdrawn') return;
    const data = { handoverId: handover.id, toAgencyId: `unit of ${handover.agencyId}` };
    story.write('handed_on', handover.agencyId, data);
    handover.state = handover.before;
  },
};

function answerUnit(story: Story, choice: Choice, kind: 'handover_accepted' | 'handover_returned'): void {
  const handover = handoverOf(story, choice);
  if (handover?.state !== 'reported') return;
  const { id: handoverId, reportId, agencyId, isDone } = handover;
  story.write(kind, agencyId, { handoverId, reportId });
  if (kind === 'handover_returned') handover.state = 'returned';
  else handover.state = isDone ? 'accepted' : 'open';
}

const choice: fc.Arbitrary<Choice> = fc.record({
  agency: fc.nat(2),
  at: fc.nat(5),
  days: fc.nat(20),
  done: fc.boolean(),
  percent: fc.option(fc.nat(100)),
});
const act = fc.tuple(fc.constantFrom(...Object.keys(steps)), choice);

/** Any history that people following the rules can make. */
export const legalStory: fc.Arbitrary<Story> = fc.array(act, { maxLength: 60, size: 'max' }).map((acts) => {
  const story = new Story();
  for (const [name, chosen] of acts) steps[name]?.(story, chosen);
  return story;
});

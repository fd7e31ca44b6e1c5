import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { DecisionKind, MemberRole, Stage } from '../schema.ts';

const Words = z.string().nullable();

const ExampleMember = z.object({
  seat: z.string(),
  role: MemberRole,
  position: z.string(),
  agency: z.string(),
  name: Words,
  duty: Words,
  dueOn: Day.nullable(),
});
export type ExampleMember = z.infer<typeof ExampleMember>;

const ExampleDecision = z.object({
  kind: DecisionKind,
  startedOn: Day,
  by: z.string(),
  drafts: z.array(
    z.object({
      ...{ madeOn: Day, by: z.string(), note: Words, rules: Words },
      ...{ grounds: z.array(z.string()), members: z.array(ExampleMember) },
    }),
  ),
  steps: z.array(
    z.object({ stage: Stage, on: Day, draft: z.number().int(), number: Words, note: Words, by: z.string() }),
  ),
});
export type ExampleDecision = z.infer<typeof ExampleDecision>;

const ExampleMeeting = z.object({
  title: z.string(),
  heldOn: Day,
  place: Words,
  agenda: z.array(z.string()),
  minutes: z.array(z.string()),
  conclusions: z.array(z.string()),
  /** Seats; null: not yet held. */
  chair: Words,
  absent: z.array(z.string()),
});
export type ExampleMeeting = z.infer<typeof ExampleMeeting>;

const ExampleTask = z.object({
  ...{ seat: z.string(), text: z.string(), dueOn: Day.nullable(), givenOn: Day, meeting: z.number().int() },
  ...{ endedOn: Day.nullable(), endedAs: z.enum(['done', 'dropped']).nullable(), note: Words },
});
export type ExampleTask = z.infer<typeof ExampleTask>;

const ExampleCommittee = z.object({
  name: z.string(),
  purpose: Words,
  scheme: Words,
  /** Tied where the example notice has been published. */
  directive: Words,
  drafter: z.string(),
  appraiser: z.string(),
  decider: z.string(),
  startedOn: Day,
  by: z.string(),
  decisions: z.array(ExampleDecision),
  meetings: z.array(ExampleMeeting),
  tasks: z.array(ExampleTask),
});
export type ExampleCommittee = z.infer<typeof ExampleCommittee>;

export const ExampleCommittees = z.object({ source: z.string(), committees: z.array(ExampleCommittee) });

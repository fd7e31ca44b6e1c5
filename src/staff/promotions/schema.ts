import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Answer } from '../ranks/schema.ts';

/** kế hoạch · kêu gọi · nhận hồ sơ · hội đồng · kết quả · bổ nhiệm, in this order. */
export const stepNames = ['plan', 'call', 'files', 'council', 'result', 'appointment'] as const;
export const StepName = z.enum(stepNames);
export type StepName = z.infer<typeof StepName>;

export const Step = z.object({ step: StepName, plannedOn: Day.nullable(), doneOn: Day.nullable() });
export type Step = z.infer<typeof Step>;

/** What happens to a file of a person. */
export const eventKinds = [
  'received',
  'complete',
  'lacking',
  'passed',
  'failed',
  'withdrawn',
  'appointed',
] as const;
export const EventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof EventKind>;

/** Where a file stands: as its last event says, or only named. */
export const FileState = z.enum(['named', ...eventKinds]);
export type FileState = z.infer<typeof FileState>;

export const FileEvent = z.object({
  kind: EventKind,
  happenedOn: Day,
  note: z.string().nullable(),
  madeBy: z.string().nullable(),
  /** Name of who recorded it. */
  by: z.string().nullable(),
  madeAt: z.coerce.date(),
});
export type FileEvent = z.infer<typeof FileEvent>;

export const File = z.object({
  id: z.string(),
  personId: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  rank: z.string().nullable(),
  /** What the rule said when the person was taken in. */
  eligible: Answer,
  reason: z.string().nullable(),
  state: FileState,
  events: z.array(FileEvent),
  /** What whoever asks may record next. */
  next: z.array(EventKind),
});
export type File = z.infer<typeof File>;

export const RoundSummary = z.object({
  id: z.string(),
  name: z.string(),
  rule: z.object({ key: z.string(), name: z.string() }),
  rank: z.object({ code: z.string(), name: z.string() }),
  plan: z.string().nullable(),
  document: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
  openedAt: z.coerce.date(),
  steps: z.array(Step),
  /** The first step that is not done; null when all are. */
  current: StepName.nullable(),
  counts: z.object({ files: z.number().int(), passed: z.number().int(), appointed: z.number().int() }),
});
export type RoundSummary = z.infer<typeof RoundSummary>;

export const Round = RoundSummary.extend({
  files: z.array(File),
  /** Lecturers who are not in the round, with what the rule says of them today; for whoever may take them in. */
  others: z.array(
    z.object({ personId: z.string(), name: z.string(), eligible: Answer, lacks: z.number().int() }),
  ),
  mayKeep: z.boolean(),
  mayDecide: z.boolean(),
});
export type Round = z.infer<typeof Round>;

export const Rounds = z.object({
  rounds: z.array(RoundSummary),
  rules: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      ranks: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  mayKeep: z.boolean(),
});
export type Rounds = z.infer<typeof Rounds>;

export const NewRound = z.object({
  name: z.string().trim().min(3, 'Ghi tên đợt.').max(200),
  rule: z.string().max(60),
  rank: z.string().max(20),
  plan: z.string().trim().max(300).nullable(),
  documentId: z.uuid().nullable(),
});

export const SetStep = Step.extend({ roundId: z.uuid() });
export const TakeIn = z.object({
  roundId: z.uuid(),
  personId: z.uuid(),
  reason: z.string().trim().max(300).nullable(),
});
export const RecordEvent = z.object({
  fileId: z.uuid(),
  kind: EventKind.exclude(['appointed']),
  on: Day,
  note: z.string().trim().max(300).nullable(),
});
export const Appoint = z.object({
  fileId: z.uuid(),
  /** The first day in the rank. */
  on: Day,
  /** Number, day and body of the decision. */
  decision: z.string().trim().min(3, 'Ghi số, ngày, cơ quan ban hành quyết định.').max(200),
});

/** A round of the example office, as data/example/thang-hang.json has it: made up, with the months that it needs. */
export const ExamplePromotion = z.object({
  parameters: z.record(z.string(), z.number().int()),
  basis: z.string(),
  round: z.object({ name: z.string(), rule: z.string(), rank: z.string(), plan: z.string() }),
  steps: z.array(Step),
  files: z.array(z.object({ code: z.string(), eligible: Answer })),
  /** What has happened to each of the files. */
  events: z.array(z.object({ kind: EventKind, happenedOn: Day, note: z.string().nullable() })),
});

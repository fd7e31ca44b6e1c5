import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import type { PersonWithRecords } from '#staff/schema.ts';
import type { Evidence } from '../evidence/schema.ts';
import type { Owner } from '../owners/schema.ts';
import type { RoadmapLine } from '../roadmap/schema.ts';
import type { Assessed, Round } from '../rounds/schema.ts';
import type { IndicatorSet } from '../schema.ts';
import type { Evaluated } from '../verdicts/schema.ts';

/** phải xử lý · nên xử lý · lưu ý */
export const severities = ['must', 'should', 'hint'] as const;
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

export const placeKinds = [
  'indicator',
  'evidence',
  'task',
  'person',
  'unit',
  'round',
  'set',
  'investment',
] as const;

/** A unit of the school as the roster and the directory know it. */
export interface UnitPicture {
  id: string;
  name: string;
  /** Stands in the directory on the day. */
  exists: boolean;
  /** People who lead it on the day. */
  heads: string[];
}

/** How the rules over facts will stand on a day to come, when somebody retires and nobody comes. */
export interface Outlook {
  day: string;
  verdicts: ReadonlyMap<string, Evaluated>;
}

/** How the directive of a task stands: what no directive has yet been made of is not here. */
export type TaskState = 'open' | 'overdue' | 'done';

/** An item of the investments that bears on indicators, as it stands today. */
export interface InvestmentPicture {
  id: string;
  code: string;
  name: string;
  indicatorIds: string[];
  /** Planned to be there by today and not allocated, in đồng. */
  behind: string;
  /** The planned day of the handover; what has been handed over is not here. */
  handoverOn: string | null;
  /** The milestone whose turn it is, its planned day, and by whom. */
  next: string | null;
  nextOn: string | null;
  nextBy: string | null;
}

/** Everything that the rules look at, read at once. */
export interface Picture {
  today: string;
  /** Days before the last day of evidence at which it is asked to be renewed. */
  soonDays: number;
  isExample: boolean;
  set: IndicatorSet;
  /** The newest round of the set, and how its indicators stand. */
  round: Round | null;
  assessed: Assessed[];
  /** Of the closed round before it. */
  before: Assessed[];
  /** What the rules over facts give on the day of the round. */
  computed: ReadonlyMap<string, Evaluated>;
  outlook: Outlook[];
  evidence: Evidence[];
  owners: ReadonlyMap<string, Owner>;
  units: UnitPicture[];
  roadmap: RoadmapLine[];
  taskStates: ReadonlyMap<string, TaskState>;
  investments: InvestmentPicture[];
  /** Of the scheme in force. */
  targetOn: string | null;
  /** Null: whoever asks may not see who works there. */
  people: PersonWithRecords[] | null;
}

/** One place where a rule found something. */
export interface Flaw {
  kind: (typeof placeKinds)[number];
  id: string;
  label: string;
  /** Where a second thing is part of it: the indicator of a piece of evidence. */
  indicatorId?: string | null;
  /** What is wrong here, and what to do about it. */
  says: string;
  todo: string;
  /** Where it is mended. */
  href: string;
}

export interface QualityRule {
  /** Never changes: what has been set aside is known by it. */
  key: string;
  name: string;
  explains: string;
  severity: Severity;
  check(picture: Picture): Flaw[];
}

export const Aside = z.object({ reason: z.string(), until: Day, by: z.string().nullable() });

export const Finding = z.object({
  /** The rule and the thing it found. */
  key: z.string(),
  rule: z.string(),
  severity: Severity,
  kind: z.enum(placeKinds),
  label: z.string(),
  criterion: z.number().int().nullable(),
  /** The unit that answers for it. */
  ownerId: z.string().nullable(),
  says: z.string(),
  todo: z.string(),
  href: z.string(),
  aside: Aside.nullable(),
});
export type Finding = z.infer<typeof Finding>;

export const QualityFilter = z.object({
  severity: Severity.optional(),
  criterion: z.coerce.number().int().min(1).max(99).optional(),
  owner: z.uuid().optional(),
  rule: z.string().max(60).optional(),
  /** Those set aside. */
  aside: z.literal('yes').optional(),
});
export type QualityFilter = z.infer<typeof QualityFilter>;

/** Whether a finding stands in the list that has been asked for; what is set aside stands apart. */
export function isAsked(
  finding: Finding,
  { severity, criterion, owner, rule, aside }: QualityFilter,
): boolean {
  return (
    (finding.aside !== null) === (aside === 'yes') &&
    (!severity || finding.severity === severity) &&
    (!criterion || finding.criterion === criterion) &&
    (!owner || finding.ownerId === owner) &&
    (!rule || finding.rule === rule)
  );
}

export const QualityView = z.object({
  set: z.object({ id: z.string(), name: z.string(), isPractice: z.boolean() }).nullable(),
  roundName: z.string().nullable(),
  criteria: z.array(z.object({ number: z.number().int(), name: z.string() })),
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  rules: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      explains: z.string(),
      severity: Severity,
      found: z.number().int(),
    }),
  ),
  findings: z.array(Finding),
  mayKeep: z.boolean(),
  /** Rules about people were left out: whoever asks may not see them. */
  peopleLeftOut: z.boolean(),
});
export type QualityView = z.infer<typeof QualityView>;

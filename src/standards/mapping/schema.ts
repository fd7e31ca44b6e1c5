import { z } from 'zod';
import { Result } from '../schema.ts';
import { Change } from '../sets/schema.ts';

const Ref = z.object({ id: z.string(), code: z.string(), name: z.string() });

/** How an indicator stands between two sets. */
export const diffStates = ['added', 'gone', 'changed', 'same'] as const;
export const DiffState = z.enum(diffStates);
export type DiffState = z.infer<typeof DiffState>;

export const DiffLine = z.object({
  state: DiffState,
  from: Ref.nullable(),
  to: Ref.nullable(),
  isRenamed: z.boolean(),
  isThresholdChanged: z.boolean(),
  changes: z.array(Change),
});
export type DiffLine = z.infer<typeof DiffLine>;

/** One indicator of the former set, with what stands for it in the other: confirmed by a person, or only likely. */
export const MappingLine = z.object({
  from: Ref,
  confirmed: z.array(Ref),
  suggested: Ref.extend({ likeness: z.number() }).nullable(),
  /** What the last round that was closed by the former set said of it. */
  lastResult: z.object({ result: Result, roundName: z.string() }).nullable(),
});
export type MappingLine = z.infer<typeof MappingLine>;

const SetRef = z.object({ id: z.string(), name: z.string(), version: z.number().int(), key: z.string() });

export const MappingView = z.object({
  from: SetRef,
  to: SetRef,
  lines: z.array(MappingLine),
  /** Indicators of the other set that stand for none. */
  unmatched: z.array(Ref),
  /** Of the other set's indicators, those to choose from. */
  choices: z.array(Ref),
  diff: z.array(DiffLine),
  mayKeep: z.boolean(),
});
export type MappingView = z.infer<typeof MappingView>;

export const Between = z.object({ fromId: z.uuid(), toId: z.uuid() });

export const Pairs = z.object({
  fromSetId: z.uuid(),
  toSetId: z.uuid(),
  pairs: z.array(Between).min(1).max(500),
});
export type Pairs = z.infer<typeof Pairs>;

/** What of the difference is shown. */
export const diffFilters = ['all', 'added', 'gone', 'renamed', 'thresholds'] as const;
export type DiffFilter = (typeof diffFilters)[number];

/** The later set, and what of the difference is shown. */
export const MappingAddress = z
  .object({ voi: z.uuid().optional(), loc: z.enum(diffFilters).optional() })
  .catch({});
export type MappingAddress = z.infer<typeof MappingAddress>;

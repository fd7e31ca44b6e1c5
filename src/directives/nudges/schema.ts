import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { LetterDraft, SentLetter } from '../letters/schema.ts';

/** 1 reminder → 2 letter (công văn) → 3 the leader's list → 4 inspection, proposed by the rule, decided by a leader. */
export const Rung = z.number().int().min(1).max(4);

/** What a rung is about: a deadline that comes near or is past, a silence, or a person's own hand. */
export const About = z.enum(['before', 'late', 'silent', 'hand']);
export type About = z.infer<typeof About>;

const days = (least: number) => z.number().int().min(least).max(730);

/** Days from rung to rung: a habit of each office. */
export const NudgeSettings = z
  .object({
    /** A reminder so many days before the deadline. */
    remindBefore: z.number().int().min(0).max(60),
    /** Undated work is reminded of after more than so many days without a report. */
    silentAfter: days(1),
    /** Days late, or days since undated work fell silent. */
    letterAfter: days(1),
    leaderAfter: days(2),
    inspectAfter: days(3),
  })
  .refine((s) => s.letterAfter < s.leaderAfter && s.leaderAfter < s.inspectAfter, {
    message: 'Số ngày của bậc sau phải lớn hơn bậc trước.',
    path: ['inspectAfter'],
  });
export type NudgeSettings = z.infer<typeof NudgeSettings>;

/** Somebody who was told, and whether they have looked. */
export const Reader = z.object({ name: z.string(), readAt: z.date().nullable() });
export type Reader = z.infer<typeof Reader>;

/** The leader's word on a proposed inspection. */
export const InspectionDecision = z.object({
  inspect: z.boolean(),
  words: z.string(),
  decidedOn: Day,
  decidedBy: z.string().nullable(),
});

/** One rung that was taken: who, when, what about, who has read it. */
export const Nudge = z.object({
  id: z.string(),
  rung: Rung,
  about: About,
  aboutDay: Day,
  /** Days late, silent or left on the day it was made. */
  days: z.number().int(),
  madeOn: Day,
  /** Null where the rule made it. */
  madeBy: z.string().nullable(),
  words: z.string().nullable(),
  letter: z.object({ number: z.string(), signedOn: Day, signer: z.string() }).nullable(),
  readers: z.array(Reader),
  decision: InspectionDecision.nullable(),
});
export type Nudge = z.infer<typeof Nudge>;

/** An agency's part of a directive that presses: why, what was done before, what it is the turn of. */
export const PressedLine = z.object({
  directiveId: z.string(),
  code: z.string(),
  title: z.string(),
  agency: AgencyRef,
  about: z.enum(['before', 'late', 'silent']),
  aboutDay: Day,
  days: z.number().int(),
  /** The highest rung that was taken about this deadline or silence; 0 for none. */
  taken: z.number().int().min(0).max(4),
  /** Rungs whose turn it is today. */
  due: z.array(Rung),
  /** The letter that is drafted and not yet signed. */
  inDraft: z.boolean(),
  nudges: z.array(Nudge),
});
export type PressedLine = z.infer<typeof PressedLine>;

/** It lies with somebody above the office, who is waited for and never pressed. */
export const AwaitedLine = z.object({
  directiveId: z.string(),
  code: z.string(),
  title: z.string(),
  agencies: z.array(AgencyRef),
  since: Day,
});
export type AwaitedLine = z.infer<typeof AwaitedLine>;

export const NudgeBoard = z.object({
  day: Day,
  settings: NudgeSettings,
  /** False while the office goes by the habit of the house. */
  isOwnHabit: z.boolean(),
  lines: z.array(PressedLine),
  awaited: z.array(AwaitedLine),
  drafts: z.array(LetterDraft),
  sent: z.array(SentLetter),
});
export type NudgeBoard = z.infer<typeof NudgeBoard>;

/** How one directive was pressed for, as a viewer may see it. */
export const Ladder = z.object({
  settings: NudgeSettings,
  lines: z.array(PressedLine),
  /** What was done about deadlines and silences that are past. */
  earlier: z.array(Nudge.extend({ agency: AgencyRef })),
  awaited: z.array(AgencyRef),
  mayNudge: z.boolean(),
});
export type Ladder = z.infer<typeof Ladder>;

/** What lies before the leader: the list of rung 3, and inspections that wait for their word. */
export const LeaderBoard = z.object({
  day: Day,
  listed: z.array(PressedLine),
  awaited: z.array(AwaitedLine),
});
export type LeaderBoard = z.infer<typeof LeaderBoard>;

export const Words = z.string().trim().max(2000);

export const Decide = z.object({
  nudgeId: z.uuid(),
  inspect: z.boolean(),
  words: z.string().trim().min(3, 'Ghi ý kiến của đồng chí.').max(2000),
});

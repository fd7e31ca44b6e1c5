import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { KnownAsk } from '../known/schema.ts';
import { Headline, WorkState } from '../schema.ts';

export const Question = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  text: z.string().trim().min(5, 'Ghi câu hỏi.').max(500),
});
export type Question = z.infer<typeof Question>;

export const Questions = z
  .array(Question)
  .min(1, 'Ghi ít nhất một câu hỏi.')
  .max(30)
  .refine((all) => new Set(all.map(({ key }) => key)).size === all.length, 'Có hai câu hỏi trùng nhau.');

/** A question as it stood, its answer, and what proves it; an empty answer is shown as one that is missing. */
export const Answer = Question.extend({
  answer: z.string().trim().max(5000).nullable(),
  evidence: z.string().trim().max(2000).nullable(),
});
export type Answer = z.infer<typeof Answer>;

/** data/self-report/*.json: what an office may begin from, in the house's own words. */
export const QuestionFile = z.object({
  key: z.string(),
  name: z.string(),
  source: z.string(),
  questions: Questions,
});
export type QuestionFile = z.infer<typeof QuestionFile>;

export const SelfReport = z.object({
  /** In whose name; null where the directive had no lead of the directory. */
  agency: AgencyRef.nullable(),
  year: z.number().int(),
  answers: z.array(Answer),
  paperNumber: z.string().nullable(),
  paperOn: Day.nullable(),
  madeBy: z.string().nullable(),
  madeAt: z.date(),
});
export type SelfReport = z.infer<typeof SelfReport>;

/** The turn of a standing duty that is due in a year: a directive of its own, sent and accepted as any other. */
export const Turn = z.object({
  code: z.string(),
  due: Day.nullable(),
  headline: Headline,
  state: WorkState,
});
export type Turn = z.infer<typeof Turn>;

export const YearOfReports = z.object({
  year: z.number().int(),
  turn: Turn.nullable(),
  /** One of each lead at most. */
  reports: z.array(SelfReport),
  /** The viewer's agency is to answer it now. */
  mayWrite: z.boolean(),
});
export type YearOfReports = z.infer<typeof YearOfReports>;

export const SelfReportsView = z.object({
  code: z.string(),
  title: z.string(),
  /** Null while the directive is no standing duty. */
  questions: z.array(Question).nullable(),
  /** The newest first; a year between two that has no report is there too. */
  years: z.array(YearOfReports),
  /** In whose name a report may be taken over from paper. */
  leads: z.array(AgencyRef),
  /** What to begin from, for whoever may say that it is a standing duty. */
  shipped: z.array(QuestionFile),
  maySet: z.boolean(),
});
export type SelfReportsView = z.infer<typeof SelfReportsView>;

export const SetDuty = z.object({
  code: z.string(),
  questions: Questions,
  /** Of a duty that is not yet one: the first day on which its report is due; then each year on that day. */
  firstDue: Day.nullable(),
  /** What it reports on: the year of its day, or, one back, the year before. */
  yearsBack: z.union([z.literal(0), z.literal(1)]).default(0),
});

const Answers = z
  .array(Answer.pick({ key: true, answer: true, evidence: true }))
  .max(30)
  .refine((all) => all.some(({ answer }) => answer), 'Chưa trả lời câu nào.');

export const WriteReport = z.object({ code: z.string(), answers: Answers });
export const TakeOver = z.object({
  code: z.string(),
  /** Of several leads the one whose report it is. */
  agencyId: z.uuid().nullable().default(null),
  year: z.number().int().min(1990).max(2100),
  answers: Answers,
  paperNumber: z.string().trim().min(1).max(100).nullable(),
  paperOn: Day.nullable(),
});

/** What the paper of a year is made from. */
export const SelfReportAsk = KnownAsk.extend({
  ...{ kind: z.literal('self-report'), code: z.string(), year: z.coerce.number().int() },
  /** Whose, where several lead. */
  leadId: z.uuid().optional(),
});
export type SelfReportAsk = z.infer<typeof SelfReportAsk>;

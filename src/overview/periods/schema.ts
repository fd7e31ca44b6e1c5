import { z } from 'zod';
import { Day } from '#accounts/schema.ts';

export const PeriodKind = z.enum(['month', 'quarter', 'half', 'year']);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** A day of a period: months counted from its first one, −1 the month before; `after`: the day after that one. */
export const CutPoint = z.object({
  month: z.number().int().min(-1).max(11),
  day: z.number().int().min(1).max(28).or(z.literal('last')),
  after: z.boolean().optional(),
});
export type CutPoint = z.infer<typeof CutPoint>;

/** A file of data/report-regimes: how a year is cut into periods, by which regulation, or as a setting. */
export const ReportRegime = z.object({
  key: z.string(),
  name: z.string(),
  basis: z.string().nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  /** No regulation: the office decides. */
  isSetting: z.boolean(),
  note: z.string().nullable(),
  periods: z.array(
    z.object({
      kind: PeriodKind,
      from: CutPoint,
      to: CutPoint,
      /** P read in the text itself, S1 told by another, U not found. */
      certainty: z.enum(['P', 'S1', 'U']),
      source: z.string().nullable(),
    }),
  ),
});
export type ReportRegime = z.infer<typeof ReportRegime>;

export interface Period {
  kind: PeriodKind;
  fromDay: string;
  /** The cut-off. */
  toDay: string;
}

/** What an office decides of its reports. */
export const ReportSettings = z.object({
  /** The last day of a month's period; 31 is the month's own last day. Only where no regulation says it. */
  cutOffDay: z
    .number()
    .int()
    .refine((day) => (day >= 1 && day <= 28) || day === 31, {
      message: 'Chọn ngày chốt từ 1 đến 28, hoặc ngày cuối tháng.',
    }),
  handInDays: z.number().int().min(1, 'Hạn gửi sau ngày chốt ít nhất 1 ngày làm việc.').max(60),
  kinds: z.array(PeriodKind).min(1, 'Chọn ít nhất một loại kỳ báo cáo.'),
});
export type ReportSettings = z.infer<typeof ReportSettings>;

export const PeriodView = z.object({
  kind: PeriodKind,
  fromDay: Day,
  toDay: Day,
  /** Null where the calendar does not know the year: then it is not guessed. */
  deadline: Day.nullable(),
  draftId: z.string().nullable(),
  /** It has come to its cut-off and has no draft. */
  mayDraft: z.boolean(),
});
export type PeriodView = z.infer<typeof PeriodView>;

export const Draft = z.object({
  id: z.string(),
  kind: PeriodKind,
  fromDay: Day,
  toDay: Day,
  deadline: Day.nullable(),
  recordedUntil: z.date(),
  madeAt: z.date(),
});
export type Draft = z.infer<typeof Draft>;

export const Periods = z.object({
  year: z.number().int(),
  regime: ReportRegime.omit({ periods: true }),
  settings: ReportSettings,
  /** Nobody has set them: the default of the house. */
  isDefault: z.boolean(),
  periods: z.array(PeriodView),
  /** The newest first. */
  drafts: z.array(Draft),
});
export type Periods = z.infer<typeof Periods>;

export const PeriodsAddress = z.object({ year: z.number().int().min(2000).max(2100) }).partial();
export type PeriodsAddress = z.infer<typeof PeriodsAddress>;

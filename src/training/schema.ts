import { z } from 'zod';
import { AgencyRef } from '#accounts/schema.ts';
import { KnownAsk } from '#directives/known/schema.ts';

const words = (max = 300) => z.string().trim().min(1).max(max);

/** How an hour is taught: lý thuyết, thảo luận, thực hành, xử lý tình huống, thực tế. */
export const TeachingForm = z.enum(['theory', 'discussion', 'practice', 'situation', 'field']);
export type TeachingForm = z.infer<typeof TeachingForm>;

/** Teaching hours (tiết) by form; a form that is not there has none. */
export const HoursByForm = z.partialRecord(TeachingForm, z.number().min(0).max(5000));
export type HoursByForm = z.infer<typeof HoursByForm>;

/** A month of the plan's year, 1 to 12. */
export const Month = z.number().int().min(1).max(12);

export const Year = z.number().int().min(2000).max(2100);

/** What a programme is, beside its name, basis and days of validity. What nobody has found stays null. */
export const ProgrammeData = z.object({
  kind: z.enum(['theory', 'state', 'position', 'defence', 'party', 'update', 'other']),
  /** Who may attend, as the instrument says it. */
  audience: words(1000).nullable(),
  /** Length as the instrument says it. */
  weeks: z.number().positive().max(200).nullable(),
  hours: HoursByForm,
  /** Tập trung, không tập trung. */
  mode: z.enum(['full', 'part']).nullable(),
  /** Who may teach it: ranks by code, units by id; empty: anyone the provider names. */
  teachers: z.object({ ranks: z.array(words(40)), unitIds: z.array(z.uuid()) }),
  /** Seats of a class, fewest and most. */
  sizeFrom: z.number().int().positive().max(1000).nullable(),
  sizeTo: z.number().int().positive().max(1000).nullable(),
  /** Most classes in a year; null: no limit is known. */
  yearlyLimit: z.number().int().positive().max(1000).nullable(),
  /** What a learner must have, each held against what the enrolment says of them. */
  conditions: z.array(z.object({ key: words(60), says: words(300) })),
  certificateBy: words().nullable(),
});
export type ProgrammeData = z.infer<typeof ProgrammeData>;

/** What a body that runs classes has in a year. */
export const ProviderData = z.object({
  /** Its function and tasks, and the instrument that gives them. */
  functions: words(1000).nullable(),
  basis: words().nullable(),
  /** Keys of the programmes that it may run. */
  programmes: z.array(words(80)),
  rooms: z.array(z.object({ name: words(100), seats: z.number().int().positive().max(2000) })),
  /** Lecturer hours (tiết) it can give in each month, January first. */
  lecturerHours: z.array(z.number().min(0).max(100000)).length(12),
  /** Money for a class (đồng): for each one, and for each learner in it. Null: not known, so no ceiling binds it. */
  costOfClass: z.number().min(0).nullable(),
  costOfLearner: z.number().min(0).nullable(),
  /** The most it may spend in the year (đồng). */
  costCeiling: z.number().min(0).nullable(),
  /** Kilometres to the seat of an agency, by its id. */
  distances: z.record(z.uuid(), z.number().min(0).max(2000)),
  /** Programmes it would rather run, and months it would rather not. */
  prefers: z.object({ programmes: z.array(words(80)), notMonths: z.array(Month) }),
});
export type ProviderData = z.infer<typeof ProviderData>;

/** What the office has set where no regulation fixes a figure; null: not set, and nothing is held against it. */
export const TrainingSetting = z.object({
  /** Aimed share of each form in a programme, in per cent, and the paper that says so. */
  balance: z.object({ shares: HoursByForm, basis: words().nullable() }).nullable(),
  /** Norm of teaching hours a lecturer has in a year, by rank code, and its basis. */
  hourNorms: z
    .object({ byRank: z.record(z.string(), z.number().positive()), basis: words().nullable() })
    .nullable(),
  /** Share of sessions, in per cent, from which a learner's attendance suffices. */
  attendanceFrom: z.number().min(0).max(100).nullable(),
  /** Lowest final mark for a certificate, out of ten (TT 01/2018/TT-BNV: 5; later circulars may say otherwise). */
  passFrom: z.number().min(0).max(10).nullable(),
  /** Days before the deadline of a call on which who has not answered is reminded. */
  remindDays: z.array(z.number().int().min(0).max(60)),
});
export type TrainingSetting = z.infer<typeof TrainingSetting>;

/** What holds until the office sets otherwise. */
export const NO_SETTING: TrainingSetting = {
  balance: null,
  hourNorms: null,
  attendanceFrom: null,
  passFrom: null,
  remindDays: [7, 1],
};

export const DeskPart = z.enum(['unify', 'appraise', 'with']);
export type DeskPart = z.infer<typeof DeskPart>;

/** How whoever asks stands to the training of the province. */
export const Desk = z.object({
  /** Of the office, or of an agency that unifies, appraises or takes part: sees all. */
  seesAll: z.boolean(),
  isOffice: z.boolean(),
  /** Acts for an agency of this part; null for none. */
  part: DeskPart.nullable(),
  /** May write what is the plan's: people of the unifying agency and those that take part, and the office's clerk. */
  mayPlan: z.boolean(),
  /** Own agencies for which they act as a whole: needs, classes and rooms of these are theirs. */
  agencyIds: z.array(z.string()),
});
export type Desk = z.infer<typeof Desk>;

export const DeskView = Desk.extend({ members: z.array(z.object({ agency: AgencyRef, part: DeskPart })) });
export type DeskView = z.infer<typeof DeskView>;

const aYear = z.coerce.number().pipe(Year);

/** What the yearly plan on paper is made from. */
export const TrainingPlanAsk = KnownAsk.extend({
  ...{ kind: z.literal('training-plan'), year: aYear },
  version: z.coerce.number().int().positive().optional(),
});
export type TrainingPlanAsk = z.infer<typeof TrainingPlanAsk>;

/** What the results of a year on paper are made from. */
export const TrainingResultsAsk = KnownAsk.extend({ kind: z.literal('training-results'), year: aYear });
export type TrainingResultsAsk = z.infer<typeof TrainingResultsAsk>;

/** What the report of surveys is made from: the address of its page. */
export const SurveyAsk = KnownAsk.extend({
  ...{ kind: z.literal('survey'), nam: aYear.optional(), chuongTrinh: z.string().max(200).optional() },
  ...{ coSo: z.uuid().optional(), lop: z.uuid().optional() },
});
export type SurveyAsk = z.infer<typeof SurveyAsk>;

import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';

const words = (max = 300) => z.string().trim().min(1).max(max);

/** Keys stand in the scores of a sheet, beside `@` and a lecturer: nothing else may look like one. */
const Key = z.string().regex(/^[a-z0-9-]{1,40}$/, 'Mã chỉ gồm chữ thường không dấu, chữ số, gạch nối.');

/** Who is asked: học viên, người quản lý trực tiếp, đồng nghiệp, giảng viên. */
export const Audience = z.enum(['learner', 'manager', 'peer', 'lecturer']);
export type Audience = z.infer<typeof Audience>;

/** At the end of the class, or months after. */
export const WaveKind = z.enum(['end', 'after']);
export type WaveKind = z.infer<typeof WaveKind>;

export const SurveyObjectKey = z.enum([
  ...(['programme', 'learners', 'lecturers', 'facilities', 'course', 'effect'] as const),
]);
export type SurveyObjectKey = z.infer<typeof SurveyObjectKey>;

export const SurveyObject = z.object({
  key: SurveyObjectKey,
  label: words(),
  /** Each item is asked once of each lecturer of the class. */
  perLecturer: z.boolean(),
  audiences: z.array(Audience).min(1),
  /** Who of them is asked months after; without it all. */
  laterAudiences: z.array(Audience).min(1).optional(),
  waves: z.array(WaveKind).min(1),
  criteria: z
    .array(
      z.object({ key: Key, label: words(), items: z.array(z.object({ key: Key, text: words(500) })).min(1) }),
    )
    .min(1),
});
export type SurveyObject = z.infer<typeof SurveyObject>;

/** What is asked of whom when, on which scale, and how it is read: a regulation as data. */
export const Instrument = z.object({
  key: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: words(),
  basis: words(500),
  source: words(2000),
  /** What is not sure of its force; null: nothing is known against it. */
  doubts: z.string().trim().max(1000).nullable(),
  /** Whose words the questions are, where they are not the regulation's own. */
  wording: z.string().trim().max(500).nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  scale: z.object({ from: z.literal(1), to: z.number().int().min(2).max(10) }),
  bands: z.array(z.object({ from: z.number(), label: words(60) })).min(1),
  /** A sheet with more than so many per cent of its items blank does not count. */
  voidOverPercent: z.number().min(0).max(100),
  objects: z.array(SurveyObject).min(1),
  /** How many courses of a year must be asked about which objects. */
  quotas: z.array(
    z.object({
      objects: z.array(SurveyObjectKey).min(1),
      percentOfCourses: z.number().min(0).max(100).nullable(),
      atLeast: z.number().int().min(0).nullable(),
    }),
  ),
  /** Results of fewer sheets are hidden: with few, one could tell whose they are. */
  minimumShown: z.number().int().min(5).max(100),
});
export type Instrument = z.infer<typeof Instrument>;

export const Lecturer = z.object({ key: z.string(), name: z.string() });
export type Lecturer = z.infer<typeof Lecturer>;

/** What is asked, as it stood when the wave was laid down. */
export const WaveFrame = z.object({ instrument: Instrument, lecturers: z.array(Lecturer) });
export type WaveFrame = z.infer<typeof WaveFrame>;

/** By which way a sheet came in. */
export const Channel = z.enum(['link', 'code', 'paper']);
export type Channel = z.infer<typeof Channel>;

const byAudience = z.partialRecord(Audience, z.number().int());

/** One asking of one class. */
export const Wave = WaveFrame.extend({
  id: z.string(),
  classId: z.string(),
  className: z.string(),
  classCode: z.string(),
  kind: WaveKind,
  opensOn: Day,
  closesOn: Day,
  /** The day links went out; null: not yet. */
  startedOn: Day.nullable(),
  remindedOn: Day.nullable(),
  closedOn: Day.nullable(),
  /** Sheets by way in, as far as they are written down: totals alone. */
  counts: z.partialRecord(Channel, z.number().int()),
  invited: byAudience,
  /** While a wave is open as of the last writing of five or more: else the next sheet would be that of who just came. */
  answered: byAudience,
  /** Null while it is open. */
  voided: z.number().int().nullable(),
  /** Ways by which some valid sheets came, but fewer than are shown; nothing is shown then. */
  fewWays: z.array(Channel),
});
export type Wave = z.infer<typeof Wave>;

/** Item, or item@lecturer → a point of the scale; what was left blank is not there. */
export const Scores = z.record(z.string().max(120), z.number().int());
export type Scores = z.infer<typeof Scores>;

/** One question of a sheet. */
export interface SheetItem {
  ref: string;
  objectKey: SurveyObjectKey;
  objectLabel: string;
  criterionKey: string;
  criterionLabel: string;
  text: string;
  lecturer: Lecturer | null;
}

export const WaveState = z.enum(['waiting', 'open', 'closed']);
export type WaveState = z.infer<typeof WaveState>;

/** A wave as a list shows it. */
export const WaveSummary = Wave.omit({ instrument: true, lecturers: true }).extend({
  state: WaveState,
  instrumentTitle: z.string(),
  minimumShown: z.number().int(),
});
export type WaveSummary = z.infer<typeof WaveSummary>;

const shown = { provider: AgencyRef.nullable(), mayKeep: z.boolean() };

/** A class whose turn it is to be asked. */
export const DueWave = z.object({
  classId: z.string(),
  className: z.string(),
  classCode: z.string(),
  kind: WaveKind,
  /** The day the class ended, or is meant to. */
  endsOn: Day,
  opensOn: Day,
  closesOn: Day,
});
export type DueWave = z.infer<typeof DueWave>;

export const WaveRow = WaveSummary.extend(shown);
export type WaveRow = z.infer<typeof WaveRow>;
export const DueRow = DueWave.extend(shown);
export type DueRow = z.infer<typeof DueRow>;

export const WaveList = z.object({
  waves: z.array(WaveRow),
  due: z.array(DueRow),
  /** Classes that have begun and about which the viewer may ask. */
  classes: z.array(
    z.object({
      ...{ id: z.string(), code: z.string(), name: z.string(), toDay: Day },
      ...{ startedOn: Day.nullable(), endedOn: Day.nullable(), cancelledOn: Day.nullable() },
    }),
  ),
});

export const WaveDetail = WaveRow.extend({
  instrument: Instrument,
  lecturers: z.array(Lecturer),
  /** The one address of the class, for those who keep the wave. */
  classLink: z.string().nullable(),
});
export type WaveDetail = z.infer<typeof WaveDetail>;

export const NewWave = z.object({
  classId: z.uuid('Chọn lớp.'),
  kind: WaveKind,
  instrumentKey: z.string().min(1, 'Chọn bộ phiếu.').max(60),
  opensOn: Day,
  closesOn: Day,
});
export type NewWave = z.infer<typeof NewWave>;

export const WaveDays = z.object({ id: z.uuid(), opensOn: Day, closesOn: Day });
export type WaveDays = z.infer<typeof WaveDays>;

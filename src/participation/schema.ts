import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { KnownAsk } from '#directives/known/schema.ts';

export const OccasionKind = z.enum(['deploy', 'study', 'review', 'drafting', 'seminar']);
export type OccasionKind = z.infer<typeof OccasionKind>;

/** How far it has come with one place. */
export const SeatStage = z.enum(['asked', 'answered', 'met']);
export type SeatStage = z.infer<typeof SeatStage>;

const words = (max: number) => z.string().trim().min(1).max(max).nullable();

export const SeatStep = z.object({
  /** Null takes back what was recorded wrongly. */
  stage: SeatStage.nullable(),
  on: Day,
  paper: z.string().nullable(),
  /** Will somebody come; did somebody come. */
  saysYes: z.boolean().nullable(),
  note: z.string().nullable(),
  by: z.string().nullable(),
  /** Whose word it is. */
  agencyId: z.string().nullable(),
});
export type SeatStep = z.infer<typeof SeatStep>;

/** Where a place stands: asked and answered or not, and on the day somebody came or nobody did. */
export const SeatStanding = z.object({
  stage: SeatStage.nullable(),
  since: Day.nullable(),
  wasAsked: z.boolean(),
  /** The last answer; null where there is none. */
  answer: z.boolean().nullable(),
  /** Null until the day is recorded. */
  came: z.boolean().nullable(),
});
export type SeatStanding = z.infer<typeof SeatStanding>;

export const Seat = z.object({
  id: z.string(),
  positionTitle: z.string().nullable(),
  name: z.string().nullable(),
  unit: AgencyRef.nullable(),
  isDue: z.boolean(),
  steps: z.array(SeatStep),
  standing: SeatStanding,
});
export type Seat = z.infer<typeof Seat>;

export const OccasionPaper = z.object({
  id: z.string(),
  title: z.string().nullable(),
  number: z.string().nullable(),
  documentId: z.string().nullable(),
  receivedOn: Day,
});
export const OccasionUse = z.object({
  id: z.string(),
  taughtIn: z.string(),
  what: z.string().nullable(),
  since: Day,
});

/** What became of it, in the order in which it comes; the first three wait for the organiser. */
export const OccasionState = z.enum([
  'unset',
  'planned',
  'near',
  'missed',
  'asked',
  'absent',
  'attended',
  'used',
]);
export type OccasionState = z.infer<typeof OccasionState>;

/** What an occasion was called and when it was to be, before it was set right. */
export const EarlierOccasion = z.object({
  title: z.string(),
  startsOn: Day,
  endsOn: Day.nullable(),
  replacedOn: Day,
  by: z.string().nullable(),
});

export const Occasion = z.object({
  id: z.string(),
  kind: OccasionKind,
  title: z.string(),
  organiser: AgencyRef.nullable(),
  organiserAsWritten: z.string().nullable(),
  startsOn: Day,
  endsOn: Day.nullable(),
  place: z.string().nullable(),
  about: z.string().nullable(),
  aboutDocumentId: z.string().nullable(),
  seats: z.array(Seat),
  papers: z.array(OccasionPaper),
  uses: z.array(OccasionUse),
  /** Days on which the organiser was reminded. */
  reminders: z.array(Day),
  earlier: z.array(EarlierOccasion),
  state: OccasionState,
  /** Places that must be asked and were not. */
  unasked: z.number().int(),
});
export type Occasion = z.infer<typeof Occasion>;

/** Of occasions whose day has come: how often, and for how many places. */
export const Tally = z.object({
  key: z.string(),
  name: z.string(),
  occasions: z.number().int(),
  /** Of them those to which somebody of the school must be asked, and of these those where somebody was. */
  mustAsk: z.number().int(),
  asked: z.number().int(),
  /** Somebody came, whether the school had to be asked or not. */
  attended: z.number().int(),
  seatsDue: z.number().int(),
  seatsAsked: z.number().int(),
  seatsCame: z.number().int(),
  seatsAbsent: z.number().int(),
});
export type Tally = z.infer<typeof Tally>;

export const Setting = z.object({
  remindDays: z.number().int().min(0).max(60).nullable(),
  mustAsk: z.partialRecord(OccasionKind, z.array(z.string().trim().min(2).max(200)).max(20)),
});
export type Setting = z.infer<typeof Setting>;

export const ParticipationAsk = z.object({ year: z.number().int().min(2000).max(2100).optional() });

/** What the report of a year is made from. */
export const ParticipationYearAsk = KnownAsk.extend({
  kind: z.literal('participation'),
  year: z.coerce.number().int().min(2000).max(2100),
});
export type ParticipationYearAsk = z.infer<typeof ParticipationYearAsk>;

export const ParticipationView = z.object({
  year: z.number().int(),
  years: z.array(z.number().int()),
  /** Figures hold to the end of this day. */
  day: Day,
  school: z.string().nullable(),
  /** False where one sees only what one's own agency holds. */
  isWhole: z.boolean(),
  occasions: z.array(Occasion),
  total: Tally,
  organisers: z.array(Tally),
  kinds: z.array(Tally),
  setting: Setting,
  may: z.object({ keep: z.boolean(), set: z.boolean(), example: z.boolean() }),
});
export type ParticipationView = z.infer<typeof ParticipationView>;

export const OccasionView = z.object({
  occasion: Occasion,
  /** Of the school, whose place one may be. */
  units: z.array(AgencyRef),
  may: z.object({
    /** Change it, take it away, say who must be asked: the office, or whoever speaks for the school. */
    keep: z.boolean(),
    /** Record an invitation, add a place: also who holds it. */
    invite: z.boolean(),
    /** Places of which the viewer records answers and who went; whose last word the viewer may take back. */
    attend: z.array(z.string()),
    takeBack: z.array(z.string()),
    /** Record what was received and used. */
    receive: z.boolean(),
    remind: z.boolean(),
    letter: z.boolean(),
  }),
});
export type OccasionView = z.infer<typeof OccasionView>;

export const SaveOccasion = z.object({
  /** Null for a new one; its places are then those that the setting names. */
  id: z.uuid().nullable(),
  kind: OccasionKind,
  title: z.string().trim().min(5, 'Ghi tên cuộc họp, hội nghị.').max(500),
  organiserId: z.uuid().nullable(),
  organiserAsWritten: words(300),
  startsOn: Day,
  endsOn: Day.nullable(),
  place: words(300),
  about: words(500),
  aboutDocumentId: z.uuid().nullable(),
});
export type SaveOccasion = z.infer<typeof SaveOccasion>;

export const NewSeat = z
  .object({ positionTitle: words(300), name: words(200), unitId: z.uuid().nullable(), isDue: z.boolean() })
  .refine(({ positionTitle, name }) => positionTitle !== null || name !== null, {
    message: 'Ghi chức vụ hoặc họ tên.',
  });
export type NewSeat = z.infer<typeof NewSeat>;

export const AddSeat = z.object({ occasionId: z.uuid(), seat: NewSeat });

/** One step with one place, seen from the stage at which whoever acts saw it. */
export const TakeStep = z.object({
  seatId: z.uuid(),
  from: SeatStage.nullable(),
  on: Day,
  paper: words(200),
  note: words(1000),
});
export const AttendStep = TakeStep.extend({ to: z.enum(['answered', 'met']), saysYes: z.boolean() });
export type AttendStep = z.infer<typeof AttendStep>;

export const NewPaper = z
  .object({
    occasionId: z.uuid(),
    title: words(500),
    number: words(100),
    documentId: z.uuid().nullable(),
    receivedOn: Day,
  })
  .refine((one) => (one.documentId === null) !== (one.title === null && one.number === null), {
    message: 'Ghi tên, số của tài liệu, hoặc chọn văn bản.',
  });
export type NewPaper = z.infer<typeof NewPaper>;

export const NewUse = z.object({
  occasionId: z.uuid(),
  taughtIn: z.string().trim().min(3, 'Ghi chương trình, bài giảng.').max(300),
  what: words(1000),
  since: Day,
});
export type NewUse = z.infer<typeof NewUse>;

const Key = z.string().regex(/^[a-z0-9-]+$/);

/** data/example/du-hop.json: days as they were, agencies by their keys. */
export const ExampleParticipation = z.object({
  source: z.string(),
  setting: Setting,
  occasions: z.array(
    z.object({
      kind: OccasionKind,
      title: z.string(),
      organiser: Key.nullable(),
      organiserAsWritten: z.string().nullable().default(null),
      startsOn: Day,
      endsOn: Day.nullable().default(null),
      place: z.string().nullable().default(null),
      about: z.string().nullable().default(null),
      seats: z.array(
        z.object({
          positionTitle: z.string(),
          unit: Key.nullable().default(null),
          isDue: z.boolean().default(true),
          asked: z.object({ on: Day, paper: z.string().nullable() }).optional(),
          came: z.object({ yes: z.boolean(), note: z.string().nullable() }).optional(),
        }),
      ),
      papers: z.array(z.object({ title: z.string(), number: z.string().nullable() })).default([]),
      uses: z.array(z.object({ taughtIn: z.string(), what: z.string().nullable(), since: Day })).default([]),
      reminders: z.array(Day).default([]),
    }),
  ),
});
export type ExampleParticipation = z.infer<typeof ExampleParticipation>;

/** What the page shows, as its address says it. */
export const ParticipationAddress = z
  .object({
    nam: z.coerce.number().int().min(2000).max(2100).optional(),
    xep: z.enum(['co-quan', 'loai']).optional(),
    nhom: z.string().max(300).optional(),
    loc: z.enum(['phai-moi', 'duoc-moi', 'chua-moi', 'da-du', 'da-dien-ra']).optional(),
  })
  .catch({});
export type ParticipationAddress = z.infer<typeof ParticipationAddress>;

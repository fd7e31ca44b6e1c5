import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { ProgrammeData, TeachingForm } from '../schema.ts';

const words = (message: string, max = 300) => z.string().trim().min(1, message).max(max);

/** One version of a programme, as it is written. `key` joins the versions. */
export const NewProgramme = z.object({
  key: words('Thiếu mã chương trình.', 80),
  name: words('Ghi tên chương trình.'),
  data: ProgrammeData,
  /** The instrument it rests on, and where it was read; null: not found. */
  basis: words('Ghi văn bản.', 1000).nullable(),
  source: words('Ghi nguồn.', 2000).nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
});
export type NewProgramme = z.infer<typeof NewProgramme>;

export const Programme = NewProgramme.extend({ id: z.string() });
export type Programme = z.infer<typeof Programme>;

/** Beside the words: what the office itself says of them. */
export const SaveProgramme = NewProgramme.omit({ key: true, validTo: true }).extend({
  /** Null: a programme that is not in the catalogue yet. */
  key: NewProgramme.shape.key.nullable(),
});
export type SaveProgramme = z.infer<typeof SaveProgramme>;

/** A file of data/programmes. What nobody has found stays null. */
export const ShippedProgramme = NewProgramme.omit({ validTo: true }).extend({
  /** The day of the paper, or on which it was made public. */
  issuedOn: Day.nullable(),
  /** Null: the source does not say from when it holds; the office does. */
  validFrom: Day.nullable(),
  note: z.string(),
});
export type ShippedProgramme = z.infer<typeof ShippedProgramme>;

/** What ships, and whether the office has taken it over. */
export const Offer = ShippedProgramme.omit({ data: true }).extend({
  file: z.string(),
  isLoaded: z.boolean(),
  /** Its paper is of a day after today. */
  isComing: z.boolean(),
});
export type Offer = z.infer<typeof Offer>;

export const LoadShipped = z.object({
  items: z
    .array(z.object({ file: words('Thiếu tên tệp.', 80), validFrom: Day }))
    .min(1)
    .max(60),
});
export type LoadShipped = z.infer<typeof LoadShipped>;

export const Standing = z.enum(['coming', 'inForce', 'over']);
export type Standing = z.infer<typeof Standing>;

/** How the hours of a programme are shared, each share beside the one aimed at. */
export const Balance = z.object({
  /** noHours: none is known · noAim: the office has set no share · even: each as aimed · off: some are not. */
  state: z.enum(['noHours', 'noAim', 'even', 'off']),
  total: z.number(),
  shares: z.array(
    z.object({
      form: TeachingForm,
      hours: z.number(),
      /** Of the total, in per cent to one place; null where there are no hours. */
      percent: z.number().nullable(),
      aim: z.number().nullable(),
      /** Points above (+) or below (−) what is aimed at. */
      deviation: z.number().nullable(),
    }),
  ),
});
export type Balance = z.infer<typeof Balance>;

export const ListedProgramme = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  kind: ProgrammeData.shape.kind,
  weeks: z.number().nullable(),
  basis: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
  standing: Standing,
  versions: z.number().int(),
  balance: Balance,
});
export type ListedProgramme = z.infer<typeof ListedProgramme>;

export const ProgrammeList = z.object({
  programmes: z.array(ListedProgramme),
  offers: z.array(Offer),
  mayKeep: z.boolean(),
  hasAim: z.boolean(),
});

/** One field in which two versions differ; null: nothing was there. */
export const Difference = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

export const Version = Programme.extend({
  standing: Standing,
  /** Against the version before it; null of the first. */
  differences: z.array(Difference).nullable(),
  mayWithdraw: z.boolean(),
});
export type Version = z.infer<typeof Version>;

export const ProgrammeView = z.object({
  programme: Programme,
  standing: Standing,
  balance: Balance,
  aimBasis: z.string().nullable(),
  /** Newest first. */
  versions: z.array(Version),
  /** Names of the units that may teach it. */
  units: z.array(z.object({ id: z.string(), name: z.string() })),
  mayKeep: z.boolean(),
});
export type ProgrammeView = z.infer<typeof ProgrammeView>;

import { z } from 'zod';
import { AgencyRef, Day } from '#accounts/schema.ts';
import { Figure, Indices } from '../indices/schema.ts';
import { QuotaView } from '../quotas/schema.ts';
import { Year } from '../schema.ts';
import { Audience, Channel, Instrument, WaveKind } from '../surveys/schema.ts';

/** What filters the results: the address of the page, and of the papers made from it. */
export const ResultsAddress = z
  .object({
    nam: z.coerce.number().int().min(2000).max(2100).optional(),
    chuongTrinh: z.string().max(80).optional(),
    coSo: z.uuid().optional(),
    lop: z.uuid().optional(),
    giangVien: z.string().max(80).optional(),
  })
  .catch({});
export type ResultsAddress = z.infer<typeof ResultsAddress>;

export const ResultsQuery = z.object({
  year: Year.optional(),
  programme: z.string().max(80).optional(),
  providerId: z.uuid().optional(),
  classId: z.uuid().optional(),
  lecturer: z.string().max(80).optional(),
});
export type ResultsQuery = z.infer<typeof ResultsQuery>;

/** One wave on a line. */
export const WaveLine = z.object({
  waveId: z.string(),
  closedOn: Day,
  /** How many were asked; null: nobody was invited by name, so it is not known. */
  asked: z.number().int().nullable(),
  sheets: z.number().int(),
  void: z.number().int(),
  /** Null: too few valid sheets. */
  figure: Figure.nullable(),
});
export type WaveLine = z.infer<typeof WaveLine>;

const ChangeLine = z.object({
  label: z.string(),
  by: z.number(),
  from: z.number(),
  to: z.number(),
  isClear: z.boolean(),
  /** Of these alone, where others answered in only one of the two waves; null: of all. */
  of: Audience.nullable(),
  /** Others answered in only one of the two waves, and are too few to be taken out. */
  isMixed: z.boolean(),
});
export type ChangeLine = z.infer<typeof ChangeLine>;

/** A class with what was said at its end and months after. */
export const ClassLine = z.object({
  classId: z.string(),
  code: z.string(),
  name: z.string(),
  year: z.number().int(),
  programme: z.string().nullable(),
  provider: z.string(),
  end: WaveLine.nullable(),
  after: WaveLine.nullable(),
  /** Of the objects that both waves asked about. */
  changes: z.array(ChangeLine),
});
export type ClassLine = z.infer<typeof ClassLine>;

/** The unweighted mean of several waves. */
const Mean = z.object({ figure: Figure, waves: z.number().int() });
export type Mean = z.infer<typeof Mean>;

/** Of a programme, a lecturer, a year. */
export const GroupLine = z.object({
  key: z.string(),
  name: z.string(),
  end: Mean.nullable(),
  after: Mean.nullable(),
  /** Waves of too few sheets, which do not count. */
  hidden: z.number().int(),
});
export type GroupLine = z.infer<typeof GroupLine>;

const InstrumentHead = Instrument.pick({
  ...{ key: true, title: true, basis: true, doubts: true, wording: true, scale: true, bands: true },
  ...{ minimumShown: true, voidOverPercent: true },
});
export type InstrumentHead = z.infer<typeof InstrumentHead>;

const Choice = z.object({ key: z.string(), name: z.string() });

export const ResultList = z.object({
  /** What may be chosen, whatever is chosen now. */
  choices: z.object({
    years: z.array(z.number().int()),
    programmes: z.array(Choice),
    providers: z.array(Choice),
    lecturers: z.array(Choice),
  }),
  /** By which figures are read; that of the newest wave. Null: no wave has closed. */
  instrument: InstrumentHead.nullable(),
  classes: z.array(ClassLine),
  programmes: z.array(GroupLine),
  lecturers: z.array(GroupLine),
  years: z.array(GroupLine),
  /** The quotas of the year that is shown; null for a lecturer. */
  quotas: QuotaView.nullable(),
  /** A lecturer, who sees what is said of them alone. */
  ownOnly: z.boolean(),
});
export type ResultList = z.infer<typeof ResultList>;

export const FindingLine = z.object({
  /** Keys of the instrument, object/criterion/item; null: what a comment says. */
  place: z.string().nullable(),
  code: z.string(),
  madeOn: Day,
});
export type FindingLine = z.infer<typeof FindingLine>;

/** One wave, whole. */
export const WaveResult = z.object({
  id: z.string(),
  kind: WaveKind,
  course: z.object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    year: z.number().int(),
    programme: z.string().nullable(),
  }),
  provider: AgencyRef,
  instrument: InstrumentHead,
  opensOn: Day,
  closesOn: Day,
  closedOn: Day.nullable(),
  asked: z.array(
    z.object({ audience: Audience, asked: z.number().int().nullable(), sheets: z.number().int() }),
  ),
  /** Null until the wave has closed. */
  void: z.number().int().nullable(),
  channels: z.partialRecord(Channel, z.number().int()),
  /** Ways by which too few valid sheets came: no figure is shown then. */
  fewWays: z.array(Channel),
  /** Null until the wave has closed. */
  indices: Indices.nullable(),
  /** Shuffled; whose kind is said only where enough of that kind answered. Null: not shown. */
  comments: z.array(z.object({ audience: Audience.nullable(), text: z.string() })).nullable(),
  findings: z.array(FindingLine),
  /** The other asking of the same class. */
  other: z.object({ waveId: z.string(), kind: WaveKind, figure: Figure.nullable() }).nullable(),
  changes: z.array(ChangeLine),
  mayDirect: z.boolean(),
  ownOnly: z.boolean(),
});
export type WaveResult = z.infer<typeof WaveResult>;

import { z } from 'zod';
import { Day } from '#accounts/schema.ts';
import { Audience, Scores, WaveKind } from '../surveys/schema.ts';

/** Half of a link, 128 bits in letters: nobody guesses one, so guesses need not be counted. */
const Secret = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** What stands in an address: ballot and receipt of one person, or the one secret of a class. */
export const LinkToken = z.string().max(60);

/** A question as it is shown. */
const Question = z.object({
  ref: z.string(),
  objectLabel: z.string(),
  text: z.string(),
  lecturer: z.string().nullable(),
});

export const sheetStates = ['open', 'waiting', 'closed', 'used', 'unknown'] as const;

/** What somebody with a link gets to see. */
export const OpenedSheet = z.object({
  state: z.enum(sheetStates),
  /** A class's link: each device takes a ballot of its own first. */
  isClass: z.boolean(),
  wave: z
    .object({
      id: z.string(),
      kind: WaveKind,
      audience: Audience,
      className: z.string(),
      provider: z.string(),
      isExample: z.boolean(),
      opensOn: Day,
      closesOn: Day,
      scaleTo: z.number().int(),
      voidOverPercent: z.number(),
      minimumShown: z.number().int(),
      questions: z.array(Question),
    })
    .nullable(),
});
export type OpenedSheet = z.infer<typeof OpenedSheet>;

const Words = z.string().trim().max(2000);

export const GivenSheet = z.object({
  ballot: Secret,
  receipt: Secret.nullable(),
  scores: Scores,
  comment: Words,
});
export type GivenSheet = z.infer<typeof GivenSheet>;

/** A sheet of paper, as it is keyed in. */
export const KeyedSheet = z.object({
  waveId: z.uuid(),
  audience: Audience,
  scores: Scores,
  comment: Words,
});
export type KeyedSheet = z.infer<typeof KeyedSheet>;

/** Enough to key sheets in: the questions of each audience, and how many may still come. */
export const PaperDesk = z.object({
  waveId: z.string(),
  className: z.string(),
  kind: WaveKind,
  scaleTo: z.number().int(),
  voidOverPercent: z.number(),
  isOpen: z.boolean(),
  audiences: z.array(
    z.object({
      audience: Audience,
      invited: z.number().int(),
      answered: z.number().int(),
      questions: z.array(Question),
    }),
  ),
});
export type PaperDesk = z.infer<typeof PaperDesk>;

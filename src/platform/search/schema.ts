import { z } from 'zod';
import type { Db } from '../database/connection.ts';

/** Words as somebody wrote them, and where what was looked for stands in them (UTF-16 offsets). */
export const Marked = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Marked = z.infer<typeof Marked>;

/** One thing found. */
export const Hit = z.object({
  id: z.string(),
  /** The page that opens on it. */
  href: z.string(),
  title: Marked,
  /** What tells it from others: number and day, the agency, the year. */
  detail: z.string().nullable(),
  snippet: Marked.nullable(),
  /** Of a document: the page of the paper on which the snippet stands. */
  page: z.number().int().nullable(),
});
export type Hit = z.infer<typeof Hit>;

/** Past this nothing is counted: «hơn 1.000». */
export const MOST = 1000;
/** The same where all kinds are shown at once, the first few of each. */
export const MOST_AT_A_GLANCE = 200;

export const Found = z.object({
  hits: z.array(Hit),
  /** How many there are, up to one more than what was asked for. */
  total: z.number().int(),
});
export type Found = z.infer<typeof Found>;

export interface Word {
  /** Marks dropped. */
  plain: string;
  /** As typed, the tone at the end of the syllable; null where it was typed without marks. */
  marked: string | null;
}

/** Words that must stand one after the other; a single word is a row of one. */
export interface Term {
  words: Word[];
  /** Whether the last word may be the beginning of one. */
  isOpen: boolean;
}

export interface Query {
  terms: Term[];
}

export interface Asked {
  query: Query;
  limit: number;
  offset: number;
  /** So many are looked for and counted. */
  most: number;
}

/**
 * One kind of things that are found. Each room has its own beside the rule of who sees them: what the viewer may not see
 * is neither found nor counted.
 */
export interface SearchSource<Viewer, Act> {
  kind: string;
  /** What the viewer must be allowed. */
  act: Act;
  find(db: Db, viewer: Viewer, asked: Asked): Promise<Found>;
}

import type { Actor } from './contract.ts';
import type { Calendar } from './found-deadline.ts';
import type { RoleLine } from './rolelines.ts';
import type { Scope } from './scope.ts';
import type { Skeleton } from './skeleton.ts';

/** The item a stretch of words belongs to. */
export interface Place {
  ref: string;
  skeleton: Skeleton;
  start: number;
  end: number;
  scope: Scope;
  proposal: string | null;
  answers: boolean;
  /** Role lines that speak of this item. */
  lines: { skeleton: Skeleton; line: RoleLine; below: boolean }[];
}

/** What the paper as a whole adds to the reading of one item. */
export interface Paper {
  /** A conclusion or directive, which looks back before it looks ahead; plans and decisions do not. */
  looksBack: boolean;
  calendar: Calendar;
  addressees: readonly Actor[];
  /** Whether a body is the one that speaks in the paper: issuer, superior or chair. */
  speaks(name: string): boolean;
}

import type { Tx } from '../database/connection.ts';
import type { Parts } from '../http/context.ts';
import type { Watch } from '../http/slow-work.ts';

/** Who asked for it, for which office, and with what. */
export interface Asked {
  id: string;
  officeId: string;
  userId: string;
  input: unknown;
}

/**
 * The slow part of a kind of work, which changes nothing and may be done twice; what it gives writes the result, in the
 * one transaction that also ends the job. So a kill at any moment leaves the work undone or done once.
 */
export type Work = (parts: Parts, asked: Asked, watch: Watch) => Promise<(tx: Tx) => Promise<unknown>>;

export type Kinds = Record<string, Work>;

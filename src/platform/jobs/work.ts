import type { Tx } from '../database/connection.ts';

/** Slow work that is asked for now and done when a worker comes to it. */
export interface Jobs {
  /** Hands the job on in the transaction that makes its row: both are there, or neither. */
  send(tx: Tx, jobId: string): Promise<void>;
  /** Called when that transaction is committed. */
  sent(jobId: string): Promise<void>;
  /** Throws where the queue cannot take any. */
  look(): Promise<unknown>;
}

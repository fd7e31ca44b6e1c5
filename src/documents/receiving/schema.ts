import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { OnRead } from '../routes.ts';
import type { Speaker } from '../sending/jobs.ts';
import type { Setting } from '../sending/schema.ts';
import type { Transport } from '../transport/schema.ts';

/** How far the work of documents has come: the room above knows. */
export type WorkOf = (
  db: Db,
  documentIds: string[],
  today: string,
) => Promise<Map<string, { directives: number; done: number; isReported: boolean }>>;

/** What the rooms above hand in. */
export interface Above {
  onRead: OnRead;
  workOf: WorkOf;
}

/** One office at its folders. */
export interface Desk {
  parts: Parts;
  by: Speaker;
  setting: Setting;
  transport: Transport;
  above: Above;
}

export interface TakenFile {
  name: string;
  bytes: Uint8Array;
  hash: string;
}

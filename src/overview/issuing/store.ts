import type { OfficialDocument } from '@dondoc/writer';
import type { Scope } from '#accounts/permissions.ts';
import { listOffices } from '#accounts/store.ts';
import { listAsKnown } from '#directives/history/store.ts';
import { asKnownAt } from '#directives/known/store.ts';
import { findDocument } from '#documents/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import { resultReport } from '../forms.ts';
import type { Asked } from './schema.ts';

export interface Issued {
  paper: OfficialDocument;
  /** Of the file, without its ending. */
  name: string;
}

/**
 * Makes a report from nothing but what is asked: the same day and moment give the same bytes, whatever has been recorded
 * or renamed since. Null where the document is not (or no longer) to be read.
 */
export function issue(db: Database, scope: Scope, asked: Asked): Promise<Issued | null> {
  const { officeId } = scope;
  const recordedUntil = new Date(asked.recordedUntil);
  return asKnownAt(db, { officeId, asOf: asked.asOf, recordedUntil }, (known) =>
    resultOf(known, scope, asked, recordedUntil),
  );
}

async function resultOf(
  db: Db,
  scope: Scope,
  asked: Extract<Asked, { kind: 'result' }>,
  recordedUntil: Date,
): Promise<Issued | null> {
  const { documentId, asOf } = asked;
  const document = await findDocument(db, scope, documentId, asOf);
  if (document?.state !== 'published') return null;
  const office = (await listOffices(db)).find(({ id }) => id === scope.officeId);
  if (!office) return null;
  const known = await listAsKnown(db, scope, { document: documentId, asOf }, asOf, recordedUntil);
  const number = (document.number ?? 'van-ban').replace(/[^\p{L}\p{N}]+/gu, '-');
  const paper = resultReport({ office, document, known, asked });
  return { paper, name: `bao-cao-ket-qua-${number}-${asOf}` };
}

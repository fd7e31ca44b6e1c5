import type { Scope } from '#accounts/permissions.ts';
import { listOffices } from '#accounts/store.ts';
import { listAsKnown } from '#directives/history/store.ts';
import { asKnownAt } from '#directives/known/store.ts';
import { findDocument } from '#documents/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import type { MadeReport, ProvenReport } from '#platform/reports.ts';
import { compare } from '../difference/store.ts';
import { resultReport } from '../forms.ts';
import { comparingReport } from '../periods/forms.ts';
import { Asked, TEMPLATE } from './schema.ts';

/**
 * Makes a report from nothing but what is asked: the same days and moments give the same bytes, whatever has been
 * recorded or renamed since. Null where what it speaks of is not (or no longer) to be read.
 */
export function issue(db: Database, scope: Scope, asked: Asked): Promise<MadeReport | null> {
  return asked.kind === 'result' ? resultOf(db, scope, asked) : comparingOf(db, scope, asked);
}

type Of<Kind extends Asked['kind']> = Extract<Asked, { kind: Kind }>;

function resultOf(db: Database, scope: Scope, asked: Of<'result'>): Promise<MadeReport | null> {
  const { documentId, asOf } = asked;
  const recordedUntil = new Date(asked.recordedUntil);
  return asKnownAt(db, { officeId: scope.officeId, asOf, recordedUntil }, async (known) => {
    const document = await findDocument(known, scope, documentId, asOf);
    const office = await officeIn(known, scope);
    if (document?.state !== 'published' || !office) return null;
    const rows = await listAsKnown(known, scope, { document: documentId, asOf }, asOf, recordedUntil);
    const number = (document.number ?? 'van-ban').replace(/[^\p{L}\p{N}]+/gu, '-');
    const paper = resultReport({ office, document, known: rows, asked });
    return { paper, name: `bao-cao-ket-qua-${number}-${asOf}` };
  });
}

async function comparingOf(
  db: Database,
  scope: Scope,
  asked: Of<'difference' | 'period'>,
): Promise<MadeReport | null> {
  const { asOf, recordedUntil, beforeAsOf, beforeRecordedUntil } = asked;
  const then = { officeId: scope.officeId, asOf, recordedUntil: new Date(recordedUntil) };
  const office = await asKnownAt(db, then, (known) => officeIn(known, scope));
  if (!office) return null;
  const from = { asOf: beforeAsOf, recordedUntil: beforeRecordedUntil };
  const { difference, rows } = await compare(db, scope, from, { asOf, recordedUntil });
  const paper = comparingReport({ office, asked, rows, difference });
  const name = asked.kind === 'period' ? `bao-cao-ky-${asOf}` : `bao-cao-thay-doi-${beforeAsOf}-${asOf}`;
  return { paper, name };
}

/** For whoever checks one: the office's whole work, as its own people see it. */
const ofOffice = (officeId: string): Scope => ({ officeId, agencyId: null, agencyIds: null, userId: '' });

/** The reports of this room, as they are made again to be checked. */
export const overviewReports: ProvenReport<Asked>[] = Asked.options.map((asked) => ({
  ...{ kind: asked.shape.kind.value, template: TEMPLATE, asked },
  make: (db, said) => issue(db, ofOffice(said.officeId), said),
}));

const officeIn = async (known: Db, { officeId }: Scope) =>
  (await listOffices(known)).find(({ id }) => id === officeId);

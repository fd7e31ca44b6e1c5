import { fold } from '@dondoc/vietnamese';
import type { z } from 'zod';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { type Scope, wholeOffice } from '#accounts/permissions.ts';
import { listOffices } from '#accounts/store.ts';
import { listAsKnown } from '#directives/history/store.ts';
import { asKnownAt } from '#directives/known/store.ts';
import { listDirectives } from '#directives/store.ts';
import { findDocument } from '#documents/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import type { MadeReport, ProvenReport } from '#platform/reports.ts';
import { agencyReport } from '../by-agency/forms.ts';
import { compare } from '../difference/store.ts';
import { resultReport } from '../forms.ts';
import { comparingReport } from '../periods/forms.ts';
import { Asked, TEMPLATE } from './schema.ts';

/**
 * Makes a report from nothing but what is asked: the same days and moments give the same bytes, whatever has been
 * recorded or renamed since. Null where what it speaks of is not (or no longer) to be read.
 */
export function issue(db: Database, scope: Scope, asked: FollowUp): Promise<MadeReport | null> {
  switch (asked.kind) {
    case 'result':
      return resultOf(db, scope, asked);
    case 'agency':
      return agencyOf(db, scope, asked);
    default:
      return comparingOf(db, scope, asked);
  }
}

/** The reports that are made of directives alone. */
export type FollowUp = Exclude<Asked, { kind: 'notice' }>;
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

function agencyOf(db: Database, scope: Scope, asked: Of<'agency'>): Promise<MadeReport | null> {
  const { agencyId, asOf } = asked;
  const recordedUntil = new Date(asked.recordedUntil);
  return asKnownAt(db, { officeId: scope.officeId, asOf, recordedUntil }, async (known) => {
    const office = await officeIn(known, scope);
    const agencies = await listAgencies(known, scope.officeId);
    if (!office || !agencies.some(({ id }) => id === agencyId)) return null;
    const agency = agencyRefOf(agencies, agencyId, asOf);
    const rows = await listAsKnown(known, scope, { agency: agencyId, asOf }, asOf, recordedUntil);
    const paper = agencyReport({ office, agency, known: rows, asked });
    return { paper, name: `bao-cao-co-quan-${fold(agency.shortName).replace(/[^a-z0-9]+/g, '-')}-${asOf}` };
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
  const difference = await compare(db, scope, from, { asOf, recordedUntil });
  const rows = await asKnownAt(db, then, (known) => listDirectives(known, scope, {}, asOf));
  const paper = comparingReport({ office, asked, rows, difference });
  const name = asked.kind === 'period' ? `bao-cao-ky-${asOf}` : `bao-cao-thay-doi-${beforeAsOf}-${asOf}`;
  return { paper, name };
}

const make = (db: Database, asked: FollowUp) => issue(db, wholeOffice(asked.officeId), asked);

/** The reports of this room that are made of directives alone, as they are made again to be checked. */
export const followUpReports: ProvenReport<FollowUp>[] = Asked.options.flatMap((asked) => {
  const kind = asked.shape.kind.value;
  return kind === 'notice' ? [] : [{ kind, template: TEMPLATE, asked: asked as z.ZodType<FollowUp>, make }];
});

const officeIn = async (known: Db, { officeId }: Scope) =>
  (await listOffices(known)).find(({ id }) => id === officeId);

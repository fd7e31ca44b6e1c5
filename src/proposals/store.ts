import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Scope } from '#accounts/permissions.ts';
import type { Published } from '#directives/publishing/routes.ts';
import { listDirectives } from '#directives/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { answeredProposals } from './rules.ts';
import type { Proposal } from './schema.ts';

/** Registers what a published notice answers, in the transaction that publishes it. */
export async function registerProposals(tx: Tx, { document, officeId, items }: Published): Promise<void> {
  for (const [position, { directiveIds, ...answered }] of answeredProposals(items).entries()) {
    const { id } = await tx
      .insertInto('proposal')
      .values({ officeId, documentId: document.id, position, answeredOn: document.issuedOn, ...answered })
      .returning('id')
      .executeTakeFirstOrThrow();
    const rows = directiveIds.map((directiveId) => ({ proposalId: id, directiveId }));
    if (rows.length > 0) await tx.insertInto('proposalAnswer').values(rows).execute();
  }
}

/** Requests with their answers and how the answering directives stand on a day. */
export async function listProposals(db: Db, scope: Scope, asOf: string): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .innerJoin('document', 'document.id', 'proposal.documentId')
    .select((eb) => [
      'proposal.id',
      'proposal.documentId',
      'document.number as documentNumber',
      'proposal.ref',
      'proposal.text',
      'proposal.askedBy',
      'proposal.verdict',
      'proposal.answer',
      'proposal.answeredOn',
      jsonArrayFrom(
        eb.selectFrom('proposalAnswer').select('directiveId').whereRef('proposalId', '=', 'proposal.id'),
      ).as('answers'),
    ])
    .where('proposal.officeId', '=', scope.officeId)
    .where('document.heldAt', 'is', null)
    .orderBy('document.issuedOn', 'desc')
    .orderBy('proposal.position')
    .execute();
  const agencies = await listAgencies(db, scope.officeId);
  const directives = new Map((await listDirectives(db, scope, {}, asOf)).map((d) => [d.id, d]));
  const presented = rows.map(({ answers, askedBy, ...row }) => ({
    ...row,
    askedBy: askedBy ? agencyRefOf(agencies, askedBy, asOf) : null,
    directives: answers.flatMap(({ directiveId }) => directives.get(directiveId) ?? []),
  })) as Proposal[];
  // Agency people see the requests whose answers concern them.
  return scope.agencyIds ? presented.filter((p) => p.directives.length > 0) : presented;
}

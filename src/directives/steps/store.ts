import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Tx } from '#platform/database/connection.ts';
import type { Assignment } from '../schema.ts';
import type { Step } from './schema.ts';

/**
 * A desk sees what comes to it: one that the document does not name gets the role that its step is, without a place in the
 * words.
 */
export async function assignDesks(
  tx: Tx,
  { office, today }: Viewer,
  code: string,
  steps: Step[],
  assignments: Assignment[],
): Promise<void> {
  const named = new Set(assignments.map(({ agency }) => agency?.id));
  const unnamed = steps.filter(({ agencyId }, at) => {
    const isFirst = steps.findIndex((one) => one.agencyId === agencyId) === at;
    return isFirst && !named.has(agencyId);
  });
  if (unnamed.length === 0) return;
  const agencies = await listAgencies(tx, office.id);
  const { id: directiveId } = await tx
    .selectFrom('directive')
    .select('id')
    .where('officeId', '=', office.id)
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const rows = unnamed.map(({ agencyId, role }, at) => ({
    directiveId,
    position: assignments.length + at,
    role: role === 'draft' ? 'coordinate' : role.startsWith('appraise') ? 'appraise' : 'submitTo',
    agencyId,
    nameAsWritten: agencyRefOf(agencies, agencyId, today).name,
  }));
  await tx.insertInto('assignment').values(rows).execute();
}

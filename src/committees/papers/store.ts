import { listAgencies } from '#accounts/agencies/store.ts';
import { refOn } from '#accounts/schools/rules.ts';
import type { Db } from '#platform/database/connection.ts';
import type { CommitteeRow } from '../store.ts';
import { bodyOf, type Names } from './rules.ts';

/** The bodies of a committee as their papers name them on a day. */
export async function namesOn(db: Db, committee: CommitteeRow, day: string): Promise<Names> {
  const agencies = await listAgencies(db, committee.officeId);
  const named = (id: string) => {
    const agency = agencies.find((one) => one.id === id);
    if (!agency) throw new Error(`unknown agency ${id}`);
    const above = agencies.find((one) => one.id === agency.parentId);
    return bodyOf({ ...refOn(agency, day), regime: agency.regime }, above ? refOn(above, day) : null);
  };
  return {
    drafter: named(committee.drafterId),
    appraiser: named(committee.appraiserId),
    decider: named(committee.deciderId),
    nameOf: (id) => named(id).name,
  };
}

import { agenciesNamed } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import { refOn, speaksForSchool } from '#accounts/schools/rules.ts';
import { schoolOf } from '#accounts/schools/store.ts';
import type { Db } from '#platform/database/connection.ts';

/** Whose investments they are, and what of them somebody sees and may do. */
export interface InvestmentDesk {
  school: AgencyRef;
  /** The office and the school see all of it; others what they own, coordinate or have the turn in. */
  seesAll: boolean;
  agencyIds: string[];
  mayKeep: boolean;
  mayReconcile: boolean;
}

/** Null where the office follows no school. */
export async function deskOf(db: Db, viewer: Viewer): Promise<InvestmentDesk | null> {
  const seen = await schoolOf(db, viewer);
  const school = seen ?? (await anySchool(db, viewer));
  if (!school) return null;
  const seesAll = seen !== null && seen.relation !== 'partner';
  const writes = seen !== null && (seen.relation === 'office' || speaksForSchool(viewer, seen));
  const { id, name, shortName } = school;
  return {
    school: { id, name, shortName },
    ...{ seesAll, agencyIds: viewer.agencyIds },
    mayKeep: writes && may(viewer, 'investment.keep'),
    mayReconcile: writes && may(viewer, 'investment.reconcile'),
  };
}

async function anySchool(db: Db, { office, today }: Viewer): Promise<AgencyRef | null> {
  const found = await db
    .selectFrom('agency')
    .select('id')
    .where('officeId', '=', office.id)
    .where('isSchool', '=', true)
    .executeTakeFirst();
  const [agency] = await agenciesNamed(db, office.id, found ? [found.id] : []);
  return agency ? refOn(agency, today) : null;
}

import { agencyFinder } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';
import { isWithin } from '#accounts/schools/rules.ts';
import type { Indicator } from '../schema.ts';
import type { Owner } from './schema.ts';

interface Around {
  agencies: Agency[];
  schoolId: string;
  day: string;
  /** Of the version before, by the codes of its indicators. */
  before: ReadonlyMap<string, Owner>;
}

/**
 * Who answers for the indicators of a set that has just come in: as in the version before, by code; else as its file
 * names them, where the directory knows exactly one body of that name. Who leads the way is not said by a file.
 */
export function firstOwners(
  indicators: Pick<Indicator, 'id' | 'code' | 'owner' | 'dependsOn'>[],
  { agencies, schoolId, day, before }: Around,
): Map<string, Owner> {
  const inside = (agency: Agency) => isWithin(agencies, agency.id, schoolId);
  // A file of the school names its units, which no document from outside does.
  const units = agencies.filter(inside).map((agency) => ({ ...agency, isUnit: false }));
  const unit = agencyFinder(units, day);
  const body = agencyFinder(
    agencies.filter((agency) => !inside(agency)),
    day,
  );
  const named = indicators.flatMap(({ id, code, owner, dependsOn }): [string, Owner][] => {
    const former = before.get(code);
    if (former) return [[id, former]];
    const agencyId = owner === null ? null : unit(owner);
    const dependsOnId = dependsOn === null ? null : body(dependsOn);
    return agencyId || dependsOnId ? [[id, { agencyId, ledBy: 'school', dependsOnId }]] : [];
  });
  return new Map(named);
}

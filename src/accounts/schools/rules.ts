import { nameOn } from '../rules.ts';
import type { Agency, AgencyRef, Viewer } from '../schema.ts';
import type { School } from './schema.ts';

export const refOn = (agency: Agency, day: string): AgencyRef => {
  const { name, shortName } = nameOn(agency, day);
  return { id: agency.id, name, shortName };
};

/** Whether an agency is another, or stands below it at any depth. */
export function isWithin(agencies: Agency[], id: string, above: string): boolean {
  const parents = new Map(agencies.map((agency) => [agency.id, agency.parentId]));
  const passed = new Set<string>();
  for (let at: string | null | undefined = id; at && !passed.has(at); at = parents.get(at)) {
    if (at === above) return true;
    passed.add(at);
  }
  return false;
}

/**
 * Whether somebody acts for the whole school: its own contact and head, and its officers wherever they sit. Contact and
 * head of a unit (khoa, phòng) act for their unit alone.
 */
export function speaksForSchool(
  { role, agencyIds }: Pick<Viewer, 'role' | 'agencyIds'>,
  { id, relation }: Pick<School, 'id' | 'relation'>,
): boolean {
  if (relation !== 'own') return false;
  return (role !== 'contact' && role !== 'head') || agencyIds.includes(id);
}

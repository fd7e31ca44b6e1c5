import { nameOn } from '#accounts/rules.ts';
import type { Agency } from '#accounts/schema.ts';

/** The name by which a plan of the year calls an agency: that of its last day. */
export function namesInYear(agencies: Agency[], year: number): (agencyId: string) => string {
  const names = new Map(agencies.map((agency) => [agency.id, nameOn(agency, `${year}-12-31`).name]));
  return (agencyId) => names.get(agencyId) ?? 'Cơ quan không còn';
}

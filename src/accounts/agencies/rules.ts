import { comparisonKey } from '@dondoc/vietnamese';
import { existsOn, nameOn } from '../rules.ts';
import type { Agency } from '../schema.ts';

/** Bodies that lead a committee: they stand beside the office in the tree, and above it in fact. */
const leading = ['thường trực', 'ban thường vụ', 'ban chấp hành'].map(comparisonKey);

/**
 * Who seems to stand above the office: what its own agency belongs to, and the leading bodies beside it. A proposal,
 * which a clerk confirms (design rule 3).
 */
export function seemAbove(agencies: Agency[], ownId: string, day: string): Agency[] {
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const line = new Set<string>();
  for (let at = byId.get(ownId)?.parentId; at && !line.has(at); at = byId.get(at)?.parentId) line.add(at);
  const leads = (agency: Agency) => {
    const name = comparisonKey(nameOn(agency, day).name);
    return leading.some((word) => name === word || name.startsWith(`${word} `));
  };
  return agencies.filter(
    (agency) =>
      agency.id !== ownId &&
      !agency.isAbove &&
      !agency.isUnit &&
      existsOn(agency, day) &&
      (line.has(agency.id) || (agency.parentId !== null && line.has(agency.parentId) && leads(agency))),
  );
}

import { comparisonKey } from '@dondoc/vietnamese';
import { type Clock, dayInVietnam } from '#platform/clock.ts';
import type { Agency, AgencyName, Office } from './schema.ts';

/** The office's day: the example's set clock, else the day in Viet Nam. */
export function officeToday(office: Pick<Office, 'exampleToday'>, clock: Clock): string {
  return office.exampleToday ?? dayInVietnam(clock.now());
}

/** The name valid on a day; reports print it (design rule 6). Falls back to the latest before, then the first. */
export function nameOn(agency: Pick<Agency, 'names'>, day: string): AgencyName {
  const names = [...agency.names].sort((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? ''));
  const valid = names.filter((n) => (n.validFrom ?? '') <= day && day <= (n.validTo ?? '9999-12-31'));
  const earlier = names.filter((n) => (n.validFrom ?? '') <= day);
  const found = valid.at(-1) ?? earlier.at(-1) ?? names[0];
  if (!found) throw new Error('an agency without a name');
  return found;
}

/** Whether the agency bore a name on that day: an ended one is not offered for new work. */
export function existsOn(agency: Pick<Agency, 'names'>, day: string): boolean {
  return agency.names.some((n) => (n.validFrom ?? '') <= day && day <= (n.validTo ?? '9999-12-31'));
}

// "UBND" and the full words are one name on paper; titles of heads name their agency.
const spelledOut: [RegExp, string][] = [
  [/\bubnd\b/g, 'ủy ban nhân dân'],
  [/\bhđnd\b/g, 'hội đồng nhân dân'],
  [/^(đồng chí )?(giám đốc|trưởng|chủ tịch|hiệu trưởng|chánh) (?=sở|ban|ủy ban|trường|văn phòng)/g, ''],
];
/** The key under which two ways of writing an agency's name are one. */
export const agencyNameKey = (name: string): string =>
  spelledOut.reduce((key, [from, to]) => key.replace(from, to), comparisonKey(name));

/**
 * The agency that a name in a document of that day means: by name or alias, and only if exactly one fits.
 * Names of other times count too (an old notice, a late one), those of the day first.
 */
export function matchAgency(name: string, agencies: Agency[], day: string): Agency | null {
  const key = agencyNameKey(name);
  const fits = (names: AgencyName[]) =>
    names.some((n) => [n.name, n.shortName, ...n.aliases].some((x) => agencyNameKey(x) === key));
  // A unit inside an agency is never who a document means.
  const bodies = agencies.filter((a) => !a.isUnit && fits(a.names));
  const onDay = bodies.filter((a) => existsOn(a, day));
  const found = onDay.length > 0 ? onDay : bodies;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** All that the directory calls its agencies, at any time: what a reader may know them by. */
export const everyName = (agencies: Pick<Agency, 'names'>[]): string[] =>
  agencies.flatMap((agency) => agency.names.flatMap(({ name, aliases }) => [name, ...aliases]));

/** A key for an agency that a clerk adds, from its name. */
export function agencyKey(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

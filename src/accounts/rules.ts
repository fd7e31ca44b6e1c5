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
const nameKey = (name: string) =>
  spelledOut.reduce((key, [from, to]) => key.replace(from, to), comparisonKey(name));

/**
 * The agency that a name in a document of that day means: by name or alias, and only if exactly one fits.
 * Names of other times count too (an old notice, a late one), those of the day first.
 */
export function matchAgency(name: string, agencies: Agency[], day: string): Agency | null {
  const key = nameKey(name);
  const fits = (names: AgencyName[]) =>
    names.some((n) => [n.name, n.shortName, ...n.aliases].some((x) => nameKey(x) === key));
  // A unit inside an agency is never who a document means.
  const bodies = agencies.filter((a) => !a.isUnit && fits(a.names));
  const onDay = bodies.filter((a) => existsOn(a, day));
  const found = onDay.length > 0 ? onDay : bodies;
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** Names of the directory, those of the day before those of other times; two agencies of one name are none. */
export function agencyFinder(agencies: Agency[], day: string): (name: string) => string | null {
  const index = new Map<string, Set<string>>();
  const add = (bodies: Agency[]) => {
    const before = new Set(index.keys());
    for (const { id, names } of bodies)
      for (const { name, shortName, aliases } of names)
        for (const key of [name, shortName, ...aliases].map(nameKey))
          if (!before.has(key)) index.set(key, (index.get(key) ?? new Set()).add(id));
  };
  const bodies = agencies.filter((agency) => !agency.isUnit);
  add(bodies.filter((agency) => existsOn(agency, day)));
  add(bodies);
  // The same few names stand in thousands of rows.
  const found = new Map<string, string | null>();
  return (name) => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const [only, other] = index.get(nameKey(name)) ?? [];
    const one = only && !other ? only : null;
    found.set(name, one);
    return one;
  };
}

export const agencyNamer = (agencies: Agency[], day: string) => {
  const names = new Map(agencies.map((agency) => [agency.id, nameOn(agency, day).name]));
  return (id: string): string => names.get(id) ?? '';
};

/** All that the directory calls its agencies, at any time: what a reader may know them by. */
export const everyName = (agencies: Pick<Agency, 'names'>[]): string[] =>
  agencies.flatMap((agency) => agency.names.flatMap(({ name, aliases }) => [name, ...aliases]));

/** A key for an agency that a clerk adds, from its name. */
export function agencyKey(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The head and foot of the office's own papers: "Văn phòng Tỉnh uỷ Sơn Hà" writes under TỈNH UỶ SƠN HÀ. */
export function letterhead(office: Pick<Office, 'name' | 'shortName' | 'regime'>) {
  const ofOffice = /^Văn phòng (.+)$/u.exec(office.name);
  const superior = ofOffice?.[1] ?? null;
  const archive = office.regime === 'party' ? `Lưu ${office.shortName}` : `Lưu: VT, ${office.shortName}`;
  return {
    superior,
    issuer: superior ? 'Văn phòng' : office.name,
    signerPosition: superior ? 'Chánh Văn phòng' : 'Thủ trưởng cơ quan',
    recipients: [
      ...(superior
        ? [`Thường trực ${superior.replace(/^(Tỉnh u[ỷy]|Tỉnh ủy).*$/u, '$1')} (để báo cáo)`]
        : []),
      'Lãnh đạo Văn phòng',
      archive,
    ],
  };
}

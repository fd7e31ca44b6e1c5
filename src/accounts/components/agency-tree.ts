import { compareVietnamese, fold, formatDate } from '@dondoc/vietnamese';
import { successionLabels } from '../labels.ts';
import { existsOn, nameOn } from '../rules.ts';
import type { Agency, AgencyName } from '../schema.ts';

/** One line of the directory, as it stands on a day. */
export interface AgencyLine {
  agency: Agency;
  name: AgencyName;
  /** How far under the top of its tree. */
  depth: number;
  parent: string | null;
  /** Before its first name or after its last: kept in the list, since old work names it. */
  exists: boolean;
  /** Sentences: since when, until when, names of other times, and what became of it. */
  history: string[];
}

/** Parents before children, siblings by name; an agency whose parent is missing stands at the top. */
export function agencyLines(agencies: Agency[], day: string): AgencyLine[] {
  const known = new Set(agencies.map((agency) => agency.id));
  const parentOf = ({ parentId }: Agency) => (parentId && known.has(parentId) ? parentId : null);
  const walk = (parentId: string | null, depth: number, parent: string | null): AgencyLine[] =>
    agencies
      .filter((agency) => parentOf(agency) === parentId)
      .map((agency) => ({ agency, name: nameOn(agency, day) }))
      .sort((a, b) => compareVietnamese(a.name.name, b.name.name))
      .flatMap(({ agency, name }) => [
        {
          agency,
          name,
          depth,
          parent,
          exists: existsOn(agency, day),
          history: historyOf(agency, name, agencies),
        },
        ...walk(agency.id, depth + 1, name.name),
      ]);
  return walk(null, 0, null);
}

const by = (decision: string | null) => (decision ? `, theo ${decision}` : '');

function period({ validFrom, validTo }: AgencyName): string {
  const from = validFrom && `từ ${formatDate(validFrom)}`;
  const to = validTo && `đến hết ${formatDate(validTo)}`;
  return [from, to].filter(Boolean).join(' ');
}

/** What is dated in its life; a date that no source gives is left out, not guessed. */
function historyOf({ names, successions }: Agency, shown: AgencyName, agencies: Agency[]): string[] {
  const bornOrEnded = period(shown) ? [`mang tên này ${period(shown)}${by(shown.decision)}`] : [];
  const others = names
    .filter((name) => name !== shown)
    .map((name) => `tên khác: ${[name.name, period(name)].filter(Boolean).join(' ')}${by(name.decision)}`);
  const became = successions.map(({ toAgencyId, kind, happenedOn, decision }) => {
    const to = agencies.find((agency) => agency.id === toAgencyId);
    const heir = to ? nameOn(to, happenedOn).name : 'cơ quan không còn trong danh bạ';
    return `từ ${formatDate(happenedOn)} ${successionLabels[kind]} ${heir}${by(decision)}`;
  });
  return [...bornOrEnded, ...others, ...became];
}

/** Lines with the words in any of their names, marks or not: "dang" finds "Đảng". */
export function findLines(lines: AgencyLine[], words: string): AgencyLine[] {
  const wanted = fold(words.trim());
  const names = ({ agency }: AgencyLine) => agency.names.flatMap((n) => [n.name, n.shortName, ...n.aliases]);
  return wanted ? lines.filter((line) => names(line).some((name) => fold(name).includes(wanted))) : lines;
}

import { opensPredicate } from './agencies/verbs.ts';
import type { Chunk } from './chunks.ts';
import type { Actor } from './contract.ts';
import { giverOf } from './openings.ts';
import type { Paper, Place } from './place.ts';
import type { RoleLine } from './rolelines.ts';
import { actorsOf, bracketLead, rolesIn, statedLeads } from './roles.ts';
import type { Step } from './scope.ts';
import type { Group, Skeleton } from './skeleton.ts';

/** What one who leads makes others do; a heading's body stays the lead of it. */
const DRIVES = /^\s*(?:yêu cầu|chỉ đạo|đôn đốc|phân công)/iu;

/** Who is assigned, by which words or from how far above. */
export interface Lead {
  actors: Actor[];
  groups: Group[];
  step: Step;
}

function own(skeleton: Skeleton, chunk: Chunk, step: Step): Lead {
  const groups = chunk.opening?.groups ?? [];
  return { actors: groups.flatMap((group) => actorsOf(skeleton, group, 'lead')), groups, step };
}

/** "quý Sở" is the addressee of that kind. */
export function resolved(actors: readonly Actor[], addressees: readonly Actor[]): Actor[] {
  return actors.map((actor) => {
    const kind = /^quý\s+(\p{L}+)/iu.exec(actor.name)?.[1]?.toLowerCase();
    const [match, second] = kind
      ? addressees.filter((other) => other.name.toLowerCase().startsWith(kind))
      : [];
    return match && !second ? { ...actor, name: match.name, inherited: true } : actor;
  });
}

/** The lead of one stretch: its own words, then what stands above it; null when nobody is named. */
export function leadOf(place: Place, chunk: Chunk, paper: Paper): Lead | null {
  const { skeleton, scope } = place;
  const { opening } = chunk;
  const words = skeleton.text.slice(chunk.start, chunk.end);
  const underAgency = scope.step === 4 && scope.leads.length > 0;
  if (opening?.kind === 'assign' && !(underAgency && DRIVES.test(words))) return own(skeleton, chunk, 2);
  if (opening?.kind === 'giver') {
    const giver = giverOf(skeleton, chunk.start, chunk.end);
    const outer =
      giver && !giver.mentions.some((mention) => mention.names.some((name) => paper.speaks(name)));
    if (giver && outer) return { actors: actorsOf(skeleton, giver, 'lead'), groups: [giver], step: 1 };
    return own(skeleton, chunk, 2);
  }
  if (opening?.kind === 'subject') return own(skeleton, chunk, 1);
  const stated = statedLeads(skeleton, chunk.start, chunk.end);
  if (stated.length > 0) {
    return { actors: stated.flatMap((group) => actorsOf(skeleton, group, 'lead')), groups: stated, step: 3 };
  }
  const task = opensPredicate(words);
  const line = place.lines.find((other) => other.line.kind === 'lead' && (other.below || task));
  if (line) return { actors: lineActors(line.skeleton, line.line, 'lead'), groups: [], step: 3 };
  if (scope.leads.length > 0) return { actors: [...scope.leads], groups: [], step: scope.step };
  const last = task ? bracketLead(skeleton, chunk.start, chunk.end) : undefined;
  return last ? { actors: actorsOf(skeleton, last, 'lead'), groups: [last], step: 3 } : null;
}

/** Bodies of a role line or cell; words the grammar does not know are kept whole. */
export function lineActors(
  skeleton: Skeleton,
  line: Pick<RoleLine, 'start' | 'end'>,
  role: Actor['role'],
): Actor[] {
  const groups = skeleton.groups.filter((group) => group.start >= line.start && group.end <= line.end);
  const claims = role === 'lead' ? rolesIn(skeleton, line.start, line.end, groups.slice(0, 1)) : new Map();
  if (groups.length > 0)
    return groups.flatMap((group) =>
      actorsOf(skeleton, group, markedRole(skeleton, group) ?? claims.get(group) ?? role).map((actor) =>
        wholePart(skeleton, group, actor, line.end),
      ),
    );
  const name = skeleton.passage.text.slice(line.start, line.end).trim();
  if (name === '' || /^[-–.]+$/.test(name)) return [];
  return [
    { role, name, generic: false, span: skeleton.passage.span(line.start, line.end), inherited: false },
  ];
}

const MARKS: Record<string, Actor['role']> = {
  'chủ trì': 'lead',
  'phối hợp': 'coordinate',
  'thẩm định': 'appraise',
};

/** "Sở A (chủ trì), Sở B (phối hợp)": the part is written behind each name. */
function markedRole(skeleton: Skeleton, group: Group): Actor['role'] | undefined {
  const mark = /^\s*\((chủ trì|phối hợp|thẩm định)\)/iu.exec(skeleton.text.slice(group.end, group.end + 16));
  return mark ? MARKS[(mark[1] ?? '').toLowerCase()] : undefined;
}

/** On a line of names alone a name goes on to the next sign, whatever verbs its small letters hold. */
function wholePart(skeleton: Skeleton, group: Group, actor: Actor, end: number): Actor {
  const last = group.mentions.at(-1);
  if (last?.names.length !== 1 || last.names[0] !== actor.name) return actor;
  const rest = skeleton.passage.text.slice(group.end, end);
  const more = /^(?: \p{Ll}+){1,6}(?=\s*(?:[,;.(]|$))/u.exec(rest)?.[0] ?? '';
  if (
    more === '' ||
    /\s(?:và|chủ trì|phối hợp|thực hiện|tham mưu|báo cáo|trình|trước|trong)(?!\p{L})/u.test(more)
  )
    return actor;
  const to = group.end + more.length;
  return { ...actor, name: `${actor.name}${more}`, span: skeleton.passage.span(last.start, to) };
}

/** Nobody named, but the letter is addressed and its stem asks: the addressees. */
export function addressed(place: Place, paper: Paper): Lead | null {
  if (!place.scope.orders || paper.addressees.length === 0 || place.answers) return null;
  return { actors: paper.addressees.map((actor) => ({ ...actor, inherited: true })), groups: [], step: 7 };
}

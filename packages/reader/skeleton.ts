import type { Mention, MentionFinder } from './agencies/mention.ts';
import type { FoundCitation } from './citations.ts';
import type { Passage } from './lines.ts';
import { matchesOf } from './matches.ts';

/** Bodies named one after another ("Sở A, Sở B và C"), which share one part in the sentence. */
export interface Group {
  start: number;
  end: number;
  mentions: Mention[];
}

/**
 * A passage in which every group of bodies is one sign and a run of fillers, and quoted titles and citations
 * are blanked. It has the length of the passage, so offsets hold, and role grammar becomes plain patterns.
 */
export interface Skeleton {
  passage: Passage;
  text: string;
  groups: Group[];
  /** Groups by where they begin. */
  begins: ReadonlyMap<number, Group>;
}

/** Pattern of one group in a skeleton. */
export const GROUP = '(▣▢*)';
const BLANK = '·';

/** The words with every stretch filled up by a sign, its first place by one of its own. */
function covered(
  words: string,
  stretches: readonly [start: number, end: number][],
  first: string,
  sign: string,
): string {
  if (stretches.length === 0) return words;
  let result = '';
  let from = 0;
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0])) {
    if (end <= from) continue;
    const open = Math.max(from, start);
    result += words.slice(from, open) + first + sign.repeat(end - open - 1);
    from = end;
  }
  return result + words.slice(from);
}

/** Words; letters behind a digit are none, and go with it. */
const WORD = /\d[\p{L}\d]*|\p{L}[\p{L}/]*/gu;
const QUOTED = /"[^"\n]{3,300}"/gu;

export function skeletonOf(
  passage: Passage,
  finder: MentionFinder,
  citations: readonly FoundCitation[],
): Skeleton {
  const quoted = matchesOf(passage.search, QUOTED).map((match): [number, number] => [
    match.index + 1,
    match.index + match[0].length - 1,
  ]);
  const cited = citations.map(({ start, tail }): [number, number] => [start, tail]);
  const blanked = covered(passage.search, [...quoted, ...cited], BLANK, BLANK);
  const groups: Group[] = [];
  let from = 0;
  for (const word of matchesOf(passage.search, WORD)) {
    const at = word.index;
    if (at < from || blanked[at] === BLANK || !finder.mayBegin(word[0])) continue;
    const mention = finder.at(at);
    if (!mention) continue;
    put(groups, mention, passage.search);
    from = mention.end;
  }
  const bodies = groups.map(({ start, end }): [number, number] => [start, end]);
  const text = covered(blanked, bodies, '▣', '▢');
  return { passage, text, groups, begins: new Map(groups.map((group) => [group.start, group])) };
}

function put(groups: Group[], mention: Mention, search: string): void {
  const last = groups.at(-1);
  if (last && /^(?:, |,? và |, cùng )$/u.test(search.slice(last.end, mention.start))) {
    last.mentions.push(mention);
    last.end = mention.end;
  } else groups.push({ start: mention.start, end: mention.end, mentions: [mention] });
}

export function groupAt(skeleton: Skeleton, start: number): Group | undefined {
  return skeleton.begins.get(start);
}

import type { Mention, MentionFinder } from './agencies/mention.ts';
import { mayNameBody } from './agencies/first-words.ts';
import type { FoundCitation } from './citations.ts';
import type { Passage } from './lines.ts';

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

function blank(letters: string[], start: number, end: number): void {
  for (let i = start; i < end; i += 1) letters[i] = BLANK;
}

const WORD = /(?<![\p{L}\d])\p{L}[\p{L}/]*/gu;
const QUOTED = /"[^"\n]{3,300}"/gu;

export function skeletonOf(
  passage: Passage,
  finder: MentionFinder,
  citations: readonly FoundCitation[],
): Skeleton {
  const letters = Array.from({ length: passage.search.length }, (_, i) => passage.search[i] ?? '');
  for (const match of passage.search.matchAll(QUOTED))
    blank(letters, match.index + 1, match.index + match[0].length - 1);
  for (const citation of citations) blank(letters, citation.start, citation.tail);
  const groups: Group[] = [];
  let from = 0;
  for (const word of passage.search.matchAll(WORD)) {
    const at = word.index;
    if (at < from || letters[at] === BLANK || !mayNameBody(word[0])) continue;
    const mention = finder.at(at);
    if (!mention) continue;
    put(groups, mention, passage.search);
    from = mention.end;
  }
  for (const group of groups) {
    for (let i = group.start; i < group.end; i += 1) letters[i] = i === group.start ? '▣' : '▢';
  }
  return { passage, text: letters.join(''), groups, begins: new Map(groups.map((group) => [group.start, group])) };
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

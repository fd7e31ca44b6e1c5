import type { Mention, MentionFinder } from './agencies/mention.ts';
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
}

/** Pattern of one group in a skeleton. */
export const GROUP = '(▣▢*)';
const BLANK = '·';

function blank(letters: string[], start: number, end: number): void {
  for (let i = start; i < end; i += 1) letters[i] = BLANK;
}

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
  for (let at = 0; at < letters.length; at += 1) {
    if (
      letters[at] === BLANK ||
      !/\p{L}/u.test(letters[at] ?? '') ||
      /[\p{L}\d]/u.test(letters[at - 1] ?? ' ')
    )
      continue;
    const mention = finder.at(at);
    if (!mention) continue;
    put(groups, mention, passage.search);
    at = mention.end - 1;
  }
  for (const group of groups) {
    for (let i = group.start; i < group.end; i += 1) letters[i] = i === group.start ? '▣' : '▢';
  }
  return { passage, text: letters.join(''), groups };
}

function put(groups: Group[], mention: Mention, search: string): void {
  const last = groups.at(-1);
  if (last && /^(?:, |,? và |, cùng )$/u.test(search.slice(last.end, mention.start))) {
    last.mentions.push(mention);
    last.end = mention.end;
  } else groups.push({ start: mention.start, end: mention.end, mentions: [mention] });
}

export function groupAt(skeleton: Skeleton, start: number): Group | undefined {
  return skeleton.groups.find((group) => group.start === start);
}

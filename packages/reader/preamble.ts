import type { Actor } from './contract.ts';
import { matchesOf } from './matches.ts';
import { openingOf } from './openings.ts';
import { actorsOf } from './roles.ts';
import { MOST_LEADS } from './scope.ts';
import { tellsThePast } from './sections.ts';
import type { Skeleton } from './skeleton.ts';
import type { Item } from './tree.ts';

/** What stands before the items of a body, which are orders only where its last colon says so. */
export interface Opening {
  preamble: readonly Item[];
  /** Bodies listed behind "… điện:" or "… gửi:". */
  addressees: readonly Item[];
  rest: readonly Item[];
}

export function asks(item: Item): boolean {
  return /:\s*$/u.test(item.passage.search);
}

/** "Trong thời gian tới, Chính phủ yêu cầu các bộ, ngành tập trung thực hiện các nhiệm vụ sau:" among evaluation. */
export function asksForWork(item: Item): boolean {
  const words = item.passage.search.slice(item.start, item.end);
  return (
    item.kind === 'plain' &&
    asks(item) &&
    /(?:yêu cầu|đề nghị|(?<!bàn )giao|chỉ đạo)(?!\p{L})/iu.test(words) &&
    !tellsThePast(words)
  );
}

function holdsItems(item: Item): boolean {
  return item.children.some((child) => child.kind !== 'plain');
}

/** Index of the last item of the preamble, or -1: the stem, or the last before the first numbered item. */
function preambleEnd(roots: readonly Item[]): number {
  const first = roots.findIndex(
    (item) => item.kind !== 'plain' && (item.kind !== 'capitals' || holdsItems(item)),
  );
  return first < 0 ? roots.findLastIndex(asks) : first - 1;
}

/** "… điện:" and a list of bodies: how many items name addressees, which are no tasks. */
function addresseeCount(stem: Item | undefined, rest: readonly Item[]): number {
  if (!stem || !/(?:điện|gửi)\s*:\s*$/iu.test(stem.passage.search)) return 0;
  const end = rest.findIndex((item) => item.kind !== 'dash');
  return end < 0 ? rest.length : end;
}

/** Parts the roots of a body; behind a list of addressees the preamble goes on. */
export function openingsOf(roots: readonly Item[]): Opening[] {
  const limit = preambleEnd(roots) + 1;
  const count = addresseeCount(roots[limit - 1], roots.slice(limit));
  const preamble = roots.slice(0, limit);
  if (count === 0) return [{ preamble, addressees: [], rest: roots.slice(limit) }];
  const addressees = roots.slice(limit, limit + count);
  const after = roots.slice(limit + count);
  const next = preambleEnd(after) + 1;
  return [
    { preamble, addressees, rest: [] },
    { preamble: after.slice(0, next), addressees: [], rest: after.slice(next) },
  ];
}

/** The bodies that a list of addressees names. */
export function addresseesIn(items: readonly Item[], skeletonOf: (item: Item) => Skeleton): Actor[] {
  return items
    .slice(0, MOST_LEADS)
    .flatMap((item) =>
      skeletonOf(item).groups.flatMap((group) => actorsOf(skeletonOf(item), group, 'lead', true)),
    )
    .slice(0, MOST_LEADS);
}

/** "… Chủ tịch UBND tỉnh giao Sở Y tế …" as the last sentence of the preamble. */
function lastSentenceWithGiver(skeleton: Skeleton): number | null {
  const stops = [...skeleton.text.matchAll(/(?:^|\.\s+)(?=[\p{Lu}▣])/gu)].map(
    (match) => match.index + match[0].length,
  );
  const at = stops.at(-1) ?? 0;
  const opening = openingOf(skeleton, at, skeleton.text.length);
  const told = /đã (?:giao|yêu cầu|chỉ đạo)/iu.test(skeleton.text.slice(at));
  return opening?.kind === 'giver' && !told ? at : null;
}

const TELLS = /(?:kết luận|yêu cầu|chỉ đạo|ý kiến|như sau|chỉ thị)[^:.;]{0,60}:\s+(?=\S)/giu;

/** Where an order begins inside a sentence of the preamble, or null. */
export function orderInside(item: Item, skeleton: Skeleton): number | null {
  const colon = matchesOf(skeleton.text, TELLS).at(-1);
  const at = colon ? colon.index + colon[0].length : lastSentenceWithGiver(skeleton);
  return at !== null && openingOf(skeleton, at, item.end) ? at : null;
}

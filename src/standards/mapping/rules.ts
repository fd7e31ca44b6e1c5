import { fold } from '@dondoc/vietnamese';
import type { Indicator } from '../schema.ts';
import { changesOf } from '../sets/rules.ts';
import type { DiffLine } from './schema.ts';

/** Words that stand in most names and tell none from another. */
const COMMON = new Set([
  'va',
  'cua',
  'cac',
  'cho',
  'theo',
  'trong',
  'duoc',
  'co',
  'tren',
  'so',
  'tong',
  'do',
  'tu',
]);

const wordsOf = (name: string): Set<string> =>
  new Set(
    fold(name)
      .split(/[^a-z0-9]+/)
      .filter((word) => word.length > 0 && !COMMON.has(word)),
  );

/** Shared words over all words of both (Dice): 1 where the names say the same, 0 where they share nothing. */
export function likeness(a: string, b: string): number {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.size + right.size === 0) return 0;
  return (2 * [...left].filter((word) => right.has(word)).length) / (left.size + right.size);
}

/** Under this a proposal would mislead more often than help. */
const LIKELY = 0.5;

/** For each indicator the likeliest of another set, each taken once; who is likeliest of all chooses first. */
export function suggestPairs(from: readonly Indicator[], to: readonly Indicator[]) {
  const all = from
    .flatMap((one) => to.map((other) => ({ one, other, likeness: scoreOf(one, other) })))
    .filter((pair) => pair.likeness >= LIKELY)
    .sort((a, b) => b.likeness - a.likeness);
  const pairs = new Map<string, { to: Indicator; likeness: number }>();
  const taken = new Set<string>();
  for (const { one, other, likeness } of all) {
    if (pairs.has(one.id) || taken.has(other.id)) continue;
    pairs.set(one.id, { to: other, likeness });
    taken.add(other.id);
  }
  return pairs;
}

/** Names tell; the same code beside that parts what is equally like. */
const scoreOf = (one: Indicator, other: Indicator): number =>
  Math.min(1, likeness(one.name, other.name) + (one.code === other.code ? 0.05 : 0));

const refOf = ({ id, code, name }: Indicator) => ({ id, code, name });

/** What two sets say differently, by which indicator stands for which: in the order of the new, what is gone last. */
export function differenceOf(
  from: readonly Indicator[],
  to: readonly Indicator[],
  pairs: readonly { fromId: string; toId: string }[],
): DiffLine[] {
  const before = new Map(from.map((one) => [one.id, one]));
  const left = new Set(from.map(({ id }) => id));
  const lines = to.flatMap((one): DiffLine[] => {
    const formers = pairs.flatMap(({ fromId, toId }) => (toId === one.id ? (before.get(fromId) ?? []) : []));
    for (const former of formers) left.delete(former.id);
    return formers.length > 0
      ? formers.map((former) => lineOf(former, one))
      : [{ ...bare, state: 'added', from: null, to: refOf(one) }];
  });
  const gone = from
    .filter(({ id }) => left.has(id))
    .map((one): DiffLine => ({ ...bare, state: 'gone', from: refOf(one), to: null }));
  return [...lines, ...gone];
}

const bare = { isRenamed: false, isThresholdChanged: false, changes: [] };

function lineOf(from: Indicator, to: Indicator): DiffLine {
  const changes = changesOf(from, to);
  const has = (part: string) => changes.some((change) => change.part === part);
  return {
    state: changes.length > 0 ? 'changed' : 'same',
    ...{ from: refOf(from), to: refOf(to), changes },
    isRenamed: has('name'),
    isThresholdChanged: has('thresholds'),
  };
}

/** Two versions of one regulation: the same code is the same indicator, where nobody has said otherwise. */
export function pairsByCode(from: readonly Indicator[], to: readonly Indicator[]) {
  const byCode = new Map(to.map((one) => [one.code, one.id]));
  return from.flatMap(({ id, code }) => {
    const toId = byCode.get(code);
    return toId ? [{ fromId: id, toId }] : [];
  });
}

import { compareNames, compareVietnamese } from '@dondoc/vietnamese';
import { estimateIn, figureOf } from '../indices/rules.ts';
import type { Figure, Indices, ObjectIndex } from '../indices/schema.ts';
import { type Change, changeOf, meanOf } from '../intervals/rules.ts';
import type { Audience, Instrument, Wave, WaveKind } from '../surveys/schema.ts';
import type { ChangeLine, GroupLine, Mean, WaveLine } from './schema.ts';

/** A closed wave with its figures, as grouping sees it. */
export interface Read {
  wave: Pick<Wave, 'id' | 'kind' | 'invited' | 'answered' | 'instrument'> & {
    closedOn: string;
    voided: number;
  };
  indices: Indices;
}

const sum = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((all, one) => all + (one ?? 0), 0);

export function lineOf({ wave, indices }: Read): WaveLine {
  return {
    ...{ waveId: wave.id, closedOn: wave.closedOn },
    asked: sum(wave.invited) || null,
    ...{ sheets: sum(wave.answered), void: wave.voided, figure: indices.general },
  };
}

/** What rose or fell between two waves of a class, of the objects that both asked about. */
export function changesOf(before: Indices, after: Indices): ChangeLine[] {
  return before.objects.flatMap((object) => {
    const later = after.objects.find(({ key }) => key === object.key);
    const { first, second, ...told } = later ? pairOf(object, later) : NOTHING;
    if (!first || !second) return [];
    return [{ label: object.label, ...rounded(changeOf(estimateIn(first), estimateIn(second))), ...told }];
  });
}

interface Pair extends Pick<ChangeLine, 'of' | 'isMixed'> {
  first: Figure | null;
  second: Figure | null;
}
const NOTHING: Pair = { first: null, second: null, of: null, isMixed: false };

/**
 * Like is set against like: where one wave heard others too, those alone whom both heard, if they may be shown apart;
 * else all of both, and it is told.
 */
function pairOf(before: ObjectIndex, after: ObjectIndex): Pair {
  const shared = before.judgedBy.filter((one) => after.judgedBy.includes(one));
  const whole = { first: before.figure, second: after.figure, of: null };
  const isSame = shared.length === before.judgedBy.length && shared.length === after.judgedBy.length;
  if (isSame) return { ...whole, isMixed: false };
  const [one, ...more] = shared;
  const [first, second] = one && more.length === 0 ? [partOf(before, one), partOf(after, one)] : [];
  return one && first && second ? { first, second, of: one, isMixed: false } : { ...whole, isMixed: true };
}

const partOf = ({ judgedBy, figure, byAudience }: ObjectIndex, one: Audience): Figure | null =>
  judgedBy.length === 1 ? figure : (byAudience?.find(({ audience }) => audience === one)?.figure ?? null);

const rounded = ({ by, from, to, isClear }: Change): Change => {
  const two = (value: number) => Math.round(value * 100) / 100;
  return { by: two(by), from: two(from), to: two(to), isClear };
};

interface Part {
  kind: WaveKind;
  figure: Figure | null;
}

/** The mean of several waves, each counted once; those without a figure are told, not counted. */
export function groupOf(
  { key, name }: { key: string; name: string },
  parts: readonly Part[],
  instrument: Pick<Instrument, 'scale' | 'bands'>,
): GroupLine {
  const mean = (kind: WaveKind): Mean | null => {
    const figures = parts.flatMap((part) => (part.kind === kind && part.figure ? [part.figure] : []));
    const found = meanOf(figures.map(estimateIn));
    return found && { figure: figureOf(found, instrument), waves: figures.length };
  };
  const hidden = parts.filter(({ figure }) => figure === null).length;
  return { key, name, end: mean('end'), after: mean('after'), hidden };
}

/** Waves by something that is said of each. */
export function groupsOf(
  reads: readonly Read[],
  of: (read: Read) => { key: string; name: string } | null,
  instrument: Pick<Instrument, 'scale' | 'bands'>,
): GroupLine[] {
  const named = reads.flatMap((read) => {
    const group = of(read);
    return group ? [{ read, group }] : [];
  });
  return [...Map.groupBy(named, ({ group }) => group.key).values()]
    .map((all) => {
      const parts = all.map(({ read }) => ({ kind: read.wave.kind, figure: read.indices.general }));
      return groupOf(all[0]?.group ?? { key: '', name: '' }, parts, instrument);
    })
    .toSorted((a, b) => compareVietnamese(a.name, b.name));
}

/** What is said of each lecturer, over all classes where they taught; by given name. */
export function lecturersIn(
  reads: readonly Read[],
  instrument: Pick<Instrument, 'scale' | 'bands'>,
): GroupLine[] {
  const said = reads.flatMap(({ wave, indices }) =>
    indices.objects.flatMap(({ lecturers }) =>
      lecturers.map(({ key, name, figure }) => ({ key, name, kind: wave.kind, figure })),
    ),
  );
  return [...Map.groupBy(said, ({ key }) => key).values()]
    .map((all) => groupOf({ key: all[0]?.key ?? '', name: all[0]?.name ?? '' }, all, instrument))
    .toSorted((a, b) => compareNames(a.name, b.name));
}

/** Only what is said of one lecturer: nothing of the class, nothing of another. */
export const ownIndices = (indices: Indices, lecturer: string): Indices => ({
  ...{ valid: indices.valid, void: indices.void, general: null },
  objects: indices.objects.flatMap((object) => {
    const own = object.lecturers.filter(({ key }) => key === lecturer);
    return own.length > 0
      ? [{ ...object, figure: null, criteria: [], byAudience: null, lecturers: own }]
      : [];
  }),
});

export const hasLecturer = (indices: Indices, lecturer: string): boolean =>
  indices.objects.some(({ lecturers }) => lecturers.some(({ key }) => key === lecturer));

/**
 * Comments as they may be read: none under the fewest sheets that are shown. Whose kind wrote one is said only where every
 * kind that answered did so often enough: else the one of the single manager is found among the rest.
 */
export function commentsShown(
  comments: readonly { audience: Audience; text: string }[],
  answered: Wave['answered'],
  minimum: number,
): { audience: Audience | null; text: string }[] | null {
  if (sum(answered) < minimum) return null;
  const enough = Object.values(answered).every((count) => count === 0 || count >= minimum);
  return comments.map(({ audience, text }) => ({ audience: enough ? audience : null, text }));
}

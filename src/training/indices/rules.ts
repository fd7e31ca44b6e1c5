import { type Estimate, intervalOf } from '../intervals/rules.ts';
import { askedAbout } from '../surveys/rules.ts';
import type { Audience, Instrument, Lecturer, SurveyObject, WaveKind } from '../surveys/schema.ts';
import type { CriterionIndex, Figure, Indices, LecturerIndex, ObjectIndex } from './schema.ts';

/*
 * How an index is made (TT 10/2017/TT-BNV asks for the mean of each item, of each criterion, of each group, and a general
 * index). The mean of an item is that of all its marks; a criterion is the unweighted mean of its items, an object of its
 * criteria, the general index of its objects.
 *
 * What is not shown does not count. The atom is an item about one subject: the class, or one lecturer. An atom with
 * fewer marks than are shown (5) is left out of everything above it, so that no figure can be found by subtracting the
 * shown ones from their whole. For the same reason nothing is reckoned before a wave has closed: a sheet would be the
 * difference between two days. Five equal marks still say what each of the five gave; a threshold cannot hide that.
 */

export interface Sheet {
  audience: Audience;
  /** Item, or item@lecturer → mark; a blank is not there. */
  scores: Record<string, number>;
  isVoid: boolean;
}

/** What of an instrument the reckoning asks for. */
export type Asked = Pick<Instrument, 'scale' | 'bands' | 'minimumShown' | 'objects'>;

/** What a wave of this kind asks about. */
export const askedIn = (instrument: Instrument, kind: WaveKind): Asked => ({
  ...instrument,
  objects: instrument.objects
    .filter(({ waves }) => waves.includes(kind))
    .map((object) => ({ ...object, audiences: askedAbout(object, kind) })),
});

/** A mean, and how far each sheet moved it: what an interval needs, however means are made of means. */
interface Score {
  mean: number;
  pulls: Map<number, number>;
}

const added = (map: Map<number, number>, key: number, by: number) => map.set(key, (map.get(key) ?? 0) + by);

/** The mean of all marks; a sheet that gave several (one a lecturer) is still one sheet. */
function pooled(marks: readonly { sheet: number; mark: number }[]): Score | null {
  if (marks.length === 0) return null;
  const mean = marks.reduce((sum, { mark }) => sum + mark, 0) / marks.length;
  const pulls = new Map<number, number>();
  for (const { sheet, mark } of marks) added(pulls, sheet, (mark - mean) / marks.length);
  return { mean, pulls };
}

/** The unweighted mean of those that are there. */
function averaged(scores: readonly (Score | null)[]): Score | null {
  const there = scores.filter((score) => score !== null);
  if (there.length === 0) return null;
  const pulls = new Map<number, number>();
  for (const score of there)
    for (const [sheet, pull] of score.pulls) added(pulls, sheet, pull / there.length);
  return { mean: there.reduce((sum, { mean }) => sum + mean, 0) / there.length, pulls };
}

function estimateOf({ mean, pulls }: Score): Estimate {
  const n = pulls.size;
  const squares = [...pulls.values()].reduce((sum, pull) => sum + pull ** 2, 0);
  return { n, mean, error: Math.sqrt((n * squares) / (n - 1)), freedom: n - 1 };
}

/** Half up at the second decimal; what binary fractions lack by a hair does not count. */
export const rounded = (value: number): number => Math.round(value * 100 + 1e-7) / 100;

/** The band in which a figure stands: the last that begins at or below it. */
export const bandOf = (value: number, bands: Asked['bands']): string | null =>
  bands.toSorted((a, b) => a.from - b.from).findLast(({ from }) => from <= value)?.label ?? null;

/** An estimate as it is shown: the band is that of the rounded figure, so that the two never disagree. */
export function figureOf(estimate: Estimate, { scale, bands }: Pick<Asked, 'scale' | 'bands'>): Figure {
  const { n, error, freedom } = estimate;
  const { from, to } = intervalOf(estimate, scale);
  const mean = rounded(estimate.mean);
  const band = bandOf(mean, bands);
  return { n, mean, from: rounded(from), to: rounded(to), band, error, freedom, exact: estimate.mean };
}

export const estimateIn = ({ n, exact, error, freedom }: Figure): Estimate => ({
  ...{ n, mean: exact, error, freedom },
});

/** Marks by atom. */
function atomsOf(sheets: readonly Sheet[]): Map<string, { sheet: number; mark: number }[]> {
  const marks = sheets.flatMap(({ scores }, sheet) =>
    Object.entries(scores).map(([ref, mark]) => ({ ref, sheet, mark })),
  );
  return Map.groupBy(marks, ({ ref }) => ref);
}

const refsOf = (object: SurveyObject, item: string, lecturers: readonly Lecturer[]): string[] =>
  object.perLecturer ? lecturers.map(({ key }) => `${item}@${key}`) : [item];

/** All figures of one wave. `objects` are those that it asked about; the lecturers, those of its class. */
export function indicesOf(asked: Asked, lecturers: readonly Lecturer[], answers: readonly Sheet[]): Indices {
  const sheets = answers.filter(({ isVoid }) => !isVoid);
  const marks = marksOf(sheets, asked.minimumShown);
  const reckoned = asked.objects.map((object) => objectIndex(object, asked, lecturers, marks));
  const general = averaged(reckoned.map(({ score }) => score));
  return {
    valid: sheets.length,
    void: answers.length - sheets.length,
    general: general && figureOf(estimateOf(general), asked),
    objects: reckoned.map(({ index }) => index),
  };
}

/** Marks of the atoms that may be shown. */
type Counted = (ref: string) => { sheet: number; mark: number }[];

function countedIn(sheets: readonly Sheet[], fewest: number): Counted {
  const atoms = atomsOf(sheets);
  return (ref) => {
    const marks = atoms.get(ref) ?? [];
    return marks.length < fewest ? [] : marks;
  };
}

/** Of all sheets, and of each audience that answered. */
interface Marks {
  all: Counted;
  by: { audience: Audience; counted: Counted; hasMarked(ref: string): boolean }[];
}

const marksOf = (sheets: readonly Sheet[], fewest: number): Marks => ({
  all: countedIn(sheets, fewest),
  by: [...Map.groupBy(sheets, ({ audience }) => audience)].map(([audience, own]) => ({
    audience,
    counted: countedIn(own, fewest),
    hasMarked: (ref) => own.some(({ scores }) => scores[ref] !== undefined),
  })),
});

function objectIndex(
  object: SurveyObject,
  asked: Asked,
  lecturers: readonly Lecturer[],
  marks: Marks,
): { score: Score | null; index: ObjectIndex } {
  const counted = marks.all;
  const whole = partsOf(object, lecturers, counted, asked);
  return {
    score: whole.score,
    index: {
      ...{ key: object.key, label: object.label },
      ...{ figure: shown(whole.score, asked), criteria: whole.criteria },
      lecturers: object.perLecturer ? lecturers.map((one) => lecturerIndex(object, one, counted, asked)) : [],
      judgedBy: judgesOf(object, lecturers, marks),
      byAudience: audiencesOf(object, asked, lecturers, marks),
    },
  };
}

const shown = (score: Score | null, asked: Asked): Figure | null =>
  score && figureOf(estimateOf(score), asked);

/** An object as its criteria make it, of these lecturers. */
function partsOf(object: SurveyObject, lecturers: readonly Lecturer[], counted: Counted, asked: Asked) {
  const reckoned = object.criteria.map(({ key, label, items }) => {
    const scores = items.map((item) => pooled(refsOf(object, item.key, lecturers).flatMap(counted)));
    const score = averaged(scores);
    const criterion: CriterionIndex = {
      ...{ key, label, figure: shown(score, asked) },
      items: items.map((item, at) => ({ ...item, figure: shown(scores[at] ?? null, asked) })),
    };
    return { score, criterion };
  });
  return {
    score: averaged(reckoned.map(({ score }) => score)),
    criteria: reckoned.map(({ criterion }) => criterion),
  };
}

function lecturerIndex(
  object: SurveyObject,
  lecturer: Lecturer,
  counted: Counted,
  asked: Asked,
): LecturerIndex {
  const { score, criteria } = partsOf(object, [lecturer], counted, asked);
  return { ...lecturer, figure: shown(score, asked), criteria };
}

const allRefs = (object: SurveyObject, lecturers: readonly Lecturer[]): string[] =>
  object.criteria.flatMap(({ items }) => items.flatMap(({ key }) => refsOf(object, key, lecturers)));

/** Who of those asked marked anything of it, on a valid sheet. */
function judgesOf(object: SurveyObject, lecturers: readonly Lecturer[], { by }: Marks): Audience[] {
  const refs = allRefs(object, lecturers);
  return object.audiences.filter((one) =>
    by.some(({ audience, hasMarked }) => audience === one && refs.some(hasMarked)),
  );
}

/**
 * Those asked apart. All of them or none: with one group hidden the others, taken from the whole, would show it; so each
 * counted atom must have as many marks as are shown in every group that answered.
 */
function audiencesOf(
  object: SurveyObject,
  asked: Asked,
  lecturers: readonly Lecturer[],
  { all, by }: Marks,
): ObjectIndex['byAudience'] {
  const groups = object.audiences.flatMap((one) => by.find(({ audience }) => audience === one) ?? []);
  const refs = allRefs(object, lecturers).filter((ref) => all(ref).length > 0);
  if (groups.length < 2 || groups.some(({ counted }) => refs.some((ref) => counted(ref).length === 0)))
    return null;
  const within = new Set(refs);
  return groups.flatMap(({ audience, counted }) => {
    const own: Counted = (ref) => (within.has(ref) ? counted(ref) : []);
    const figure = shown(partsOf(object, lecturers, own, asked).score, asked);
    return figure ? [{ audience, figure }] : [];
  });
}

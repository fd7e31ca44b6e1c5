import type { Db } from '#platform/database/connection.ts';
import type { TrainingClass } from '../classes/schema.ts';
import { classesOf } from '../classes/store.ts';
import { meanOf } from '../intervals/rules.ts';
import type { Instrument, SurveyObjectKey, Wave } from '../surveys/schema.ts';
import { wavesOf } from '../surveys/store.ts';
import { askedIn, estimateIn, figureOf, indicesOf, type Sheet } from './rules.ts';
import type { Figure, Indices } from './schema.ts';

/** A wave that takes no sheet any more, with its class. */
export interface ClosedWave extends Wave {
  closedOn: string;
  voided: number;
  course: TrainingClass;
}

export interface Result {
  wave: ClosedWave;
  indices: Indices;
}

/** The waves that have closed, the newest first: only they have results. */
export async function closedWaves(
  db: Db,
  officeId: string,
  where: { classId?: string } = {},
): Promise<ClosedWave[]> {
  const waves = await wavesOf(db, officeId, where);
  const courses = new Map((await classesOf(db, officeId)).map((course) => [course.id, course]));
  return waves.flatMap(({ closedOn, ...wave }) => {
    const course = courses.get(wave.classId);
    const { voided } = wave;
    return closedOn !== null && voided !== null && course ? [{ ...wave, closedOn, voided, course }] : [];
  });
}

async function sheetsOf(db: Db, waveIds: string[]): Promise<Map<string, Sheet[]>> {
  if (waveIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('surveyAnswer')
    .select(['waveId', 'audience', 'scores', 'isVoid'])
    .where('waveId', 'in', waveIds)
    .execute();
  return Map.groupBy(rows as (Sheet & { waveId: string })[], ({ waveId }) => waveId);
}

/** Where few sheets came one way no figure is shown at all. */
const shownIn = ({ instrument, kind, fewWays }: Wave) => ({
  ...askedIn(instrument, kind),
  ...(fewWays.length > 0 ? { minimumShown: Number.POSITIVE_INFINITY } : {}),
});

/** The indices of each wave, in the order of the waves. */
export async function resultsOf(db: Db, waves: readonly ClosedWave[]): Promise<Result[]> {
  const sheets = await sheetsOf(
    db,
    waves.map(({ id }) => id),
  );
  return waves.map((wave) => ({
    wave,
    indices: indicesOf(shownIn(wave), wave.lecturers, sheets.get(wave.id) ?? []),
  }));
}

interface IndexAsk {
  officeId: string;
  /** Days between which a wave closed, both included. */
  from: string;
  to: string;
  /** The index of one object; without it the general one. */
  object?: SurveyObjectKey;
  /** Waves of one kind; without it of all. */
  kind?: Wave['kind'];
  /** Of the classes that one agency ran; without it of all. */
  providerId?: string;
}

export interface IndexFound {
  /** The unweighted mean of the waves: each class counts once, however many answered. Null: none has a figure. */
  figure: Figure | null;
  /** Marks are given from one number to another; null: no wave has a figure, or they were not marked on one scale. */
  scale: Instrument['scale'] | null;
  rows: {
    waveId: string;
    classCode: string;
    className: string;
    kind: Wave['kind'];
    closedOn: string;
    /** Null: too few sheets. Such a wave does not count. */
    figure: Figure | null;
  }[];
}

/** The index over the waves that closed between two days, with the waves behind it. */
export async function indexOf(
  db: Db,
  { officeId, from, to, object, kind: only, providerId }: IndexAsk,
): Promise<IndexFound> {
  const waves = (await closedWaves(db, officeId)).filter(
    ({ closedOn, instrument, kind, course }) =>
      closedOn >= from &&
      closedOn <= to &&
      (!only || kind === only) &&
      (!providerId || course.providerAgencyId === providerId) &&
      (!object || askedIn(instrument, kind).objects.some(({ key }) => key === object)),
  );
  const results = await resultsOf(db, waves);
  const rows = results.map(({ wave, indices }) => ({
    ...{ waveId: wave.id, classCode: wave.classCode, className: wave.className },
    ...{ kind: wave.kind, closedOn: wave.closedOn },
    figure: object ? (indices.objects.find(({ key }) => key === object)?.figure ?? null) : indices.general,
  }));
  const counted = waves.filter((_, at) => rows[at]?.figure).map(({ instrument }) => instrument);
  const [first, ...others] = counted;
  // Marks of two scales have no mean.
  if (!first || others.some(({ scale }) => scale.from !== first.scale.from || scale.to !== first.scale.to))
    return { figure: null, scale: null, rows };
  const mean = meanOf(rows.flatMap(({ figure }) => (figure ? [estimateIn(figure)] : [])));
  return { figure: mean && figureOf(mean, first), scale: first.scale, rows };
}

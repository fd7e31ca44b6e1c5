import { compareNames, compareVietnamese } from '@dondoc/vietnamese';
import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { may } from '#accounts/permissions.ts';
import { nameOn } from '#accounts/rules.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { act } from '#accounts/session/routes.ts';
import type { Db } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { personOf } from '#staff/people/store.ts';
import { commentsOf } from '../answering/store.ts';
import { classesOf, findClass } from '../classes/store.ts';
import { deskOf } from '../desk/store.ts';
import { findingsOf } from '../findings/store.ts';
import { closedWaves, type Result, resultsOf } from '../indices/store.ts';
import { quotasOf } from '../quotas/rules.ts';
import type { QuotaView } from '../quotas/schema.ts';
import type { Instrument, Wave } from '../surveys/schema.ts';
import { findWave, listInstruments } from '../surveys/store.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';

/**
 * Who reads results: the office and the desk all, a provider those of its classes, a lecturer what is said of them alone
 * (whatever their agency may see), anybody else none.
 */
export async function readerOf(db: Db, viewer: Viewer) {
  const desk = await deskOf(db, viewer);
  const isLecturer = viewer.role === 'lecturer';
  const own = isLecturer ? ((await personOf(db, viewer.office.id, viewer.userId))?.id ?? 'none') : null;
  return {
    /** Key of the lecturer who asks; null: not a lecturer. */
    own,
    sees: ({ providerAgencyId }: { providerAgencyId: string }) =>
      desk.seesAll || desk.agencyIds.includes(providerAgencyId),
  };
}

/** All results that the viewer may read; of a lecturer only theirs. */
export async function readResults(db: Db, viewer: Viewer) {
  const { own, sees } = await readerOf(db, viewer);
  const closed = await closedWaves(db, viewer.office.id);
  const waves = closed.filter(({ course, lecturers }) =>
    own === null ? sees(course) : lecturers.some(({ key }) => key === own),
  );
  const results = await resultsOf(db, waves);
  if (own === null) return { results, own, sees };
  return {
    results: results.map(({ wave, indices }) => ({ wave, indices: rules.ownIndices(indices, own) })),
    ...{ own, sees },
  };
}

export const isFound =
  ({ year, programme, providerId, classId, lecturer }: shape.ResultsQuery) =>
  ({ wave: { course }, indices }: Result): boolean =>
    (year === undefined || course.year === year) &&
    (programme === undefined || course.programmeKey === programme) &&
    (providerId === undefined || course.providerAgencyId === providerId) &&
    (classId === undefined || course.id === classId) &&
    (lecturer === undefined || rules.hasLecturer(indices, lecturer));

const list = act(
  'training.read',
  'GET /training/survey-results',
  'Kết quả khảo sát theo lớp, chương trình, giảng viên, năm',
)
  .input(shape.ResultsQuery)
  .output(shape.ResultList)
  .handler(async ({ context: { db, viewer }, input }) => {
    const { results, own, sees } = await readResults(db, viewer);
    const agencies = await listAgencies(db, viewer.office.id);
    const nameOf = namesOn(agencies, viewer.today);
    const instrument = results[0]?.wave.instrument ?? null;
    const found = results.filter(isFound(input));
    const groups = groupsIn(found, own, instrument);
    const year = input.year ?? Number(viewer.today.slice(0, 4));
    return {
      choices: choicesIn(results, own, nameOf),
      instrument,
      classes: classLines(found, own, nameOf),
      ...groups,
      quotas:
        own === null
          ? await quotasIn(db, viewer, { year, providerId: input.providerId, results, sees })
          : null,
      ownOnly: own !== null,
    };
  });

type NameOf = (agencyId: string) => string;

export const namesOn =
  (agencies: Agency[], day: string): NameOf =>
  (id) => {
    const agency = agencies.find((one) => one.id === id);
    return agency ? nameOn(agency, day).shortName : 'Cơ quan không còn';
  };

/** Figures of one scale alone are averaged: that of the newest wave. */
function groupsIn(found: Result[], own: string | null, instrument: Instrument | null) {
  if (!instrument) return { programmes: [], lecturers: [], years: [] };
  const same = found.filter(({ wave }) => wave.instrument.scale.to === instrument.scale.to);
  const lecturers = rules.lecturersIn(same, instrument).filter(({ key }) => own === null || key === own);
  if (own !== null) return { programmes: [], lecturers, years: [] };
  const courses = new Map(same.map(({ wave }) => [wave.id, wave.course]));
  const courseOf = ({ wave }: rules.Read) => courses.get(wave.id);
  return {
    programmes: rules.groupsOf(same, (read) => programmeOf(courseOf(read)), instrument),
    lecturers,
    years: rules.groupsOf(same, (read) => yearOf(courseOf(read)), instrument),
  };
}

type Course = Result['wave']['course'];

const programmeOf = (course: Course | undefined) => {
  const { programmeKey: key, programmeName: name } = course ?? {};
  return key && name ? { key, name } : null;
};
const yearOf = (course: Course | undefined) =>
  course ? { key: String(course.year), name: String(course.year) } : null;

function choicesIn(results: Result[], own: string | null, nameOf: NameOf) {
  const courses = results.map(({ wave }) => wave.course);
  const unique = (choices: { key: string; name: string }[], order = compareVietnamese) =>
    [...new Map(choices.map((choice) => [choice.key, choice])).values()].toSorted((a, b) =>
      order(a.name, b.name),
    );
  return {
    years: [...new Set(courses.map(({ year }) => year))].toSorted((a, b) => b - a),
    programmes: unique(courses.flatMap((course) => programmeOf(course) ?? [])),
    providers: unique(courses.map(({ providerAgencyId: key }) => ({ key, name: nameOf(key) }))),
    lecturers:
      own === null
        ? unique(
            results.flatMap(({ wave }) => wave.lecturers),
            compareNames,
          )
        : [],
  };
}

/** One line a class, by its code; the newest wave of each kind. */
export function classLines(found: Result[], own: string | null, nameOf: NameOf): shape.ClassLine[] {
  return [...Map.groupBy(found, ({ wave }) => wave.classId).values()]
    .flatMap((all) => {
      const course = all[0]?.wave.course;
      const of = (kind: Wave['kind']) => all.find(({ wave }) => wave.kind === kind);
      const [end, after] = [of('end'), of('after')];
      if (!course) return [];
      return {
        ...{ classId: course.id, code: course.code, name: course.name, year: course.year },
        ...{ programme: course.programmeName, provider: nameOf(course.providerAgencyId) },
        end: end ? lineFor(end, own) : null,
        after: after ? lineFor(after, own) : null,
        changes: end && after ? rules.changesOf(end.indices, after.indices) : [],
      };
    })
    .toSorted((a, b) => b.year - a.year || a.code.localeCompare(b.code, 'vi'));
}

/** For a lecturer the line of a wave bears their own figure. */
function lineFor(result: Result, own: string | null): shape.WaveLine {
  const line = rules.lineOf(result);
  if (own === null) return line;
  const lecturers = result.indices.objects.flatMap((object) => object.lecturers);
  return { ...line, figure: lecturers.find(({ key }) => key === own)?.figure ?? null };
}

interface QuotaAsk {
  year: number;
  providerId: string | undefined;
  results: Result[];
  sees(course: { providerAgencyId: string }): boolean;
}

/** The quotas of a year over the courses that the viewer sees; by the instrument last used, else the one of the house. */
export async function quotasIn(db: Db, viewer: Viewer, ask: QuotaAsk): Promise<QuotaView | null> {
  const instrument = ask.results[0]?.wave.instrument ?? (await listInstruments())[0];
  if (!instrument) return null;
  const classes = (await classesOf(db, viewer.office.id)).filter(
    (course) => ask.sees(course) && (!ask.providerId || course.providerAgencyId === ask.providerId),
  );
  const waves = ask.results.filter(({ wave, indices }) => indices.valid >= wave.instrument.minimumShown);
  return quotasOf(
    instrument,
    ask.year,
    classes.map(({ id, ...course }) => ({ ...course, classId: id })),
    waves.map(({ wave, indices }) => ({
      ...{ classId: wave.classId, kind: wave.kind, closedOn: wave.closedOn },
      objects: indices.objects.filter(({ judgedBy }) => judgedBy.length > 0).map(({ key }) => key),
    })),
  );
}

/** A wave that the viewer may read, with its class, or a refusal. */
export async function waveFor(db: Db, viewer: Viewer, id: string) {
  const { own, sees } = await readerOf(db, viewer);
  const wave = await findWave(db, viewer.office.id, id);
  const course = wave && (await findClass(db, viewer.office.id, wave.classId));
  if (!wave || !course) throw problem('notFound');
  const isTheirs = own === null ? sees(course) : wave.lecturers.some(({ key }) => key === own);
  if (!isTheirs) throw problem('notFound');
  return { wave, course, own };
}

/** The results of a wave that has closed; null until then. */
async function resultOf(
  db: Db,
  viewer: Viewer,
  wave: Wave,
): Promise<{ all: Result[]; result: Result | null }> {
  const all = await resultsOf(db, await closedWaves(db, viewer.office.id, { classId: wave.classId }));
  return { all, result: all.find((one) => one.wave.id === wave.id) ?? null };
}

const one = act('training.read', 'GET /training/survey-results/{id}', 'Kết quả của một đợt khảo sát')
  .input(z.object({ id: z.uuid() }))
  .output(shape.WaveResult)
  .handler(async ({ context: { db, viewer }, input: { id } }) => {
    const { wave, course, own } = await waveFor(db, viewer, id);
    const { all, result } = await resultOf(db, viewer, wave);
    const other = all.find(({ wave: { kind } }) => kind !== wave.kind) ?? null;
    const provider = (await listAgencies(db, viewer.office.id)).find(
      (agency) => agency.id === course.providerAgencyId,
    );
    const whole = own === null && result !== null;
    return {
      ...{ id, kind: wave.kind, opensOn: wave.opensOn, closesOn: wave.closesOn, closedOn: wave.closedOn },
      course: {
        ...{ id: course.id, code: course.code, name: course.name, year: course.year },
        programme: course.programmeName,
      },
      provider: provider
        ? refOn(provider, viewer.today)
        : { id: course.providerAgencyId, name: 'Cơ quan không còn', shortName: '' },
      instrument: wave.instrument,
      ...{ asked: askedIn(wave), void: wave.voided, channels: wave.counts },
      fewWays: wave.fewWays,
      indices: result && (own === null ? result.indices : rules.ownIndices(result.indices, own)),
      comments:
        whole && wave.fewWays.length === 0
          ? rules.commentsShown(await commentsOf(db, id), wave.answered, wave.instrument.minimumShown)
          : null,
      findings: whole ? await findingsOf(db, id) : [],
      other: own === null ? other && otherOf(other) : null,
      changes: whole && other ? changesBetween(result, other) : [],
      mayDirect: whole && may(viewer, 'survey.direct'),
      ownOnly: own !== null,
    };
  });

const otherOf = ({ wave, indices }: Result) => ({
  ...{ waveId: wave.id, kind: wave.kind, figure: indices.general },
});

function changesBetween(one: Result, other: Result): shape.ChangeLine[] {
  const [end, after] = one.wave.kind === 'end' ? [one, other] : [other, one];
  return rules.changesOf(end.indices, after.indices);
}

const askedIn = ({ invited, answered }: Wave) => {
  const kinds = [...new Set([...Object.keys(invited), ...Object.keys(answered)])] as (keyof typeof invited)[];
  return kinds.map((audience) => ({
    audience,
    asked: invited[audience] ?? null,
    sheets: answered[audience] ?? 0,
  }));
};

export const surveyResultsRouter = { surveyResults: { list, one } };

import { comparisonKey } from '@dondoc/vietnamese';
import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import { existsOn, nameOn } from '#accounts/rules.ts';
import type { Agency, Viewer } from '#accounts/schema.ts';
import type { School } from '#accounts/schools/schema.ts';
import { summariesOf } from '#directives/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { staffFactsOf } from '#staff/facts.ts';
import { standingOn } from '#staff/rules.ts';
import type { PersonWithRecords, RecordKind } from '#staff/schema.ts';
import { readPeople, readSetting } from '#staff/store.ts';
import { evaluateAll, factNames } from '../evaluating/facts.ts';
import { evidenceOf } from '../evidence/store.ts';
import { linkedInvestments } from '../investment-checks/store.ts';
import { expiringDays, setGatheredFor } from '../listing/store.ts';
import { ownersOf } from '../owners/store.ts';
import type { RoadmapLine } from '../roadmap/schema.ts';
import { roadmapOf } from '../roadmap/store.ts';
import { assessedOf, listRounds } from '../rounds/store.ts';
import { windowFrom } from '../rules.ts';
import type { IndicatorSet } from '../schema.ts';
import { schemeInForce } from '../schemes/store.ts';
import { evaluate } from '../verdicts/rules.ts';
import type { Evaluated } from '../verdicts/schema.ts';
import type { SetAside } from './rules.ts';
import type { Outlook, Picture, TaskState, UnitPicture } from './schema.ts';

/** What no rule asks for is not read: nothing personal. */
const asked: RecordKind[] = [
  ...(['employment', 'post', 'lecturing', 'rank', 'degree', 'theory'] as const),
  ...(['certificate', 'product', 'training', 'retirement'] as const),
];

/** Everything that the rules look at; null where the school has no set of indicators. */
export async function readPicture(db: Db, viewer: Viewer, school: School): Promise<Picture | null> {
  const { office, today } = viewer;
  const { set } = await setGatheredFor(db, office.id, school.id);
  if (!set) return null;
  const rounds = (await listRounds(db, school.id)).filter(({ setId }) => setId === set.id);
  const [round = null, ...earlier] = rounds;
  const before = earlier.find(({ closedAt, level }) => closedAt !== null && level === round?.level);
  const people = await readPeople(db, school.id, asked);
  const roadmap = await roadmapOf(db, school.id, set.id);
  const level = round?.level ?? set.levels[0] ?? 1;
  const ask = { officeId: office.id, schoolId: school.id, day: round?.asOf ?? today };
  return {
    ...{ today, set, round, roadmap, isExample: office.isExample },
    soonDays: await expiringDays(db, school.id),
    assessed: round ? await assessedOf(db, office.id, round) : [],
    before: before ? await assessedOf(db, office.id, before) : [],
    computed: await evaluateAll(db, ask, set.indicators, level, set.isPractice),
    outlook: await outlookOf(db, { ...ask, day: today }, { set, level, people }),
    evidence: await evidenceOf(db, school.id),
    owners: await ownersOf(db, school.id, set.id),
    units: await unitsOf(db, viewer, school, people),
    taskStates: await taskStates(db, viewer, roadmap),
    investments: await linkedInvestments(db, viewer, school.id),
    targetOn: (await schemeInForce(db, school.id))?.targetOn ?? null,
    people: school.seesStaff ? people : null,
  };
}

const YEARS_AHEAD = 3;

interface Ahead {
  set: IndicatorSet;
  level: number;
  people: PersonWithRecords[];
}

/** The rules over the staff's figures on each day on which somebody retires, as if nobody came. */
async function outlookOf(
  db: Db,
  ask: { officeId: string; schoolId: string; day: string },
  { set, level, people }: Ahead,
): Promise<Outlook[]> {
  const last = `${Number(ask.day.slice(0, 4)) + YEARS_AHEAD}${ask.day.slice(4)}`;
  const retiring = people.flatMap((person) => standingOn(person, ask.day).retiresOn ?? []);
  const days = [...new Set(retiring)].filter((day) => day > ask.day && day <= last).sort();
  const { concurrentCounts } = await readSetting(db, ask.schoolId);
  const naming = { names: factNames, isPractice: set.isPractice };
  const ruled = set.indicators.filter(({ rule, kind }) => rule && kind === 'ratio');
  return days.map((day) => {
    const verdicts = new Map<string, Evaluated>();
    for (const one of ruled) {
      const facts = staffFactsOf(
        { ...ask, day, from: windowFrom(day, one.windowYears) },
        people,
        concurrentCounts,
      );
      const threshold = one.thresholds.find((of) => of.level === level) ?? null;
      const evaluated = evaluate(one, threshold, facts, naming);
      if (evaluated) verdicts.set(one.id, evaluated);
    }
    return { day, verdicts };
  });
}

/** The units of the school, ended ones too, with who leads each; of those who may not see the staff nobody is named. */
async function unitsOf(
  db: Db,
  { office, today }: Viewer,
  school: School,
  people: PersonWithRecords[],
): Promise<UnitPicture[]> {
  const units = (await listAgencies(db, office.id)).filter(({ parentId }) => parentId === school.id);
  const heads = people.flatMap((person) => {
    const { employed, posts } = standingOn(person, today);
    const leading = employed ? posts.filter(({ place }) => place === 'unitHead') : [];
    return leading.map(({ record: { data } }) => ({ ...data, name: person.name }));
  });
  return units.map((unit) => ({
    ...{ id: unit.id, name: nameOn(unit, today).name, exists: existsOn(unit, today) },
    heads: school.seesStaff ? heads.filter((head) => isOf(head, unit, today)).map(({ name }) => name) : [],
  }));
}

/** How the directives stand that tasks of the plan have become. */
async function taskStates(db: Db, viewer: Viewer, roadmap: RoadmapLine[]): Promise<Map<string, TaskState>> {
  const tasks = new Map(
    roadmap.flatMap((line) =>
      line.tasks.flatMap(({ id, directiveId }) => (directiveId ? [[directiveId, id] as const] : [])),
    ),
  );
  const whole = { officeId: viewer.office.id, agencyId: null, agencyIds: null, userId: viewer.userId };
  const known = await summariesOf(db, whole, [...tasks.keys()], viewer.today);
  return new Map(
    known.flatMap(({ id, standing: { headline, completedOn } }) => {
      const taskId = tasks.get(id);
      const state = headline === 'open-late' ? 'overdue' : completedOn ? 'done' : 'open';
      return taskId ? [[taskId, state] as const] : [];
    }),
  );
}

/** What has been set aside and not taken up again. */
export function listAsides(db: Db, schoolId: string): Promise<SetAside[]> {
  return db
    .selectFrom('qualityAside')
    .leftJoin('authUser', 'authUser.id', 'qualityAside.setBy')
    .select(['finding', 'reason', 'untilOn as until', 'authUser.name as by'])
    .where('schoolId', '=', schoolId)
    .where('endedAt', 'is', null)
    .execute();
}

interface AsideRow {
  officeId: string;
  schoolId: string;
  finding: string;
  reason: string;
  untilOn: string;
  setBy: string;
}

/** The one said before it ends, and stays readable in the table. */
export async function setAside(db: Db, row: AsideRow): Promise<void> {
  await endAside(db, row.schoolId, row.finding, row.setBy);
  await db.insertInto('qualityAside').values(row).execute();
}

export async function endAside(db: Db, schoolId: string, finding: string, by: string): Promise<boolean> {
  const done = await db
    .updateTable('qualityAside')
    .set({ endedBy: by, endedAt: sql<Date>`now()` })
    .where('schoolId', '=', schoolId)
    .where('finding', '=', finding)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** A post entered by hand names its unit in words. */
const isOf = (
  { unitId, unitName }: { unitId: string | null; unitName: string | null },
  unit: Agency,
  day: string,
): boolean =>
  unitId === unit.id ||
  (unitId === null && unitName !== null && comparisonKey(unitName) === comparisonKey(nameOn(unit, day).name));

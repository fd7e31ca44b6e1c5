import { listAgencies } from '#accounts/agencies/store.ts';
import { existsOn } from '#accounts/rules.ts';
import type { AgencyRef, Viewer } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { summariesOf } from '#directives/store.ts';
import type { Db } from '#platform/database/connection.ts';
import { ownersOf } from '../owners/store.ts';
import type { PlanTask, Roadmap, Target, TaskRow } from '../roadmap/schema.ts';
import { planTasks, roadmapOf } from '../roadmap/store.ts';
import type { Round } from '../rounds/schema.ts';
import { assessedOf, listRounds } from '../rounds/store.ts';
import { isMet } from '../rules.ts';
import { schemeInForce } from '../schemes/store.ts';
import { listSets, readSet } from '../sets/store.ts';
import {
  type Desk,
  deskNames,
  type Known,
  knownOf,
  neverAssessed,
  rowsOf,
  taskRow,
  workOf,
} from './rules.ts';

/** What the province has decided for the school, as it holds now. */
async function targetOf(db: Db, schoolId: string): Promise<(Target & { setId: string | null }) | null> {
  const scheme = await schemeInForce(db, schoolId);
  if (!scheme) return null;
  const { title, number, issuer, issuedOn, setId, targetLevel: level, targetOn: on } = scheme;
  return { title, number, issuer, issuedOn, setId, level, on };
}

/** The set that is asked for; else that of the newest round, of the scheme, or the newest there is. */
async function setIdOf(
  db: Db,
  officeId: string,
  wanted: (string | null | undefined)[],
): Promise<string | null> {
  const sets = await listSets(db, officeId);
  const found = wanted.find((id) => id && sets.some((set) => set.id === id));
  return found ?? sets[0]?.id ?? null;
}

/** Whose roadmap, and on which day; whoever may read it is asked before. */
export type Reading = Pick<Viewer, 'office' | 'today' | 'userId'>;

/** The whole roadmap of the school against a set, as it stands on the viewer's day; null where there is no set. */
export async function readRoadmap(
  db: Db,
  viewer: Reading,
  school: AgencyRef,
  wanted?: string,
): Promise<Roadmap | null> {
  const { office, today } = viewer;
  const [rounds, scheme] = [await listRounds(db, school.id), await targetOf(db, school.id)];
  const setId = await setIdOf(db, office.id, [wanted, rounds[0]?.setId, scheme?.setId]);
  const set = setId ? await readSet(db, office.id, setId) : undefined;
  if (!set) return null;
  const own = rounds.filter((round) => round.setId === set.id);
  // While one is being filled in, what is known is what the one before has closed with.
  const round = own.find(({ closedAt }) => closedAt !== null) ?? own[0] ?? null;
  const level = round?.level ?? scheme?.level ?? set.levels[0] ?? 1;
  const all = round
    ? (await assessedOf(db, office.id, round)).map(knownOf)
    : set.indicators.map((indicator, at) => neverAssessed(indicator, level, at));
  const agencies = await listAgencies(db, office.id);
  const desk: Desk = {
    school,
    lines: new Map((await roadmapOf(db, school.id, set.id)).map((line) => [line.indicatorId, line])),
    owners: await ownersOf(db, school.id, set.id),
    nameOf: deskNames(agencies, today),
  };
  return {
    set: { id: set.id, name: set.name, isPractice: set.isPractice, criteria: set.criteria },
    level,
    round: round && { id: round.id, name: round.name, asOf: round.asOf, isClosed: round.closedAt !== null },
    target: scheme,
    total: all.length,
    met: countMet(all),
    ...rowsOf(all, desk),
    tasks: await withWork(db, viewer, await planTasks(db, school.id, set.id), desk.nameOf),
    points: await pointsOf(
      db,
      office.id,
      own.filter((one) => one.level === level),
    ),
    agencies: agencies.filter((agency) => existsOn(agency, today)).map((agency) => refOn(agency, today)),
  };
}

const countMet = (all: readonly Known[]): number => all.filter(({ result }) => isMet(result)).length;

/**
 * Whether a task is done or late belongs to the plan: whoever reads the roadmap may know it of each, and opens the
 * directive where they have a part in it.
 */
async function withWork(
  db: Db,
  viewer: Reading,
  tasks: PlanTask[],
  nameOf: Desk['nameOf'],
): Promise<TaskRow[]> {
  const wholeOffice = { officeId: viewer.office.id, agencyId: null, agencyIds: null, userId: viewer.userId };
  const ids = tasks.flatMap(({ directiveId }) => directiveId ?? []);
  const rows = await summariesOf(db, wholeOffice, ids, viewer.today);
  const work = new Map(rows.map((row) => [row.id, workOf(row)]));
  return tasks.map((task) => taskRow(task, work.get(task.directiveId ?? '') ?? null, nameOf));
}

/** How many were met on the day of each closed round. */
async function pointsOf(db: Db, officeId: string, rounds: Round[]): Promise<Roadmap['points']> {
  const points: Roadmap['points'] = [];
  for (const round of rounds.filter(({ closedAt }) => closedAt !== null).toReversed()) {
    const met = countMet((await assessedOf(db, officeId, round)).map(knownOf));
    points.push({ on: round.asOf, met, name: round.name });
  }
  return points;
}

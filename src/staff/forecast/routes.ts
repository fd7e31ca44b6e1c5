import { compareNames } from '@dondoc/vietnamese';
import type { Viewer } from '#accounts/schema.ts';
import { schoolFor } from '#accounts/schools/routes.ts';
import { act } from '#accounts/session/routes.ts';
import type { Database } from '#platform/database/connection.ts';
import { plannedAppointments } from '../promotions/store.ts';
import { chosenRank } from '../ranks/routes.ts';
import { judge, rankAbove } from '../ranks/rules.ts';
import { readParameters, valuesOf } from '../ranks/store.ts';
import { countsAsLecturer, dayAfter, standingOn } from '../rules.ts';
import { readPeople, readSetting } from '../store.ts';
import { type Forecasted, forecast as forecastOf, pointOn, tryOut } from './rules.ts';
import { Forecast, ForecastQuery } from './schema.ts';

const get = act('standard.read', 'GET /rank-forecast', 'Tỷ lệ giữ một hạng, nay và dự báo 12 quý')
  .input(ForecastQuery)
  .output(Forecast)
  .handler(({ context: { db, viewer }, input }) => forecastFor(db, viewer, input));

async function forecastFor(db: Database, viewer: Viewer, query: ForecastQuery): Promise<Forecast> {
  const school = await schoolFor(db, viewer);
  const { today } = viewer;
  const { rule, rank } = await chosenRank(query, today);
  const { concurrentCounts: counts } = await readSetting(db, school.id);
  const people = await lookedAt(db, viewer, school.id, { rule, rank });
  const counting = { rank: rank.code, concurrentCounts: counts, above: rankAbove(rule, rank.code) };
  const found: Forecast = {
    ...{ day: today, rank: { code: rank.code, name: rank.name }, rule: { key: rule.key, name: rule.name } },
    ...{ concurrentCounts: counts, now: null, otherwise: null, quarters: [], trial: null, behind: [] },
    undecided: people.filter(
      ({ answer, person }) => answer === 'unknown' && countsAsLecturer(standingOn(person, today), counts),
    ).length,
  };
  if (people.length === 0) return found;
  const { percent, on } = query;
  const names = school.seesStaff;
  return {
    ...found,
    now: pointOn(people, counting, today),
    otherwise: pointOn(people, { ...counting, concurrentCounts: !counts }, today),
    quarters: forecastOf(people, counting, today).map((quarter) => ({
      ...quarter,
      // In a small school a kind of change and its day name the person.
      changes: names ? quarter.changes : [],
    })),
    trial: percent && on ? tryOut(people, counting, percent, on) : null,
    behind: names ? behindOf(people, counting, today) : [],
  };
}

type Chosen = Pick<Awaited<ReturnType<typeof chosenRank>>, 'rule' | 'rank'>;

/** The people of the school, each with the day on which a round plans, and on which the rule lets, appoint them. */
async function lookedAt(db: Database, { office, today }: Viewer, schoolId: string, { rule, rank }: Chosen) {
  const people = await readPeople(db, schoolId);
  const planned = await plannedAppointments(db, schoolId, rank.code);
  const values = valuesOf(await readParameters(db, office.id, rule));
  const above = [rank.code, ...rankAbove(rule, rank.code)];
  return people.map((person) => {
    const isThere = above.includes(standingOn(person, today).rank?.code ?? '');
    const verdict = isThere ? null : judge(person, rank, values, today);
    const plan = planned.get(person.id) ?? null;
    // What was planned for a day gone by and has not happened is still to come.
    const plannedOn = plan !== null && plan <= today ? dayAfter(today) : plan;
    return {
      ...{ person, plannedOn, answer: verdict?.answer ?? null },
      possibleOn: verdict ? soonest(verdict.eligibleOn ?? verdict.earliestOn, today) : null,
    };
  });
}

/** Nobody is appointed on the day on which they are looked at. */
const soonest = (on: string | null, today: string) => (on !== null && on <= today ? dayAfter(today) : on);

function behindOf(
  people: Forecasted[],
  { rank, concurrentCounts: counts }: { rank: string; concurrentCounts: boolean },
  day: string,
) {
  return people
    .map(({ person }) => ({ person, standing: standingOn(person, day) }))
    .filter(({ standing }) => countsAsLecturer(standing, counts))
    .map(({ person, standing }) => ({
      ...{ personId: person.id, name: person.name },
      ...{ concurrent: standing.lecturing === 'concurrent', holds: standing.rank?.code === rank },
    }))
    .toSorted((a, b) => Number(b.holds) - Number(a.holds) || compareNames(a.name, b.name));
}

export const forecastRouter = { forecast: { get } };

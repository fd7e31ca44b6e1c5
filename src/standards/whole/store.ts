import type { TracedFigure } from '@dondoc/writer';
import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { listOffices } from '#accounts/store.ts';
import { rowsKnownAt } from '#directives/known/store.ts';
import { selfReportRows } from '#directives/self-reports/store.ts';
import { investmentRows } from '#investments/items/store.ts';
import { participationRows } from '#participation/store.ts';
import type { Database, Db } from '#platform/database/connection.ts';
import { proposalRows } from '#proposals/store.ts';
import { staffRows } from '#staff/store.ts';
import { trainingRows } from '#training/plan/store.ts';
import { factRooms, readerOfFacts } from '../evaluating/facts.ts';
import { readRoadmap } from '../gaps/store.ts';
import type { Roadmap } from '../roadmap/schema.ts';
import type { Round } from '../rounds/schema.ts';
import { assessedOf, listRounds, standardRows } from '../rounds/store.ts';
import { readSet } from '../sets/store.ts';
import { apart, roomFigures, roundFigures, type Section } from './rules.ts';
import type { Asked } from './schema.ts';

/** All that the report says, as it was known at its moment. */
export interface Whole {
  office: Office;
  school: Agency;
  roadmap: Roadmap | null;
  /** The newest round by the day that is closed, or else the one being filled in; null where there is none. */
  round: Round | null;
  sections: Section[];
}

/** What the rooms say may be hidden when it was recorded later. Of committees it is known by day only. */
const tables = [
  ...[...standardRows, ...trainingRows, ...staffRows],
  ...[...investmentRows, ...selfReportRows],
  ...[...proposalRows, ...participationRows],
];

/**
 * The whole scheme on a day, by what had been recorded until a moment: null where the office or its school are not to
 * be found.
 */
export function readWhole(db: Database, asked: Asked): Promise<Whole | null> {
  const { officeId, schoolId, asOf: day } = asked;
  const then = { officeId, asOf: day, recordedUntil: new Date(asked.recordedUntil) };
  return rowsKnownAt(db, then, { tables, work: true }, async (tx) => {
    const office = (await listOffices(tx)).find(({ id }) => id === officeId);
    const school = (await listAgencies(tx, officeId)).find(({ id }) => id === schoolId);
    if (!office || !school) return null;
    const reading = { office, today: day, userId: '' };
    const ask = { officeId, schoolId, day };
    const facts = await readerOfFacts(tx, ask)(null);
    const rounds = await listRounds(tx, schoolId);
    const past = rounds.filter(({ asOf }) => asOf <= day);
    // While the newest is being filled in, what is known is what the one before has closed with.
    const round = past.find(({ closedAt }) => closedAt !== null) ?? past[0] ?? null;
    return {
      ...{ office, school, round },
      roadmap: await readRoadmap(tx, reading, refOn(school, day), round?.setId),
      sections: apart([
        ...(await roundSection(tx, officeId, round)),
        ...factRooms.map(({ title, room }) => ({ title, figures: roomFigures(room.names, facts) })),
        { title: 'Tự báo cáo hằng năm', figures: await selfReportFigures(tx, schoolId, day) },
      ]).filter(({ figures }) => figures.length > 0),
    };
  });
}

async function roundSection(db: Db, officeId: string, round: Round | null): Promise<Section[]> {
  const set = round && (await readSet(db, officeId, round.setId));
  if (!round || !set) return [];
  const all = await assessedOf(db, officeId, round);
  return [{ title: 'Kết quả theo bộ tiêu chí', figures: roundFigures(all, set.criteria) }];
}

/** The standing duties that the school leads, and the years it has answered for. */
async function selfReportFigures(db: Db, schoolId: string, day: string): Promise<TracedFigure[]> {
  const duties = await db
    .selectFrom('directive')
    .innerJoin('assignment', 'assignment.directiveId', 'directive.id')
    .select(['directive.id', 'directive.code'])
    .distinct()
    .where('assignment.agencyId', '=', schoolId)
    .where('assignment.role', '=', 'lead')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('standingDuty').select('id').whereRef('standingDuty.directiveId', '=', 'directive.id'),
      ),
    )
    .orderBy('directive.code')
    .execute();
  if (duties.length === 0) return [];
  const reports = await db
    .selectFrom('selfReport')
    .innerJoin('directive', 'directive.id', 'selfReport.directiveId')
    .select(['directive.code', 'selfReport.year'])
    .distinct()
    .where('selfReport.directiveId', '=', sql<string>`any(${duties.map(({ id }) => id)}::uuid[])`)
    .where('selfReport.year', '<=', Number(day.slice(0, 4)))
    .orderBy('selfReport.year')
    .orderBy('directive.code')
    .execute();
  return [
    {
      ...{ label: 'Nhiệm vụ thường xuyên phải tự báo cáo', value: `${duties.length} nhiệm vụ` },
      codes: duties.map(({ code }) => code),
    },
    {
      ...{ label: 'Báo cáo tự đánh giá đã lập', value: `${reports.length} báo cáo` },
      codes: reports.map(({ code, year }) => `${code}, năm ${year}`),
    },
  ];
}

import type { TracedFigure } from '@dondoc/writer';
import { sql } from 'kysely';
import { listAgencies } from '#accounts/agencies/store.ts';
import type { Agency, Office } from '#accounts/schema.ts';
import { refOn } from '#accounts/schools/rules.ts';
import { listOffices } from '#accounts/store.ts';
import { asKnownAt } from '#directives/known/store.ts';
import type { Database, Db, Tx } from '#platform/database/connection.ts';
import { factRooms, readerOfFacts } from '../evaluating/facts.ts';
import { readRoadmap } from '../gaps/store.ts';
import type { Roadmap } from '../roadmap/schema.ts';
import type { Round } from '../rounds/schema.ts';
import { assessedOf, listRounds } from '../rounds/store.ts';
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

/**
 * The whole scheme on a day, by what had been recorded until a moment: null where the office or its school are not to
 * be found.
 */
export function readWhole(db: Database, asked: Asked): Promise<Whole | null> {
  const { officeId, schoolId, asOf: day } = asked;
  const then = { officeId, asOf: day, recordedUntil: new Date(asked.recordedUntil) };
  return asKnownAt(db, then, async (tx) => {
    await shadowLater(tx, then.recordedUntil);
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

/** When a row was written, in tables that only grow; and when it was taken out again, in those that keep that beside. */
const WRITTEN = ['made_at', 'recorded_at', 'added_at', 'written_at', 'opened_at', 'created_at'];
const TAKEN_OUT = ['removed_at', 'ended_at', 'closed_at', 'left_at'];

/**
 * Rows that were written later are not there, rows that were taken out later still are: tables of the transaction's own
 * under the names of the true ones, beside those that `asKnownAt` has laid. A table in which nothing has happened since
 * stays itself: right after it was made, a report copies nothing.
 */
async function shadowLater(tx: Tx, moment: Date): Promise<void> {
  const until = sql.lit(moment.toISOString());
  const names = (all: string[]) => sql.lit(`{${all.join(',')}}`);
  await sql`do $shadow$
    declare one record; later boolean;
    begin
      for one in
        select table_name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns,
          string_agg(case when column_name = any (${names(TAKEN_OUT)}::text[])
            then format('case when %1$I > %2$L then null else %1$I end', column_name, ${until})
            else quote_ident(column_name) end, ', ' order by ordinal_position) as said,
          min(column_name) filter (where column_name = any (${names(WRITTEN)}::text[])) as written,
          coalesce(string_agg(format(' or %I > %L', column_name, ${until}), '')
            filter (where column_name = any (${names(TAKEN_OUT)}::text[])), '') as taken
        from information_schema.columns join information_schema.tables using (table_schema, table_name)
        where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
          and table_name !~ '^(auth_|log_|job|mail|notice|webhook|edxml|register_|paper_|migration|agency$|office|directive$|directive_event|document$)'
          and to_regclass('pg_temp.' || quote_ident(table_name)) is null
        group by table_name
      loop
        continue when one.written is null;
        execute format('select exists (select from public.%I where %I > %L%s)',
          one.table_name, one.written, ${until}, one.taken) into later;
        continue when not later;
        execute format('create temp table %1$I (like public.%1$I including all) on commit drop', one.table_name);
        execute format('insert into pg_temp.%1$I (%2$s) overriding system value select %3$s from public.%1$I where %4$I <= %5$L',
          one.table_name, one.columns, one.said, one.written, ${until});
      end loop;
    end $shadow$`.execute(tx);
}

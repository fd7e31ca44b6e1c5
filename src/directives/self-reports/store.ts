import { sql } from 'kysely';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import { type Answer, type Question, QuestionFile, type SelfReport } from './schema.ts';

/** What was asked and answered, with the moments at which it was recorded. */
export const selfReportRows: RowsKnown[] = [
  { table: 'standing_duty', at: 'made_at' },
  { table: 'self_report', at: 'made_at' },
];

export const shippedQuestions = async (): Promise<QuestionFile[]> =>
  Promise.all((await dataNames('self-report')).map(async (name) => QuestionFile.parse(await readData(name))));

/** The directive of a code, and of which one it is a turn. */
export const findNode = (db: Db, officeId: string, code: string) =>
  db
    .selectFrom('directive')
    .leftJoin('directive as parent', 'parent.id', 'directive.parentId')
    .select(['directive.id', 'directive.occurrence', 'directive.parentId', 'parent.code as parentCode'])
    .where('directive.officeId', '=', officeId)
    .where('directive.code', '=', code)
    .executeTakeFirst();

export interface Duty {
  questions: Question[];
  /** How many years before its day a report is about. */
  yearsBack: number;
}

/** A standing duty as last set; null where the directive is none. */
export async function dutyOf(db: Db, directiveId: string): Promise<Duty | null> {
  const row = await db
    .selectFrom('standingDuty')
    .select(['questions', 'yearsBack'])
    .where('directiveId', '=', directiveId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, questions: row.questions as Question[] } : null;
}

/** The agencies of the directory that lead a directive, in the order of its words. */
export async function leadsOf(db: Db, directiveId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('assignment')
    .select('agencyId')
    .where('directiveId', '=', directiveId)
    .where('role', '=', 'lead')
    .orderBy('position')
    .execute();
  return rows.flatMap(({ agencyId }) => agencyId ?? []);
}

interface Of {
  officeId: string;
  directiveId: string;
  madeBy: string | null;
}

export async function insertDuty(tx: Tx, of: Of, { questions, yearsBack }: Duty): Promise<void> {
  await tx
    .insertInto('standingDuty')
    .values({ ...of, yearsBack, questions: json(questions) })
    .execute();
}

interface NewReport {
  year: number;
  agencyId: string | null;
  occurrenceId: string | null;
  /** The report of progress that carries it; null for one on paper. */
  eventId: number | null;
  answers: Answer[];
  paperNumber: string | null;
  paperOn: string | null;
}

/** Gives whether it was written: a year taken over from paper stands there once. */
export async function insertReport(tx: Tx, of: Of, { answers, ...report }: NewReport): Promise<boolean> {
  const row = await tx
    .insertInto('selfReport')
    .values({ ...of, ...report, answers: json(answers) })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type StoredReport = Omit<SelfReport, 'agency'> &
  Pick<NewReport, 'agencyId' | 'eventId' | 'occurrenceId'>;

/** In the order in which they were written; the last of a year and lead is the one that holds. */
export async function reportsOf(db: Db, directiveId: string): Promise<StoredReport[]> {
  const rows = await db
    .selectFrom('selfReport')
    .leftJoin('authUser', 'authUser.id', 'selfReport.madeBy')
    .select(['selfReport.year', 'answers', 'paperNumber', 'paperOn', 'authUser.name as madeBy', 'madeAt'])
    .select(['agencyId', 'eventId', 'occurrenceId'])
    .where('directiveId', '=', directiveId)
    // A report of the year itself holds before one taken over from paper.
    .orderBy(sql`occurrence_id is not null`)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ answers, ...row }) => ({ ...row, answers: answers as Answer[] }));
}

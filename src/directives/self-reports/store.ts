import { sql } from 'kysely';
import { dataNames, readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import { type Answer, type Question, QuestionFile, type SelfReport } from './schema.ts';

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

/** The questions of a standing duty as last set; null where the directive is none. */
export async function questionsOf(db: Db, directiveId: string): Promise<Question[] | null> {
  const row = await db
    .selectFrom('standingDuty')
    .select('questions')
    .where('directiveId', '=', directiveId)
    .orderBy('ordinal', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? (row.questions as Question[]) : null;
}

interface Of {
  officeId: string;
  directiveId: string;
  madeBy: string | null;
}

export async function insertDuty(tx: Tx, of: Of, questions: Question[]): Promise<void> {
  await tx
    .insertInto('standingDuty')
    .values({ ...of, questions: json(questions) })
    .execute();
}

interface NewReport {
  year: number;
  occurrenceId: string | null;
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

/** In the order in which they were written; the last of a year is the one that holds. */
export async function reportsOf(db: Db, directiveId: string): Promise<SelfReport[]> {
  const rows = await db
    .selectFrom('selfReport')
    .leftJoin('authUser', 'authUser.id', 'selfReport.madeBy')
    .select(['selfReport.year', 'answers', 'paperNumber', 'paperOn', 'authUser.name as madeBy', 'madeAt'])
    .where('directiveId', '=', directiveId)
    // A report of the year itself holds before one taken over from paper.
    .orderBy(sql`occurrence_id is not null`)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ answers, ...row }) => ({ ...row, answers: answers as Answer[] }));
}

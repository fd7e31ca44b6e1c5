import type { Db } from '#platform/database/connection.ts';
import type { TrainingClass } from './schema.ts';

const columns = [
  ...(['id', 'planClassId', 'beyondReason', 'year', 'providerAgencyId', 'programmeId', 'code'] as const),
  ...(['name', 'fromDay', 'toDay', 'place', 'decisionNumber', 'decisionOn', 'startedOn'] as const),
  ...(['endedOn', 'cancelledOn', 'cancelReason'] as const),
] as const;

const classes = (db: Db, officeId: string) =>
  db
    .selectFrom('trainingClass as c')
    .leftJoin('trainingProgramme as p', 'p.id', 'c.programmeId')
    .select(columns.map((column) => `c.${column}` as const))
    .select(['p.key as programmeKey', 'p.name as programmeName'])
    .select(({ selectFrom, fn }) => [
      selectFrom('trainingEnrolment as e')
        .select(fn.countAll<number>().as('n'))
        .whereRef('e.classId', '=', 'c.id')
        .where('e.leftOn', 'is', null)
        .as('enrolled'),
      selectFrom('trainingEnrolment as e')
        .select(fn.countAll<number>().as('n'))
        .whereRef('e.classId', '=', 'c.id')
        .where('e.certificateNumber', 'is not', null)
        .as('certificates'),
    ])
    .where('c.officeId', '=', officeId)
    .where('c.removedAt', 'is', null);

const counted = ({ enrolled, certificates, ...row }: Awaited<ReturnType<typeof readAll>>[number]) => ({
  ...{ ...row, enrolled: enrolled ?? 0, certificates: certificates ?? 0 },
});
const readAll = (query: ReturnType<typeof classes>) => query.execute();

/** Of a year or of all, by the day they begin. */
export async function classesOf(db: Db, officeId: string, year?: number): Promise<TrainingClass[]> {
  const rows = await readAll(
    classes(db, officeId)
      .$if(year !== undefined, (q) => q.where('c.year', '=', year ?? 0))
      .orderBy('c.fromDay')
      .orderBy('c.code'),
  );
  return rows.map(counted);
}

export async function findClass(db: Db, officeId: string, id: string): Promise<TrainingClass | null> {
  const row = await classes(db, officeId).where('c.id', '=', id).executeTakeFirst();
  return row ? counted(row) : null;
}

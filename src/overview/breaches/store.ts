import type { Db } from '#platform/database/connection.ts';
import type { BreachSetting, BreachWords, Stage } from './schema.ts';

export const DEFAULTS: BreachSetting = { firstNoticeHours: 24, reportHours: 72 };

export async function readSetting(db: Db, officeId: string): Promise<BreachSetting> {
  const row = await db
    .selectFrom('privacySetting')
    .select(['firstNoticeHours', 'reportHours'])
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return row ?? DEFAULTS;
}

export async function insertBreach(
  db: Db,
  breach: { officeId: string; discoveredAt: Date; madeBy: string; madeAt: Date },
): Promise<string> {
  const { id } = await db.insertInto('breach').values(breach).returning('id').executeTakeFirstOrThrow();
  return id;
}

interface Kept {
  officeId: string;
  breachId: string;
  madeBy: string | null;
}

export async function insertVersion(db: Db, at: Kept, words: BreachWords): Promise<void> {
  await db
    .insertInto('breachVersion')
    .values({ ...at, ...words })
    .execute();
}

export async function insertStep(
  db: Db,
  at: Kept,
  step: { stage: Stage; at: Date; paper: string | null; note: string | null },
): Promise<void> {
  await db
    .insertInto('breachStep')
    .values({ ...at, ...step })
    .execute();
}

/** Locks it, so that two steps come one after the other. */
export async function lockBreach(db: Db, officeId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('breach')
    .select('id')
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** The register with all that was recorded of each, the last discovered first. */
export async function readBreaches(db: Db, officeId: string, id?: string) {
  const heads = await db
    .selectFrom('breach')
    .leftJoin('authUser', 'authUser.id', 'breach.madeBy')
    .select(['breach.id', 'discoveredAt', 'madeAt', 'authUser.name as madeBy'])
    .where('breach.officeId', '=', officeId)
    .$if(id !== undefined, (q) => q.where('breach.id', '=', id ?? ''))
    .orderBy('discoveredAt', 'desc')
    .execute();
  const versions = await db
    .selectFrom('breachVersion')
    .leftJoin('authUser', 'authUser.id', 'breachVersion.madeBy')
    .selectAll('breachVersion')
    .select('authUser.name as by')
    .where('breachVersion.officeId', '=', officeId)
    .orderBy('ordinal')
    .execute();
  const steps = await db
    .selectFrom('breachStep')
    .leftJoin('authUser', 'authUser.id', 'breachStep.madeBy')
    .select(['breachId', 'stage', 'at', 'paper', 'note', 'authUser.name as by'])
    .where('breachStep.officeId', '=', officeId)
    .orderBy('ordinal')
    .execute();
  return heads.map((head) => ({
    ...head,
    versions: versions.filter(({ breachId }) => breachId === head.id),
    steps: steps
      .filter(({ breachId }) => breachId === head.id)
      .map(({ breachId: _, stage, ...step }) => ({ ...step, stage: stage as Stage })),
  }));
}

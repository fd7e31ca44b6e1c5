import type { Office } from '#accounts/schema.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { regimeAsSet, usualSettings } from './rules.ts';
import { type Draft, type Period, type PeriodKind, ReportRegime, type ReportSettings } from './schema.ts';

/** The State's periods are laid down; a Party office sets its own. */
const files: Record<Office['regime'], string> = { state: 'nd-09-2019', party: 'theo-thiet-lap' };

const readRegime = async (regime: Office['regime']): Promise<ReportRegime> =>
  ReportRegime.parse(await readData(`report-regimes/${files[regime]}`));

/** How an office cuts its reports, as it stands now. */
export async function regimeOf(db: Db, { id, regime }: Pick<Office, 'id' | 'regime'>) {
  const row = await db
    .selectFrom('reportSetting')
    .select(['cutOffDay', 'handInDays', 'kinds'])
    .where('officeId', '=', id)
    .executeTakeFirst();
  const settings = (row as ReportSettings | undefined) ?? usualSettings;
  const file = await readRegime(regime);
  return { settings, isDefault: row === undefined, regime: regimeAsSet(file, settings) };
}

export async function saveSettings(tx: Tx, { id, regime }: Office, settings: ReportSettings): Promise<void> {
  const row = { ...settings, regime: files[regime] };
  await tx
    .insertInto('reportSetting')
    .values({ officeId: id, ...row })
    .onConflict((oc) => oc.column('officeId').doUpdateSet({ ...row, updatedAt: new Date() }))
    .execute();
}

const draftColumns = ['id', 'kind', 'fromDay', 'toDay', 'deadline', 'recordedUntil', 'madeAt'] as const;

/** The newest first. */
export async function listDrafts(db: Db, officeId: string): Promise<Draft[]> {
  const rows = await db
    .selectFrom('reportDraft')
    .select(draftColumns)
    .where('officeId', '=', officeId)
    .orderBy('toDay', 'desc')
    .orderBy('kind')
    .execute();
  return rows as Draft[];
}

export async function findDraft(db: Db, officeId: string, id: string) {
  const row = await db
    .selectFrom('reportDraft')
    .select([...draftColumns, 'beforeRecordedUntil'])
    .where('officeId', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row as (Draft & { beforeRecordedUntil: Date }) | undefined;
}

/** Until when the period before was known when its own draft was made. */
export async function reportedUntil(db: Db, officeId: string, kind: PeriodKind, toDay: string) {
  const row = await db
    .selectFrom('reportDraft')
    .select('recordedUntil')
    .where('officeId', '=', officeId)
    .where('kind', '=', kind)
    .where('toDay', '=', toDay)
    .executeTakeFirst();
  return row?.recordedUntil ?? null;
}

export interface NewDraft extends Period {
  officeId: string;
  regime: string;
  deadline: string | null;
  recordedUntil: Date;
  beforeRecordedUntil: Date;
}

/** Null where the period has its draft already: it is made once, and its two moments stay. */
export async function insertDraft(tx: Tx, draft: NewDraft): Promise<string | null> {
  const row = await tx
    .insertInto('reportDraft')
    .values(draft)
    .onConflict((oc) => oc.columns(['officeId', 'kind', 'fromDay', 'toDay']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

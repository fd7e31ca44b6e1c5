import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { DecisionKind, DraftContent, DraftVersion, Stage, Step } from '../schema.ts';

export type StepRow = Step & { byUser: string | null };
export type DraftRow = DraftVersion & { byUser: string | null };

export interface DecisionRow {
  id: string;
  committeeId: string;
  kind: DecisionKind;
  startedOn: string;
  madeBy: string | null;
  steps: StepRow[];
  /** The newest first. */
  drafts: DraftRow[];
}

/** All decisions of some committees, the newest first, with their steps and every version of their drafts. */
export async function decisionsOf(db: Db, committeeIds: string[]): Promise<DecisionRow[]> {
  if (committeeIds.length === 0) return [];
  const decisions = await db
    .selectFrom('committeeDecision')
    .select(['id', 'committeeId', 'kind', 'startedOn', 'madeBy'])
    .where('committeeId', 'in', committeeIds)
    .orderBy('ordinal', 'desc')
    .execute();
  const ids = decisions.map(({ id }) => id);
  const steps = Map.groupBy(await stepsOf(db, ids), ({ decisionId }) => decisionId);
  const drafts = Map.groupBy(await draftsOf(db, ids), ({ decisionId }) => decisionId);
  return decisions.map(({ kind, ...row }) => ({
    ...row,
    kind: kind as DecisionKind,
    steps: steps.get(row.id) ?? [],
    drafts: drafts.get(row.id) ?? [],
  }));
}

async function stepsOf(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('committeeStep')
    .leftJoin('authUser', 'authUser.id', 'committeeStep.byUser')
    .select(['committeeStep.id', 'decisionId', 'stage', 'onDay as on', 'draftVersion', 'number'])
    .select(['documentId', 'note', 'byUser', 'authUser.name as byName'])
    .where('decisionId', 'in', ids)
    .orderBy('ordinal')
    .execute();
  return rows.map(({ stage, ...row }) => ({ ...row, stage: stage as Stage | null }));
}

async function draftsOf(db: Db, ids: string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('committeeDraft')
    .leftJoin('authUser', 'authUser.id', 'committeeDraft.madeBy')
    .select(['decisionId', 'version', 'content', 'note', 'madeOn'])
    .select(['committeeDraft.madeBy as byUser', 'authUser.name as madeBy'])
    .where('decisionId', 'in', ids)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ content, ...row }) => ({ ...row, ...(content as unknown as DraftContent) }));
}

interface NewDecision {
  officeId: string;
  committeeId: string;
  kind: DecisionKind;
  startedOn: string;
  madeBy: string | null;
}

export async function insertDecision(db: Db, row: NewDecision): Promise<string> {
  const { id } = await db
    .insertInto('committeeDecision')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The committee of a decision; null where there is none in the office. */
export async function committeeOf(db: Db, officeId: string, decisionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('committeeDecision')
    .select('committeeId')
    .where('officeId', '=', officeId)
    .where('id', '=', decisionId)
    .executeTakeFirst();
  return row?.committeeId ?? null;
}

interface NewDraft {
  officeId: string;
  decisionId: string;
  version: number;
  madeOn: string;
  madeBy: string | null;
  note: string | null;
  content: DraftContent;
}

export async function insertDraft(db: Db, { content, ...row }: NewDraft): Promise<void> {
  await db
    .insertInto('committeeDraft')
    .values({ ...row, content: json(content) })
    .execute();
}

interface NewStep {
  officeId: string;
  decisionId: string;
  stage: Stage | null;
  onDay: string;
  draftVersion: number;
  number: string | null;
  documentId: string | null;
  note: string | null;
  byUser: string | null;
}

export async function addStep(db: Db, row: NewStep): Promise<void> {
  await db.insertInto('committeeStep').values(row).execute();
}

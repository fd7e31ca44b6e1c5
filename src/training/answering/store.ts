import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#platform/database/connection.ts';
import { json } from '#platform/database/json.ts';
import type { Audience, Scores, WaveFrame, WaveKind } from '../surveys/schema.ts';

/** 128 bits in letters. */
export const secret = (): string => randomBytes(16).toString('base64url');
/** All that is kept of a secret. */
export const hashOf = (one: string): string => createHash('sha256').update(one).digest('base64url');

export interface AskedWave {
  id: string;
  officeId: string;
  isExample: boolean;
  exampleToday: string | null;
  kind: WaveKind;
  frame: WaveFrame;
  opensOn: string;
  closesOn: string;
  closedOn: string | null;
  className: string;
  providerAgencyId: string;
}

const asked = (db: Db) =>
  db
    .selectFrom('surveyWave as w')
    .innerJoin('trainingClass as c', 'c.id', 'w.classId')
    .innerJoin('office', 'office.id', 'w.officeId')
    .select([
      ...(['w.id', 'w.officeId', 'w.kind', 'w.instrument as frame', 'w.opensOn', 'w.closesOn'] as const),
      ...(['w.closedOn', 'c.name as className', 'c.providerAgencyId'] as const),
      ...(['office.isExample', 'office.exampleToday'] as const),
    ])
    .where('w.removedAt', 'is', null);

/** What was laid down with a wave never changes, and is much: each is read once. */
const frames = new WeakMap<object, Map<string, WaveFrame>>();

async function frameOf(db: Db, waveId: string): Promise<WaveFrame> {
  const known = frames.get(db) ?? new Map<string, WaveFrame>();
  frames.set(db, known);
  const frame = known.get(waveId) ?? (await readFrame(db, waveId));
  if (known.size >= MOST_FRAMES) known.clear();
  known.set(waveId, frame);
  return frame;
}

const MOST_FRAMES = 200;

async function readFrame(db: Db, waveId: string): Promise<WaveFrame> {
  const { instrument } = await db
    .selectFrom('surveyWave')
    .select('instrument')
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow();
  return instrument as unknown as WaveFrame;
}

/** The wave that a ballot opens, and as whom. A class answers all at once, so this is a short question. */
export async function waveOfBallot(
  db: Db,
  ballot: string,
): Promise<(AskedWave & { audience: Audience; ofClass: boolean }) | null> {
  const { rows } = await sql<Omit<AskedWave, 'frame'> & { audience: Audience; ofClass: boolean }>`
    select w.id, w.office_id, w.kind, w.opens_on, w.closes_on, w.closed_on, b.audience, b.of_class,
      c.name as class_name, c.provider_agency_id, o.is_example, o.example_today
    from survey_ballot b
    join survey_wave w on w.id = b.wave_id
    join training_class c on c.id = w.class_id
    join office o on o.id = w.office_id
    where b.hash = ${hashOf(ballot)} and w.removed_at is null`.execute(db);
  const [row] = rows;
  return row ? { ...row, frame: await frameOf(db, row.id) } : null;
}

/** The wave that the receipt of a link belongs to: the ballot beside it may be gone. */
export async function waveOfReceipt(
  db: Db,
  receipt: string,
): Promise<(AskedWave & { audience: Audience; hasAnswered: boolean }) | null> {
  const row = await asked(db)
    .innerJoin('surveyInvitation as i', 'i.waveId', 'w.id')
    .select(['i.audience', 'i.hasAnswered'])
    .where('i.receipt', '=', hashOf(receipt))
    .executeTakeFirst();
  return (row as unknown as AskedWave & { audience: Audience; hasAnswered: boolean }) ?? null;
}

export async function waveOfClass(db: Db, classToken: string): Promise<AskedWave | null> {
  const row = await asked(db).where('w.classToken', '=', classToken).executeTakeFirst();
  return (row as unknown as AskedWave) ?? null;
}

/**
 * A ballot for a device that came by the class's link. Where more are out than anybody could need an old one goes, drawn
 * by lot: whoever opens the link a thousand times keeps nobody else from answering.
 */
export async function takeBallot(db: Db, waveId: string, most: number): Promise<string> {
  const ballot = secret();
  await sql`
    with dropped as (
      delete from survey_ballot where hash in (
        select hash from survey_ballot where wave_id = ${waveId} and of_class order by random()
        limit greatest(0, 1 - ${most} + (select count(*) from survey_ballot where wave_id = ${waveId} and of_class))
      )
    )
    insert into survey_ballot (hash, wave_id, audience, of_class)
    values (${hashOf(ballot)}, ${waveId}, 'learner', true)`.execute(db);
  return ballot;
}

export interface Kept {
  answerId: string;
  commentId: string | null;
}

interface Sheet {
  waveId: string;
  scores: Scores;
  isVoid: boolean;
  /** Empty: nothing was written. */
  comment: string;
}

/** A void sheet is counted in the row of its wave at once: a mean holds none, so nothing is found by knowing which. */
const lockFor = (isCounted: boolean) => (isCounted ? sql`for no key update` : sql`for key share`);

const oneMore = (column: string, way: ReturnType<typeof sql>) =>
  sql`${sql.ref(column)} || jsonb_build_object(${way}, coalesce((${sql.ref(column)} ->> ${way})::int, 0) + 1)`;

/**
 * One statement: the ballot goes and the sheet stands, or neither. Null where the ballot was used before or the wave is
 * closed; a wave being closed is waited for.
 */
export async function spendBallot(db: Db, ballot: string, sheet: Sheet): Promise<Kept | null> {
  const { waveId, scores, isVoid, comment } = sheet;
  const { rows } = await sql<Kept>`
    with wave as (
      select id from survey_wave where id = ${waveId} and closed_on is null and removed_at is null ${lockFor(isVoid)}
    ), used as (
      delete from survey_ballot where hash = ${hashOf(ballot)} and wave_id in (select id from wave)
      returning wave_id, audience, case when of_class then 'code' else 'link' end as way
    ), noted as (
      update survey_wave set voids = ${oneMore('voids', sql`used.way`)} from used
      where survey_wave.id = used.wave_id and ${isVoid}
    ), said as (
      insert into survey_comment (wave_id, audience, text)
      select wave_id, audience, ${comment} from used where ${comment}::text <> '' returning id
    ), kept as (
      insert into survey_answer (wave_id, audience, scores, is_void)
      select wave_id, audience, ${json(scores)}, ${isVoid} from used returning id
    )
    select kept.id as answer_id, said.id as comment_id from kept left join said on true`.execute(db);
  return rows[0] ?? null;
}

/** A sheet without a ballot: of paper, and counted as such at once. Null where the wave is closed. */
export async function insertSheet(db: Db, audience: Audience, sheet: Sheet): Promise<Kept | null> {
  const { waveId, scores, isVoid, comment } = sheet;
  const { rows } = await sql<Kept>`
    with wave as (
      select id from survey_wave where id = ${waveId} and closed_on is null and removed_at is null ${lockFor(true)}
    ), noted as (
      update survey_wave set counts = ${oneMore('counts', sql`'paper'`)},
        voids = case when ${isVoid} then ${oneMore('voids', sql`'paper'`)} else voids end
      where id in (select id from wave)
    ), said as (
      insert into survey_comment (wave_id, audience, text)
      select id, ${audience}, ${comment} from wave where ${comment}::text <> '' returning id
    ), kept as (
      insert into survey_answer (wave_id, audience, scores, is_void)
      select id, ${audience}, ${json(scores)}, ${isVoid} from wave returning id
    )
    select kept.id as answer_id, said.id as comment_id from kept left join said on true`.execute(db);
  return rows[0] ?? null;
}

export async function ballotIsThere(db: Db, ballot: string): Promise<boolean> {
  const row = await db
    .selectFrom('surveyBallot')
    .select('hash')
    .where('hash', '=', hashOf(ballot))
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * How many are asked and how many sheets came, of one audience. Who does not show a ballot of their own goes through
 * here one after the other, so that there are never more sheets than people asked.
 */
export async function countOneByOne(tx: Db, waveId: string, audience: Audience) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${waveId}, 8))`.execute(tx);
  return countsOf(tx, waveId, audience);
}

export async function countsOf(db: Db, waveId: string, audience: Audience) {
  const { rows } = await sql<{ invited: number; answered: number }>`
    select
      (select count(*)::int from survey_invitation where wave_id = ${waveId} and audience = ${audience}) as invited,
      (select count(*)::int from survey_answer where wave_id = ${waveId} and audience = ${audience}) as answered
  `.execute(db);
  return rows[0] ?? { invited: 0, answered: 0 };
}

/** All rows of the wave in one statement, so that nothing in them tells which changed now. */
export async function markReceipts(tx: Db, waveId: string, receipts: string[]): Promise<void> {
  await sql`
    update survey_invitation set has_answered = has_answered or receipt = any(${receipts.map(hashOf)}::text[])
    where wave_id = ${waveId}`.execute(tx);
}

/**
 * Which way the sheets came and from which audience, reckoned from what is there, so that a killed process loses
 * nothing: own links are those made less those unused, paper was counted as it came, the rest came by the class's link.
 */
export async function recount(tx: Db, waveId: string): Promise<void> {
  await sql`select id from survey_wave where id = ${waveId} for no key update`.execute(tx);
  await sql`
    update survey_wave w set answered = f.answered,
      counts = jsonb_build_object('link', f.link, 'code', f.sheets - f.link - f.paper, 'paper', f.paper)
    from (
      select
        (select count(*) from survey_invitation where wave_id = ${waveId} and link_by is not null)
          - (select count(*) from survey_ballot where wave_id = ${waveId} and not of_class) as link,
        (select count(*) from survey_answer where wave_id = ${waveId}) as sheets,
        (select coalesce((counts ->> 'paper')::int, 0) from survey_wave where id = ${waveId}) as paper,
        coalesce((
          select jsonb_object_agg(audience, n)
          from (select audience, count(*) as n from survey_answer where wave_id = ${waveId} group by audience) as by_audience
        ), '{}') as answered
    ) as f
    where w.id = ${waveId}`.execute(tx);
}

export async function countSheets(db: Db, waveId: string): Promise<number> {
  const { total } = await db
    .selectFrom('surveyAnswer')
    .select(sql<number>`count(*)::int`.as('total'))
    .where('waveId', '=', waveId)
    .executeTakeFirstOrThrow();
  return total;
}

/** Writes sheets and words anew in random order under new ids: all of the wave, or those named. */
export async function shuffle(
  tx: Db,
  waveId: string,
  only: { answers: string[]; comments: string[] } | null = null,
): Promise<void> {
  const among = (ids: string[] | undefined) => (ids ? sql`id = any(${ids}::uuid[])` : sql`true`);
  await sql`
    with gone as (
      delete from survey_answer where wave_id = ${waveId} and ${among(only?.answers)}
      returning audience, scores, is_void
    )
    insert into survey_answer (wave_id, audience, scores, is_void)
    select ${waveId}, audience, scores, is_void from gone order by random()`.execute(tx);
  await sql`
    with gone as (
      delete from survey_comment where wave_id = ${waveId} and ${among(only?.comments)} returning audience, text
    )
    insert into survey_comment (wave_id, audience, text)
    select ${waveId}, audience, text from gone order by random()`.execute(tx);
}

/** Whether it was open until now. Sheets under way have come in or come too late. */
export async function markClosed(tx: Db, waveId: string, closedOn: string): Promise<boolean> {
  const { rows } = await sql`
    select id from survey_wave where id = ${waveId} and closed_on is null for update`.execute(tx);
  if (rows.length === 0) return false;
  await tx.updateTable('surveyWave').set({ closedOn }).where('id', '=', waveId).execute();
  return true;
}

/** Whether the wave is open, and it stays so until the transaction ends. */
export async function holdOpen(tx: Db, waveId: string): Promise<boolean> {
  const { rows } = await sql`
    select id from survey_wave where id = ${waveId} and closed_on is null for no key update`.execute(tx);
  return rows.length > 0;
}

/** Ballots that nobody used. */
export async function dropBallots(tx: Db, waveId: string): Promise<void> {
  await tx.deleteFrom('surveyBallot').where('waveId', '=', waveId).execute();
}

/** Sheets of paper that were keyed in. */
export async function countPaper(db: Db, waveId: string): Promise<number> {
  const row = await db.selectFrom('surveyWave').select('counts').where('id', '=', waveId).executeTakeFirst();
  return (row?.counts as { paper?: number } | undefined)?.paper ?? 0;
}

/** The sheets of a wave, in an order that says nothing. */
export async function answersOf(
  db: Db,
  waveId: string,
): Promise<{ audience: Audience; scores: Scores; isVoid: boolean }[]> {
  const rows = await db
    .selectFrom('surveyAnswer')
    .select(['audience', 'scores', 'isVoid'])
    .where('waveId', '=', waveId)
    .orderBy(sql`random()`)
    .execute();
  return rows as { audience: Audience; scores: Scores; isVoid: boolean }[];
}

/** What was written in words, apart from the sheets and in an order that says nothing. */
export async function commentsOf(db: Db, waveId: string): Promise<{ audience: Audience; text: string }[]> {
  const rows = await db
    .selectFrom('surveyComment')
    .select(['audience', 'text'])
    .where('waveId', '=', waveId)
    .orderBy(sql`random()`)
    .execute();
  return rows as { audience: Audience; text: string }[];
}

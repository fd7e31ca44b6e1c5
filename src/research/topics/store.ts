import { sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Db } from '#platform/database/connection.ts';
import type { RowsKnown } from '#platform/database/rows-known.ts';
import type {
  Call,
  Extension,
  Money,
  NewCall,
  NewMember,
  NewMoney,
  NewStep,
  TopicEnd,
  TopicKind,
  TopicLevel,
  TopicMember,
  TopicStep,
  TopicWords,
} from './schema.ts';

export interface TopicRecord {
  id: string;
  schoolId: string;
  callId: string | null;
  kind: TopicKind;
  level: TopicLevel;
  title: string;
  field: string | null;
  managingAgencyId: string | null;
  summary: string | null;
  madeBy: string | null;
  madeOn: string;
  /** What it was said to be, from the first words on; the last are those above. */
  versions: (TopicWords & { id: string; on: string; by: string | null })[];
  /** People of the school who ever worked on it, also those taken out since. */
  workers: { personId: string }[];
  members: (Omit<TopicMember, 'name'> & { outsideName: string | null })[];
  steps: (TopicStep & { recordedBy: string | null })[];
  extensions: (Extension & { askedBy: string | null })[];
  end: TopicEnd | null;
  money: Money[];
}

/** The rows of research with the moments at which they were recorded. */
export const researchRows: RowsKnown[] = [
  { table: 'research_topic', at: 'made_at' },
  { table: 'research_topic_version', at: 'written_at' },
  { table: 'research_member', at: 'made_at' },
  { table: 'research_step', at: 'recorded_at' },
  {
    ...{ table: 'research_extension', at: 'asked_at' },
    later: { decided_at: ['granted', 'decided_on', 'decided_by', 'paper'] },
  },
  { table: 'research_end', at: 'recorded_at' },
  { table: 'research_money', at: 'made_at' },
  { table: 'research_product', at: 'recorded_at' },
  { table: 'research_author', at: 'recorded_at' },
];

/** Whose topics: all of a school, or those that bodies manage, of an office. */
export type Whose = { schoolId: string } | { officeId: string; managedBy: string[] };

const inVietnam = (moment: 'research_topic.made_at' | 'version.written_at') =>
  sql<string>`(${sql.ref(moment)} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** What each topic is, in its last words. */
export const lastWords = (db: Db) =>
  db
    .selectFrom('researchTopicVersion')
    .distinctOn('topicId')
    .select(['topicId', 'kind', 'level', 'title', 'field', 'managingAgencyId', 'summary'])
    .orderBy('topicId')
    .orderBy('id', 'desc')
    .as('words');

export async function readTopics(db: Db, whose: Whose): Promise<TopicRecord[]> {
  const rows = await db
    .selectFrom('researchTopic')
    .innerJoin(lastWords(db), 'words.topicId', 'researchTopic.id')
    .select(['researchTopic.id', 'schoolId', 'callId', 'kind', 'level', 'title', 'field'])
    .select(['managingAgencyId', 'summary', 'madeBy', inVietnam('research_topic.made_at').as('madeOn')])
    .select(({ selectFrom }) => [
      jsonArrayFrom(
        selectFrom('researchTopicVersion as version')
          .select([sql<string>`version.id::text`.as('id'), inVietnam('version.written_at').as('on')])
          .select(['version.kind', 'version.level', 'version.title', 'version.field'])
          .select(['version.managingAgencyId', 'version.summary', 'version.writtenBy as by'])
          .whereRef('version.topicId', '=', 'researchTopic.id')
          .orderBy('version.id'),
      ).as('versions'),
      jsonArrayFrom(
        selectFrom('researchMember as worker')
          .select('worker.personId')
          .distinct()
          .whereRef('worker.topicId', '=', 'researchTopic.id')
          .where('worker.personId', 'is not', null),
      ).as('workers'),
      jsonArrayFrom(
        selectFrom('researchMember as member')
          .select(['member.id', 'member.personId', 'member.outsideName', 'member.part'])
          .whereRef('member.topicId', '=', 'researchTopic.id')
          .where('member.removedAt', 'is', null)
          .orderBy('member.ordinal'),
      ).as('members'),
      jsonArrayFrom(
        selectFrom('researchStep as step')
          .select(['step.id', 'step.stage', 'step.onDay as on', 'step.paper', 'step.code', 'step.dueOn'])
          .select([sql<string | null>`step.score::text`.as('score'), 'step.rating', 'step.place'])
          .select(['step.note', 'step.recordedBy'])
          .whereRef('step.topicId', '=', 'researchTopic.id')
          .orderBy('step.ordinal'),
      ).as('steps'),
      jsonArrayFrom(
        selectFrom('researchExtension as more')
          .select(['more.id', 'more.askedOn', 'more.newDue', 'more.reason', 'more.granted'])
          .select(['more.decidedOn', 'more.paper', 'more.askedBy'])
          .whereRef('more.topicId', '=', 'researchTopic.id')
          .orderBy('more.askedAt')
          .orderBy('more.newDue'),
      ).as('extensions'),
      jsonObjectFrom(
        selectFrom('researchEnd as ended')
          .select(['ended.kind', 'ended.onDay as on', 'ended.reason', 'ended.paper'])
          .whereRef('ended.topicId', '=', 'researchTopic.id'),
      ).as('end'),
      jsonArrayFrom(
        selectFrom('researchMoney as money')
          .select(['money.id', 'money.kind', 'money.year', 'money.source', 'money.paper'])
          .select(sql<string>`money.amount::text`.as('amount'))
          .whereRef('money.topicId', '=', 'researchTopic.id')
          .where('money.removedAt', 'is', null)
          .orderBy('money.ordinal'),
      ).as('money'),
    ])
    .$if('schoolId' in whose, (q) => q.where('schoolId', '=', 'schoolId' in whose ? whose.schoolId : ''))
    .$if('managedBy' in whose, (q) =>
      q
        .where('officeId', '=', 'managedBy' in whose ? whose.officeId : '')
        .where(
          'managingAgencyId',
          '=',
          sql<string>`any(${'managedBy' in whose ? whose.managedBy : []}::uuid[])`,
        ),
    )
    .orderBy('madeAt')
    .orderBy('researchTopic.id')
    .execute();
  return rows as unknown as TopicRecord[];
}

/** The topic as it stands, against two who act on it at once. */
export async function lockTopic(db: Db, schoolId: string, id: string): Promise<TopicRecord | null> {
  const row = await db
    .selectFrom('researchTopic')
    .select('id')
    .where('schoolId', '=', schoolId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  return (await readTopics(db, { schoolId })).find((one) => one.id === id) ?? null;
}

interface By {
  officeId: string;
  by: string | null;
}

export async function insertTopic(
  db: Db,
  { officeId, by, schoolId }: By & { schoolId: string },
  topic: TopicWords & { callId: string | null },
): Promise<string> {
  const { id } = await db
    .insertInto('researchTopic')
    .values({ officeId, schoolId, madeBy: by, callId: topic.callId })
    .returning('id')
    .executeTakeFirstOrThrow();
  await writeWords(db, { officeId, by }, id, topic);
  return id;
}

/** Says anew what the topic is; what was said before stays. */
export async function writeWords(db: Db, { officeId, by }: By, topicId: string, words: TopicWords) {
  const { kind, level, title, field, managingAgencyId, summary } = words;
  await db
    .insertInto('researchTopicVersion')
    .values({ officeId, topicId, writtenBy: by, kind, level, title, field, managingAgencyId, summary })
    .execute();
}

export async function insertMembers(db: Db, { officeId, by }: By, topicId: string, members: NewMember[]) {
  const rows = members.map(({ personId, outsideName, part }) => ({
    ...{ officeId, topicId, madeBy: by, personId, outsideName, part },
  }));
  await db.insertInto('researchMember').values(rows).execute();
}

/** The topic of a member, also of one who was taken out. */
export const topicOfMember = async (db: Db, schoolId: string, memberId: string) =>
  (
    await db
      .selectFrom('researchMember as member')
      .innerJoin('researchTopic as topic', 'topic.id', 'member.topicId')
      .select('topic.id')
      .where('topic.schoolId', '=', schoolId)
      .where('member.id', '=', memberId)
      .executeTakeFirst()
  )?.id;

const gone = (removedBy: string) => ({ removedBy, removedAt: sql<Date>`now()` });

export async function removeMember(db: Db, id: string, by: string): Promise<void> {
  await db.updateTable('researchMember').set(gone(by)).where('id', '=', id).execute();
}

type Step = Omit<NewStep, 'topicId' | 'from' | 'to'> & { topicId: string; stage: NewStep['to'] | null };

export async function insertStep(db: Db, { officeId, by }: By, step: Step): Promise<void> {
  const { topicId, stage, on, paper, code, dueOn, score, rating, place, note } = step;
  await db
    .insertInto('researchStep')
    .values({
      ...{ officeId, recordedBy: by, topicId, stage, onDay: on, paper, code, dueOn },
      ...{ score, rating, place, note },
    })
    .execute();
}

export async function insertEnd(
  db: Db,
  { officeId, by }: By,
  { topicId, kind, on, reason, paper }: TopicEnd & { topicId: string },
): Promise<void> {
  await db
    .insertInto('researchEnd')
    .values({ topicId, officeId, kind, onDay: on, reason, paper, recordedBy: by })
    .execute();
}

export async function insertExtension(
  db: Db,
  { officeId, by }: By,
  ask: { topicId: string; askedOn: string; newDue: string; reason: string },
): Promise<string> {
  const { id } = await db
    .insertInto('researchExtension')
    .values({ ...ask, officeId, askedBy: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const topicOfExtension = async (db: Db, schoolId: string, extensionId: string) =>
  (
    await db
      .selectFrom('researchExtension as more')
      .innerJoin('researchTopic as topic', 'topic.id', 'more.topicId')
      .select('topic.id')
      .where('topic.schoolId', '=', schoolId)
      .where('more.id', '=', extensionId)
      .executeTakeFirst()
  )?.id;

export async function decideExtension(
  db: Db,
  by: string | null,
  { id, granted, on, paper }: { id: string; granted: boolean; on: string; paper: string | null },
): Promise<void> {
  await db
    .updateTable('researchExtension')
    .set({ granted, decidedOn: on, paper, decidedBy: by, decidedAt: sql<Date>`now()` })
    .where('id', '=', id)
    .where('granted', 'is', null)
    .execute();
}

export async function insertMoney(db: Db, { officeId, by }: By, entry: NewMoney): Promise<void> {
  const { topicId, kind, year, source, amount, paper } = entry;
  await db
    .insertInto('researchMoney')
    .values({
      ...{ officeId, madeBy: by, topicId, kind, year, source, paper },
      amount: sql<number>`${amount}::bigint`,
    })
    .execute();
}

export const topicOfMoney = async (db: Db, schoolId: string, moneyId: string) =>
  (
    await db
      .selectFrom('researchMoney as money')
      .innerJoin('researchTopic as topic', 'topic.id', 'money.topicId')
      .select('topic.id')
      .where('topic.schoolId', '=', schoolId)
      .where('money.id', '=', moneyId)
      .executeTakeFirst()
  )?.id;

export async function removeMoney(db: Db, id: string, by: string): Promise<void> {
  await db.updateTable('researchMoney').set(gone(by)).where('id', '=', id).execute();
}

export async function callsOf(db: Db, schoolId: string): Promise<Call[]> {
  const rows = await db
    .selectFrom('researchCall')
    .select(['id', 'year', 'level', 'title', 'dueOn', 'paper'])
    .select(({ selectFrom }) => [
      selectFrom('researchTopic')
        .select(({ fn }) => sql<number>`${fn.countAll()}::integer`.as('count'))
        .whereRef('researchTopic.callId', '=', 'researchCall.id')
        .as('count'),
    ])
    .where('schoolId', '=', schoolId)
    .where('removedAt', 'is', null)
    .orderBy('dueOn', 'desc')
    .orderBy('title')
    .execute();
  return rows as unknown as Call[];
}

export async function insertCall(
  db: Db,
  { officeId, by, schoolId }: By & { schoolId: string },
  call: NewCall,
): Promise<string> {
  const { id } = await db
    .insertInto('researchCall')
    .values({ ...call, officeId, schoolId, madeBy: by })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The school's own fields of research; null where it has set none. */
export async function fieldsOf(db: Db, schoolId: string): Promise<string[] | null> {
  const row = await db
    .selectFrom('researchSetting')
    .select('fields')
    .where('schoolId', '=', schoolId)
    .executeTakeFirst();
  return row?.fields ?? null;
}

export async function setFields(
  db: Db,
  { officeId, by, schoolId }: By & { schoolId: string },
  fields: string[],
): Promise<void> {
  await db
    .insertInto('researchSetting')
    .values({ schoolId, officeId, fields, setBy: by })
    .onConflict((oc) => oc.column('schoolId').doUpdateSet({ fields, setBy: by, setAt: sql<Date>`now()` }))
    .execute();
}

/** The schools of an office that keep a register. */
export async function schoolsWithTopics(db: Db, officeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('researchTopic')
    .select('schoolId')
    .distinct()
    .where('officeId', '=', officeId)
    .execute();
  return rows.map(({ schoolId }) => schoolId);
}

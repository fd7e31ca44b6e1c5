import { createHash } from 'node:crypto';
import { listAgencies } from '#accounts/agencies/store.ts';
import { insertMeeting } from '#documents/meetings/store.ts';
import { readData } from '#platform/data-file.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { addStep, insertDecision, insertDraft } from '../deciding/store.ts';
import { addRecord, meetingsOfCommittees, setAttendance, tieMeeting } from '../meetings/store.ts';
import { inOrder, membersOn } from '../membership/rules.ts';
import { decideMembers, membersOf } from '../membership/store.ts';
import type { Seat } from '../schema.ts';
import { insertCommittee } from '../store.ts';
import { endTask, insertTasks } from '../tasks/store.ts';
import {
  type ExampleCommittee,
  ExampleCommittees,
  type ExampleDecision,
  type ExampleMeeting,
  type ExampleMember,
  type ExampleTask,
} from './schema.ts';

interface Place {
  officeId: string;
  by: string;
}

/** Whether the office has a committee by itself. */
export async function isCommitteeBegun(db: Db, officeId: string): Promise<boolean> {
  const found = await db
    .selectFrom('committee')
    .select('id')
    .where('officeId', '=', officeId)
    .executeTakeFirst();
  return found !== undefined;
}

/** What the example's words stand for in this office. */
interface Keys extends Place {
  agency(key: string): string;
  person(username: string): string;
}

async function keysOf(db: Db, place: Place): Promise<Keys> {
  const ids = new Map((await listAgencies(db, place.officeId)).map(({ key, id }) => [key, id]));
  const people = await db
    .selectFrom('membership')
    .innerJoin('authUser', 'authUser.id', 'membership.userId')
    .select(['authUser.id', 'authUser.username'])
    .where('membership.officeId', '=', place.officeId)
    .execute();
  const users = new Map(people.map(({ username, id }) => [username, id]));
  return {
    ...place,
    agency: (key) => ids.get(key) ?? missing(key),
    // Where whoever is named has no account, whoever loads the example stands in.
    person: (username) => users.get(username) ?? place.by,
  };
}

function missing(key: string): never {
  throw new Error(`the example has no agency ${key}`);
}

/** A committee whose decision is being appraised, and an older one that was changed since. */
export async function loadCommittees(tx: Tx, place: Place): Promise<void> {
  const { committees } = ExampleCommittees.parse(await readData('example/ban-chi-dao'));
  const keys = await keysOf(tx, place);
  for (const one of committees) await loadCommittee(tx, keys, one);
}

async function loadCommittee(tx: Tx, keys: Keys, one: ExampleCommittee): Promise<void> {
  const { officeId } = keys;
  const made = { officeId, madeBy: keys.person(one.by) };
  const { name, purpose, scheme, startedOn } = one;
  const bodies = {
    ...{ drafterId: keys.agency(one.drafter), appraiserId: keys.agency(one.appraiser) },
    deciderId: keys.agency(one.decider),
  };
  const committeeId = await insertCommittee(
    tx,
    { ...made, madeOn: startedOn },
    { name, purpose, scheme, startedOn, directiveCode: one.directive, ...bodies },
    await directiveOf(tx, officeId, one.directive),
  );
  for (const decision of one.decisions) await loadDecision(tx, keys, { committeeId, name }, decision);
  const meetingIds: string[] = [];
  for (const meeting of one.meetings)
    meetingIds.push(
      await loadMeeting(tx, keys, { committeeId, name, organiserId: bodies.drafterId }, meeting),
    );
  for (const task of one.tasks) await loadTask(tx, keys, { committeeId, name, meetingIds }, task);
}

async function directiveOf(db: Db, officeId: string, code: string | null): Promise<string | null> {
  if (!code) return null;
  const row = await db
    .selectFrom('directive')
    .select('id')
    .where('officeId', '=', officeId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row?.id ?? null;
}

interface Of {
  committeeId: string;
  name: string;
}

/** The same seat has the same id in every office that loads the example. */
function seatId(committee: string, seat: string): string {
  const hash = createHash('sha256').update(`${committee}/${seat}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const seatOf = (keys: Keys, committee: string, member: ExampleMember): Seat => {
  const { seat, role, position, agency, name, duty, dueOn } = member;
  return {
    ...{ seat: seatId(committee, seat), role, positionTitle: position, agencyId: keys.agency(agency) },
    ...{ name, duty, dueOn },
  };
};

async function loadDecision(tx: Tx, keys: Keys, { committeeId, name }: Of, one: ExampleDecision) {
  const { officeId } = keys;
  const { kind, startedOn } = one;
  const row = { officeId, committeeId, kind, startedOn, madeBy: keys.person(one.by) };
  const decisionId = await insertDecision(tx, row);
  const drafts = one.drafts.map(({ members, ...draft }) => ({
    ...draft,
    members: members.map((member) => seatOf(keys, name, member)),
  }));
  for (const [at, { madeOn, by, note, ...content }] of drafts.entries())
    await insertDraft(tx, {
      ...{ officeId, decisionId, version: at + 1, madeOn, madeBy: keys.person(by), note, content },
    });
  for (const { stage, on, draft, number, note, by } of one.steps)
    await addStep(tx, {
      ...{ officeId, decisionId, stage, onDay: on, draftVersion: draft, number, note, documentId: null },
      byUser: keys.person(by),
    });
  const decided = one.steps.find(({ stage }) => stage === 'decided');
  const members = drafts.at(-1)?.members ?? [];
  if (decided) await decideMembers(tx, { officeId, committeeId, decisionId, on: decided.on, members });
}

async function loadMeeting(
  tx: Tx,
  keys: Keys,
  { committeeId, name, organiserId }: Of & { organiserId: string },
  one: ExampleMeeting,
): Promise<string> {
  const { officeId, by } = keys;
  const { title, heldOn, place } = one;
  const meeting = { title, heldOn, place, organiserId, documentId: null };
  const meetingId = await insertMeeting(tx, { officeId, madeBy: by }, meeting);
  await tieMeeting(tx, { officeId, meetingId, committeeId });
  for (const kind of ['agenda', 'minutes', 'conclusions'] as const)
    if (one[kind].length > 0)
      await addRecord(tx, { officeId, meetingId, kind, lines: one[kind], byUser: by });
  if (one.chair !== null) await loadAttendance(tx, keys, { committeeId, name, meetingId }, one);
  return meetingId;
}

async function loadAttendance(
  tx: Tx,
  { officeId, by }: Keys,
  { committeeId, name, meetingId }: Of & { meetingId: string },
  { chair, absent, heldOn }: ExampleMeeting,
): Promise<void> {
  const members = inOrder(membersOn(await membersOf(tx, [committeeId]), heldOn));
  const isOne = (seat: string, keys: string[]) => keys.some((key) => seatId(name, key) === seat);
  const attendance = members.map(({ seat }) => {
    if (chair && isOne(seat, [chair])) return { seat, part: 'chair' as const };
    return { seat, part: isOne(seat, absent) ? ('absent' as const) : ('attend' as const) };
  });
  const meetings = await meetingsOfCommittees(tx, officeId, [committeeId]);
  const meeting = meetings.find(({ id }) => id === meetingId);
  if (meeting) await setAttendance(tx, { officeId, by, meeting, members, attendance });
}

async function loadTask(
  tx: Tx,
  { officeId, by }: Keys,
  { committeeId, name, meetingIds }: Of & { meetingIds: string[] },
  { seat, text, dueOn, givenOn, meeting, endedOn, endedAs, note }: ExampleTask,
): Promise<void> {
  const [id = ''] = await insertTasks(tx, [
    {
      ...{ officeId, committeeId, seat: seatId(name, seat), text, dueOn, givenOn, madeBy: by },
      ...{ decisionId: null, meetingId: meetingIds[meeting] ?? null },
    },
  ]);
  if (endedOn && endedAs) await endTask(tx, id, { on: endedOn, as: endedAs, note, by });
}

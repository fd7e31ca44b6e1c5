import type { Db } from '#platform/database/connection.ts';
import type { MemberRole, Seat } from '../schema.ts';
import { changesBy } from './rules.ts';

export interface MemberRow {
  id: string;
  committeeId: string;
  decisionId: string;
  seat: string;
  ordinal: number;
  role: MemberRole;
  positionTitle: string;
  agencyId: string;
  name: string | null;
  duty: string | null;
  fromDay: string;
  endedOn: string | null;
}

/** Everybody who ever was in some committees, in the order of their decisions. */
export async function membersOf(db: Db, committeeIds: string[]): Promise<MemberRow[]> {
  if (committeeIds.length === 0) return [];
  const rows = await db
    .selectFrom('committeeMember')
    .select(['id', 'committeeId', 'decisionId', 'seat', 'ordinal', 'role', 'positionTitle', 'agencyId'])
    .select(['name', 'duty', 'fromDay', 'endedOn'])
    .where('committeeId', 'in', committeeIds)
    .orderBy('fromDay')
    .orderBy('ordinal')
    .orderBy('id')
    .execute();
  return rows as MemberRow[];
}

interface Decided {
  officeId: string;
  committeeId: string;
  decisionId: string;
  /** The day of the decision, from which it holds. */
  on: string;
  members: readonly Seat[];
}

/** A decision is signed: rows that it changes end on its day, and new ones begin. Gives the seats that began. */
export async function decideMembers(db: Db, decided: Decided): Promise<Seat[]> {
  const { officeId, committeeId, decisionId, on, members } = decided;
  const rows = await membersOf(db, [committeeId]);
  const { ends, begins } = changesBy(
    rows.filter(({ endedOn }) => endedOn === null),
    members,
  );
  if (ends.length > 0)
    await db
      .updateTable('committeeMember')
      .set({ endedOn: on, endedByDecision: decisionId })
      .where(
        'id',
        'in',
        ends.map(({ id }) => id),
      )
      .execute();
  if (begins.length > 0)
    await db
      .insertInto('committeeMember')
      .values(
        begins.map(({ dueOn: _, ...seat }) => ({
          ...{ ...seat, officeId, committeeId, decisionId, fromDay: on },
          ordinal: members.findIndex((one) => one.seat === seat.seat),
        })),
      )
      .execute();
  return begins;
}

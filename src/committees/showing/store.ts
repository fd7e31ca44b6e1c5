import { agencyRefOf, listAgencies } from '#accounts/agencies/store.ts';
import { may, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import type { Db } from '#platform/database/connection.ts';
import { handsOf, keepsCommittee } from '../deciding/rules.ts';
import { type DecisionRow, decisionsOf } from '../deciding/store.ts';
import { attendanceOf } from '../meetings/rules.ts';
import { type MeetingRow, meetingsOfCommittees } from '../meetings/store.ts';
import { inOrder, membersOn } from '../membership/rules.ts';
import { type MemberRow, membersOf } from '../membership/store.ts';
import type { Committee, CommitteeSummary } from '../schema.ts';
import { type CommitteeRow, visibleCommittees } from '../store.ts';
import { isLate } from '../tasks/rules.ts';
import { type TaskRow, tasksOf } from '../tasks/store.ts';
import { shownDecision, shownDecisions, standingOn } from './rules.ts';

interface Read {
  decisions: DecisionRow[];
  members: MemberRow[];
  tasks: TaskRow[];
  meetings: MeetingRow[];
}

async function readAll(db: Db, officeId: string, rows: CommitteeRow[]): Promise<Read> {
  const ids = rows.map(({ id }) => id);
  return {
    decisions: await decisionsOf(db, ids),
    members: await membersOf(db, ids),
    tasks: await tasksOf(db, ids),
    meetings: await meetingsOfCommittees(db, officeId, ids),
  };
}

const of = <T extends { committeeId: string }>(rows: T[], id: string): T[] =>
  rows.filter(({ committeeId }) => committeeId === id);

/** What the viewer may see (`only`: of these), each with where its newest decision stands. */
export async function listCommittees(
  db: Db,
  viewer: Viewer,
  only?: ReadonlySet<string>,
): Promise<CommitteeSummary[]> {
  const officeId = viewer.office.id;
  const visible = await visibleCommittees(db, sees(viewer), viewer.today);
  const rows = only ? visible.filter(({ id }) => only.has(id)) : visible;
  const read = await readAll(db, officeId, rows);
  const agencies = await listAgencies(db, officeId);
  const refOf = (id: string) => agencyRefOf(agencies, id, viewer.today);
  return rows.flatMap((row) => {
    const [newest] = shownDecisions(of(read.decisions, row.id), row, viewer);
    if (!newest) return [];
    const next = of(read.meetings, row.id).find(({ heldOn }) => heldOn >= viewer.today);
    return {
      ...{ id: row.id, name: row.name, directiveCode: row.directiveCode, kind: newest.kind },
      drafter: refOf(row.drafterId),
      standing: standingOn(newest, row, viewer.today, refOf),
      members: membersOn(of(read.members, row.id), viewer.today).length,
      lateTasks: of(read.tasks, row.id).filter((task) => isLate(task, viewer.today)).length,
      nextMeeting: next?.heldOn ?? null,
    };
  });
}

/** One committee with all that hangs on it; null where there is none that the viewer may see. */
export async function readCommittee(db: Db, viewer: Viewer, id: string): Promise<Committee | null> {
  const officeId = viewer.office.id;
  const [row] = await visibleCommittees(db, sees(viewer), viewer.today, id);
  if (!row) return null;
  const read = await readAll(db, officeId, [row]);
  const agencies = await listAgencies(db, officeId);
  const refOf = (agencyId: string) => agencyRefOf(agencies, agencyId, viewer.today);
  const decisions = shownDecisions(read.decisions, row, viewer).map((decision) =>
    shownDecision(decision, { committee: row, hands: handsOf(row, decision), viewer, refOf }),
  );
  const { drafterId, appraiserId, deciderId, officeId: _, directiveId: __, madeBy: ___, ...head } = row;
  return {
    ...head,
    ...{ drafter: refOf(drafterId), appraiser: refOf(appraiserId), decider: refOf(deciderId), decisions },
    members: inOrder(read.members).map(({ agencyId, ordinal: _, committeeId: __, ...member }) => ({
      ...member,
      agency: refOf(agencyId),
    })),
    tasks: read.tasks.map(({ committeeId: _, ...task }) => task),
    meetings: read.meetings.map((meeting) => shownMeeting(meeting, read.members)).toReversed(),
    agencies: agenciesNamed(read, decisions).map(refOf),
    may: mayDo(viewer, row, read.decisions),
  };
}

function shownMeeting({ committeeId: _, persons, ...meeting }: MeetingRow, members: MemberRow[]) {
  return { ...meeting, attendance: attendanceOf(membersOn(members, meeting.heldOn), persons) };
}

const agenciesNamed = ({ members }: Read, decisions: Committee['decisions']): string[] => [
  ...new Set([
    ...members.map(({ agencyId }) => agencyId),
    ...decisions.flatMap(({ drafts }) =>
      drafts.flatMap((draft) => draft.members.map(({ agencyId }) => agencyId)),
    ),
  ]),
];

function mayDo(viewer: Viewer, { drafterId }: CommitteeRow, decisions: DecisionRow[]): Committee['may'] {
  const keeps = keepsCommittee(viewer, drafterId);
  return {
    change: keeps && may(viewer, 'committee.keep') && isSettled(decisions),
    meet: keeps && may(viewer, 'committee.meet'),
    direct: may(viewer, 'directive.enter'),
    remove: keeps && may(viewer, 'committee.keep') && decisions.every(({ steps }) => steps.length === 0),
  };
}

const isSettled = (decisions: DecisionRow[]): boolean =>
  decisions.every(({ steps }) => steps.some(({ stage }) => stage === 'decided'));

import { formatDate } from '@dondoc/vietnamese';
import { listAgencies } from '#accounts/agencies/store.ts';
import { refOn } from '#accounts/schools/rules.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Fact, FactAsk, FactName, FactRoom, FactRow } from '#platform/facts.ts';
import { decisionStanding, moverOf } from './deciding/rules.ts';
import { type DecisionRow, decisionsOf } from './deciding/store.ts';
import { roleLabels, standingLabels } from './labels.ts';
import { type MeetingRow, meetingsOfCommittees } from './meetings/store.ts';
import { inOrder, membersOn } from './membership/rules.ts';
import { type MemberRow, membersOf } from './membership/store.ts';
import { type CommitteeRow, visibleCommittees } from './store.ts';
import { isLate } from './tasks/rules.ts';
import { type TaskRow, tasksOf } from './tasks/store.ts';

/** The committees that the school drafts, and all that hangs on them. */
export interface CommitteeRecord {
  committees: CommitteeRow[];
  decisions: DecisionRow[];
  members: MemberRow[];
  tasks: TaskRow[];
  meetings: MeetingRow[];
  nameOf(agencyId: string): string;
}

type Counting = Omit<FactName, 'name'> & { count(record: CommitteeRecord, ask: FactAsk): Fact };

const NONE = 'chưa ghi Ban Chỉ đạo nào do trường tham mưu';
const unknown = (reason: string): Fact => ({ known: false, reason, rows: [] });
const hrefOf = (id: string) => `/ban-chi-dao/${id}`;

/** Where the first decision of a committee stands, in a sentence. */
function standingRow(
  { decisions, nameOf }: CommitteeRecord,
  committee: CommitteeRow,
  day: string,
): { isDecided: boolean; row: FactRow } {
  const first = decisions.findLast(({ committeeId }) => committeeId === committee.id);
  const row = { id: committee.id, label: committee.name, href: hrefOf(committee.id) };
  if (!first) return { isDecided: false, row: { ...row, note: 'chưa có dự thảo' } };
  const { stage, since, days } = decisionStanding(first.steps, first.startedOn, day);
  if (stage === 'decided') {
    const number = first.steps.find((step) => step.stage === 'decided')?.number;
    return { isDecided: true, row: { ...row, note: `quyết định số ${number ?? '…'}, ${formatDate(since)}` } };
  }
  const mover = moverOf(stage, committee);
  const note = `${standingLabels[stage ?? ''].toLowerCase()} từ ${formatDate(since)} (${days} ngày), ${mover ? nameOf(mover) : ''} làm tiếp`;
  return { isDecided: false, row: { ...row, note } };
}

/** There since its drafting began, whenever it was entered here. */
const isBegunBy = (decisions: readonly DecisionRow[], id: string, day: string): boolean =>
  decisions.some(({ committeeId, startedOn }) => committeeId === id && startedOn <= day);

const facts: Record<string, Counting> = {
  ban_chi_dao_da_thanh_lap: {
    ...{ label: 'Đã có quyết định thành lập Ban Chỉ đạo', unit: null },
    explains: 'Có ít nhất một Ban Chỉ đạo do trường tham mưu đã có quyết định thành lập ký đến ngày tính.',
    count(record, { day }) {
      if (record.committees.length === 0) return unknown(NONE);
      const standings = record.committees.map((one) => standingRow(record, one, day));
      return {
        known: true,
        value: standings.some(({ isDecided }) => isDecided),
        rows: standings.map(({ row }) => row),
      };
    },
  },
  thanh_vien: {
    ...{ label: 'Thành viên Ban Chỉ đạo', unit: 'thành viên' },
    explains: 'Thành viên theo quyết định có hiệu lực vào ngày tính, của các Ban Chỉ đạo do trường tham mưu.',
    count({ committees, members, nameOf }, { day }) {
      if (committees.length === 0) return unknown(NONE);
      const now = inOrder(membersOn(members, day));
      const rows = now.map((one) => ({
        ...{ id: one.id, label: one.name ?? one.positionTitle, href: hrefOf(one.committeeId) },
        note: `${roleLabels[one.role]}, ${nameOf(one.agencyId)}, từ ${formatDate(one.fromDay)}`,
      }));
      return { known: true, value: now.length, rows };
    },
  },
  viec_thanh_vien_qua_han: {
    ...{ label: 'Việc của thành viên quá hạn', unit: 'việc' },
    explains:
      'Việc Ban Chỉ đạo giao thành viên, quá hạn mà đến ngày tính chưa xong. Việc đã thành nhiệm vụ tính ở nhiệm vụ.',
    count({ committees, tasks }, { day }) {
      if (committees.length === 0) return unknown(NONE);
      const late = tasks.filter((task) => task.givenOn <= day && isLate(task, day));
      const rows = late.map(({ id, text, dueOn, committeeId }) => ({
        ...{ id, label: text, note: `hạn ${formatDate(dueOn ?? day)}`, href: hrefOf(committeeId) },
      }));
      return { known: true, value: late.length, rows };
    },
  },
  phien_hop: {
    ...{ label: 'Phiên họp Ban Chỉ đạo', unit: 'phiên' },
    explains: 'Phiên họp đã diễn ra trong khoảng tính, của các Ban Chỉ đạo do trường tham mưu.',
    count({ committees, meetings }, { from, day }) {
      if (committees.length === 0) return unknown(NONE);
      const held = meetings.filter(({ heldOn }) => heldOn >= from && heldOn <= day);
      const rows = held.map(({ id, title, heldOn, committeeId }) => ({
        ...{ id, label: title, note: formatDate(heldOn), href: hrefOf(committeeId) },
      }));
      return { known: true, value: held.length, rows };
    },
  },
};

export const committeeFactsOf = (record: CommitteeRecord, ask: FactAsk): Map<string, Fact> =>
  new Map(Object.entries(facts).map(([name, fact]) => [name, fact.count(record, ask)]));

/** What became of the committees that the school was asked to draft. */
export const committeesFacts: FactRoom = {
  rowsFor: 'own',
  names: Object.entries(facts).map(([name, { count: _, ...said }]) => ({ name, ...said })),
  async read(db: Db, ask: FactAsk) {
    const all = await visibleCommittees(db, { officeId: ask.officeId, agencyIds: null }, ask.day);
    const own = all.filter(({ drafterId }) => drafterId === ask.schoolId);
    const decisions = await decisionsOf(
      db,
      own.map(({ id }) => id),
    );
    const committees = own.filter(({ id }) => isBegunBy(decisions, id, ask.day));
    const ids = committees.map(({ id }) => id);
    const agencies = await listAgencies(db, ask.officeId);
    const nameOf = (id: string) => {
      const agency = agencies.find((one) => one.id === id);
      return agency ? refOn(agency, ask.day).name : '';
    };
    const record = {
      ...{ committees, nameOf, decisions, members: await membersOf(db, ids) },
      ...{ tasks: await tasksOf(db, ids), meetings: await meetingsOfCommittees(db, ask.officeId, ids) },
    };
    return committeeFactsOf(record, ask);
  },
};

import { standingFor } from '../rules.ts';
import type { AssignmentRole, DirectiveSummary } from '../schema.ts';
import { isDueSoon } from './state-of.ts';
import { compareUrgency } from './urgency.ts';

export type MyGroup = 'approve' | 'returned' | 'late' | 'soon' | 'lead' | 'elsewhere' | 'other';

/** In the order in which they ask for a hand. */
export const myGroups: Record<MyGroup, string> = {
  approve: 'Chờ đồng chí duyệt',
  returned: 'Báo cáo bị trả lại, cần sửa',
  late: 'Quá hạn',
  soon: 'Đến hạn trong 7 ngày',
  lead: 'Chủ trì khác',
  elsewhere: 'Đã chuyển, đang ở nơi khác',
  other: 'Phối hợp, thẩm định, nhận báo cáo',
};

/** As it stands for the agency itself, which is not blamed for those who lead it beside. */
export const asOwn = (row: DirectiveSummary, agencyId: string): DirectiveSummary => ({
  ...row,
  standing: standingFor(row.standing, agencyId),
});

/** The roles of one agency in a directive, in the order of the document, each once. */
export const rolesOf = (row: DirectiveSummary, agencyId: string): AssignmentRole[] => [
  ...new Set(row.assignments.flatMap((a) => (a.agency?.id === agencyId ? [a.role] : []))),
];

/** Whether the agency answers for it: it leads, or nobody does and it takes part. */
export function answersFor(row: DirectiveSummary, agencyId: string): boolean {
  const responsible = row.assignments.some((a) => a.role === 'lead') ? 'lead' : 'coordinate';
  return rolesOf(row, agencyId).includes(responsible);
}

const liesAt = ({ standing: { next } }: DirectiveSummary, agencyId: string): boolean =>
  next.agencies.some((agency) => agency.id === agencyId);

/** Whether it is the agency's to go on with: it lies there, or it answers for it and it lies at no other desk. */
export const hasInHand = (row: DirectiveSummary, agencyId: string): boolean =>
  liesAt(row, agencyId) || (answersFor(row, agencyId) && row.standing.next.agencies.length === 0);

/** Not acknowledged yet; a lead that has reported has plainly received it, whatever it clicked. */
export const isUnreceived = (row: DirectiveSummary, agencyId: string): boolean =>
  row.awaitsReceipt && (!answersFor(row, agencyId) || row.standing.state === 'not-started');

function groupOf(row: DirectiveSummary, agencyId: string, isHead: boolean): MyGroup {
  const { headline, state, next } = row.standing;
  const liesHere = liesAt(row, agencyId);
  if (isHead && state === 'awaiting-approval' && next.actor === 'head' && liesHere) return 'approve';
  if (!hasInHand(row, agencyId)) return answersFor(row, agencyId) ? 'elsewhere' : 'other';
  if (state === 'returned' && liesHere) return 'returned';
  if (headline === 'open-late') return 'late';
  return isDueSoon(row.standing) ? 'soon' : 'lead';
}

/** Open work of an agency, each in one group, the most pressing first; groups without work are left out. */
export function groupMine(
  rows: DirectiveSummary[],
  agencyId: string,
  isHead: boolean,
): [MyGroup, DirectiveSummary[]][] {
  const open = rows.filter((row) => row.standing.state !== 'done').sort(compareUrgency);
  const groups = Object.keys(myGroups) as MyGroup[];
  return groups
    .map((group): [MyGroup, DirectiveSummary[]] => [
      group,
      open.filter((row) => groupOf(row, agencyId, isHead) === group),
    ])
    .filter(([, own]) => own.length > 0);
}

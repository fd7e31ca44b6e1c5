import { formatDate } from '@dondoc/vietnamese';
import { type Act, may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, problems, refuse } from '#platform/http/problems.ts';
import {
  accepting,
  approving,
  type Decided,
  type Held,
  handsOf,
  receiving,
  settingDeadline,
} from '../acts/rules.ts';
import { cadenceLabels, originLabels, stepRoleLabels } from '../labels.ts';
import type { Hand } from '../leads/rules.ts';
import { daysLate } from '../rules.ts';
import type { Deadline, DirectiveSummary } from '../schema.ts';
import { proposedSteps, settingSteps } from '../steps/rules.ts';
import type { Step } from '../steps/schema.ts';
import type { BulkAct } from './schema.ts';

/** Who may do each; the roles are those of the single act. */
export const actOf = {
  receive: 'document.receive',
  approve: 'report.approve',
  accept: 'completion.accept',
  setDeadline: 'deadline.set',
  setSteps: 'step.set',
} as const satisfies Record<BulkAct['act'], Act>;

/** The reports of a directive that the act is about; null for an act on the directive itself. */
export function reportsFor(what: BulkAct, viewer: Viewer, { snapshot }: Held): (number | null)[] {
  const waiting = (state: string) => handsOf(snapshot).filter((hand) => hand.state === state);
  const ids = (hands: Hand[]) => hands.map((hand) => hand.report?.id ?? null);
  switch (what.act) {
    case 'approve':
      return ids(waiting('awaiting-approval').filter((hand) => hand.agencyId === viewer.agency.id));
    case 'accept':
      return ids(waiting('awaiting-acceptance'));
    default:
      return [null];
  }
}

export interface Asked {
  viewer: Viewer;
  what: BulkAct;
  held: Held;
  summary: Pick<DirectiveSummary, 'assignments'>;
  reportId: number | null;
  /** Whether an agency stands above the office. */
  isAbove: (agencyId: string) => boolean;
}

/** The decision of the single act, with what a person sees on the page of one directive and not here. */
export function decideOne({ viewer, what, held, summary, reportId, isAbove }: Asked): Outcome<Decided> {
  if (!may(viewer, actOf[what.act])) return refuse('forbidden', problems.forbidden.message);
  switch (what.act) {
    case 'receive':
      return receiving(viewer, held, summary.assignments);
    case 'approve':
      return reportId === null
        ? refuse('conflict', 'Không có báo cáo của cơ quan chờ duyệt.')
        : approving(viewer, held, reportId);
    case 'accept':
      return reportId === null
        ? refuse('conflict', 'Không có báo cáo hoàn thành chờ công nhận.')
        : accepting(viewer, held, reportId);
    case 'setDeadline':
      return undatedOnly(held, what.deadline) ?? settingDeadline(held, what.deadline);
    case 'setSteps':
      return asProposed(held, proposedSteps(summary.assignments, isAbove));
  }
}

/** Many at once get a time only where none stands: to change one is a decision about that one. */
function undatedOnly({ snapshot: { due, cadence } }: Held, deadline: Deadline): Outcome<Decided> | null {
  if (due) return refuse('conflict', `Đã có thời hạn ${formatDate(due)}; thời hạn chỉ đổi khi được gia hạn.`);
  if (cadence && deadline.kind === 'cadence')
    return refuse('conflict', `Đã có định kỳ: ${cadenceLabels[cadence]}.`);
  return null;
}

/** Many at once get the chain that their roles speak of, where none was laid. */
function asProposed(held: Held, proposed: Omit<Step, 'id'>[]): Outcome<Decided> {
  if (held.snapshot.steps.length > 0) return refuse('conflict', 'Các bước đã được xác nhận.');
  if (proposed.length === 0) return refuse('conflict', 'Vai trò trong văn bản không nói đến nhiều bước.');
  return settingSteps(
    held,
    proposed.map((step, at) => ({ ...step, id: `b${at + 1}` })),
  );
}

/** What will be written, in words. */
export function inWords(
  { data, ...event }: Decided,
  held: Held,
  nameOf: (agencyId: string) => string,
): string {
  const report = held.events.find((e) => e.id === data.reportId);
  const agency = event.agencyId ? nameOf(event.agencyId) : '';
  switch (event.kind) {
    case 'received':
      return `Ghi nhận ${agency} đã ký nhận.`;
    case 'report_approved': {
      const of = `báo cáo ngày ${formatDate(report?.happenedOn ?? '')}`;
      const combined = data.combined ? ' (kiêm nhiệm: đồng chí đã lập báo cáo này)' : '';
      return report?.data.done
        ? `Duyệt ${of}: hoàn thành, gửi Văn phòng công nhận${combined}.`
        : `Duyệt ${of}${combined}.`;
    }
    case 'completed': {
      const { due, lateFrom } = held.snapshot;
      const stoppedOn = data.completedOn ?? '';
      const late = daysLate({ state: 'done', due, lateFrom, stoppedOn }, stoppedOn);
      const how = late > 0 ? `, quá hạn ${late} ngày` : due ? ', đúng hạn' : '';
      return `Công nhận ${agency} hoàn thành ngày ${formatDate(stoppedOn)}${how}.`;
    }
    case 'steps_set':
      return `${(data.steps ?? []).map(({ role, agencyId }) => `${stepRoleLabels[role]}: ${nameOf(agencyId)}`).join(' → ')}.`;
    case 'cadence_set':
      return `Định kỳ: ${data.every ? cadenceLabels[data.every] : ''}.`;
    default:
      return `Thời hạn ${formatDate(data.date ?? '')}, ${originLabels[data.origin ?? 'office']}.`;
  }
}

import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import { type StageTable, standingOf } from '#platform/stages.ts';
import { standingLabels } from '../labels.ts';
import { type DraftContent, type Stage, stages } from '../schema.ts';

/** Draft, appraise, submit, decide (soạn thảo, thẩm định, trình, quyết định). */
export const decisionStages: StageTable<Stage> = { order: stages, labels: standingLabels };

/** The bodies through whose hands a decision goes. */
export interface Bodies {
  drafterId: string;
  appraiserId: string;
  deciderId: string;
}

/** Whose turn it is after a stage: the appraiser also submits. */
export function moverOf(stage: Stage | null, { drafterId, appraiserId, deciderId }: Bodies): string | null {
  const movers = { sent: appraiserId, appraised: appraiserId, submitted: deciderId, decided: null };
  return stage === null ? drafterId : movers[stage];
}

/** Where it stands on a day; being drafted it has lain since it was begun. */
export function decisionStanding(
  steps: readonly { stage: Stage | null; on: string }[],
  startedOn: string,
  asOf: string,
) {
  const begun = { stage: null, on: startedOn };
  const { stage, since, days, isReturned } = standingOf(decisionStages, [begun, ...steps], asOf);
  const given = steps.some((one) => one.stage === null && one.on <= asOf);
  return { stage, since: since ?? startedOn, days: days ?? 0, isReturned: isReturned && given };
}

export interface Hands {
  bodies: Bodies;
  /** Whoever wrote a version of the draft. */
  makers: (string | null)[];
  /** Whoever appraised it as it now stands. */
  appraisers: (string | null)[];
}

interface Taken {
  drafts: readonly { byUser: string | null }[];
  steps: readonly { stage: Stage | null; byUser: string | null }[];
}

/** Whoever wrote any version, and whoever appraised since it was last given back. */
export function handsOf(bodies: Bodies, { drafts, steps }: Taken): Hands {
  const pass = steps.slice(steps.findLastIndex(({ stage }) => stage === null) + 1);
  return {
    bodies,
    makers: drafts.map(({ byUser }) => byUser),
    appraisers: pass.flatMap(({ stage, byUser }) => (stage === 'appraised' ? [byUser] : [])),
  };
}

const whose: Record<Stage, string> = {
  sent: 'Việc này do cơ quan soạn thảo làm.',
  appraised: 'Việc này do cơ quan thẩm định làm.',
  submitted: 'Việc này do thủ trưởng cơ quan thẩm định làm.',
  decided: 'Việc này do chuyên viên hoặc lãnh đạo Văn phòng ghi nhận.',
};

/** People act for their own agency; those below it they only see. */
type Acting = Pick<Viewer, 'role'> & { agency: Pick<Viewer['agency'], 'id'> };
type Asking = Acting & Pick<Viewer, 'userId' | 'hasCombinedDuty'>;
export const isOffice = ({ role }: Pick<Viewer, 'role'>): boolean => role === 'clerk' || role === 'leader';

/** Whether the step is this person's by agency; the office stands in for whoever drafts. */
function isTheirs(to: Stage, viewer: Asking, { drafterId, appraiserId }: Bodies): boolean {
  const actsFor = (id: string) => !isOffice(viewer) && viewer.agency.id === id;
  if (to === 'sent') return viewer.role === 'clerk' || actsFor(drafterId);
  return to === 'decided' ? isOffice(viewer) : actsFor(appraiserId);
}

/** The clerk, and whoever drafts: they keep the committee's affairs. */
export const keepsCommittee = (viewer: Acting, drafterId: string): boolean =>
  isOffice(viewer) ? viewer.role === 'clerk' : viewer.agency.id === drafterId;

const NOTHING = 'Chưa có gì được thay đổi.';

/** Whether this person may record that a decision reached a stage: whoever wrote it neither appraises nor decides it. */
export function takes(to: Stage, viewer: Asking, { bodies, makers, appraisers }: Hands): Outcome<null> {
  if (!isTheirs(to, viewer, bodies)) return refuse('forbidden', `${whose[to]} ${NOTHING}`);
  if (to === 'appraised' && !mayTakeHand(viewer, 'committee', 'checker', makers))
    return refuse(
      'forbidden',
      `Đồng chí đã soạn dự thảo nên không thẩm định dự thảo ấy. ${NOTHING} Người khác thẩm định.`,
    );
  if (to === 'decided' && !mayTakeHand(viewer, 'committee', 'approver', [...makers, ...appraisers]))
    return refuse(
      'forbidden',
      `Đồng chí đã soạn hoặc thẩm định dự thảo nên không ghi nhận quyết định. ${NOTHING} Người khác ghi nhận.`,
    );
  return ok(null);
}

/** What a draft still lacks before it may go on, in a Vietnamese sentence; null: nothing. */
export function draftFault({ members }: Pick<DraftContent, 'members'>): string | null {
  const chairs = members.filter(({ role }) => role === 'chair').length;
  if (members.length === 0) return 'Dự thảo chưa có thành viên nào. Thêm thành viên rồi gửi.';
  if (chairs !== 1) return `Dự thảo có ${chairs} Trưởng ban; Ban Chỉ đạo có một Trưởng ban. Sửa lại dự thảo.`;
  return null;
}

/** The same person or position twice, or a seat twice: which one a paper means could not be told. */
export function membersFault(members: DraftContent['members']): string | null {
  const seen = new Map<string, number>();
  for (const [at, { seat, positionTitle, agencyId, name }] of members.entries()) {
    for (const key of [seat, `${positionTitle}|${agencyId}|${name ?? ''}`]) {
      const before = seen.get(key);
      if (before !== undefined)
        return `Thành viên thứ ${at + 1} trùng chức vụ, cơ quan và tên với thành viên thứ ${before + 1}. Sửa hoặc bỏ một dòng.`;
      seen.set(key, at);
    }
  }
  return null;
}

/** A frame of operating rules to be filled in; what no source says (how often it meets) stays open. */
export const firstRules = (name: string): string =>
  [
    'Điều 1. Phạm vi, đối tượng áp dụng',
    `Quy chế này quy định nguyên tắc, trách nhiệm, chế độ làm việc của ${name} và áp dụng đối với các thành viên.`,
    'Điều 2. Nguyên tắc làm việc',
    'Điều 3. Trách nhiệm của các thành viên',
    'Điều 4. Chế độ họp, thông tin, báo cáo',
    'Ban Chỉ đạo họp định kỳ … một lần và họp khi Trưởng ban triệu tập.',
    'Điều 5. Điều khoản thi hành',
  ].join('\n');

import { mayTakeHand } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { type Outcome, ok, refuse } from '#platform/http/problems.ts';
import type { Line } from '../lines/schema.ts';
import type { Desk, DeskPart } from '../schema.ts';
import type { FrozenLine, PlannedClass, PlanState, PlanStep, StepName } from './schema.ts';

/** Where a plan stands after each step. */
const after: Record<StepName, PlanState> = {
  send: 'appraising',
  appraise: 'appraised',
  submit: 'submitted',
  approve: 'approved',
  return: 'draft',
  adjust: 'draft',
};

/** Where a plan stands: the last step says so; without one it is being drafted. */
export function stateOfPlan(steps: readonly Pick<PlanStep, 'step'>[]): PlanState {
  const last = steps.at(-1);
  return last ? after[last.step] : 'draft';
}

/** What comes next in each state. */
export const nextStep: Record<PlanState, StepName | null> = {
  draft: 'send',
  appraising: 'appraise',
  appraised: 'submit',
  submitted: 'approve',
  approved: null,
};

export interface Hands {
  desk: Desk;
  /** The agencies that unify, appraise, take part. */
  members: readonly { agency: { id: string }; part: DeskPart }[];
  /** Who wrote the plan, and who appraised it as it now stands. */
  makers: (string | null)[];
  appraisers: (string | null)[];
}

const actsFor = ({ desk, members }: Hands, part: DeskPart): boolean =>
  members.some((member) => member.part === part && desk.agencyIds.includes(member.agency.id));

/** Whose the step is, by role and agency: the roles themselves stand in permissions.ts. */
const isTheirs: Record<'send' | 'appraise' | 'submit' | 'approve', (viewer: Viewer, of: Hands) => boolean> = {
  send: (_, { desk }) => desk.mayPlan,
  appraise: ({ role }, of) => actsFor(of, 'appraise') || (role === 'appraiser' && actsFor(of, 'unify')),
  submit: (_, of) => actsFor(of, 'unify'),
  approve: (_, { desk }) => desk.isOffice,
};

const whose = {
  send: 'Việc này do cơ quan thống nhất kế hoạch và cơ quan tham gia xây dựng làm.',
  appraise: 'Việc này do cơ quan thẩm định, hoặc cán bộ thẩm định của cơ quan thống nhất kế hoạch làm.',
  submit: 'Việc này do thủ trưởng cơ quan thống nhất kế hoạch làm.',
  approve: 'Việc này do lãnh đạo hoặc chuyên viên Văn phòng ghi nhận.',
};

/** Whether this person may take the step; whoever wrote the plan neither appraises nor approves it. */
export function takes(step: keyof typeof whose, viewer: Viewer, of: Hands): Outcome<null> {
  if (!isTheirs[step](viewer, of)) return refuse('forbidden', `${whose[step]} Chưa có gì được thay đổi.`);
  if (step === 'appraise' && !mayTakeHand(viewer, 'training plan', 'checker', of.makers))
    return refuse(
      'forbidden',
      'Đồng chí đã tham gia lập kế hoạch nên không thẩm định kế hoạch ấy. Chưa có gì được thay đổi; người khác thẩm định.',
    );
  if (
    step === 'approve' &&
    !mayTakeHand(viewer, 'training plan', 'approver', [...of.makers, ...of.appraisers])
  )
    return refuse(
      'forbidden',
      'Đồng chí đã lập hoặc thẩm định kế hoạch nên không phê duyệt kế hoạch ấy. Chưa có gì được thay đổi; người khác ghi nhận phê duyệt.',
    );
  return ok(null);
}

/** Lines whose classes do not hold all their heads, or more: they are divided anew before the plan goes on. */
export function undivided<L extends Pick<Line, 'id' | 'heads'>>(
  lines: readonly L[],
  classes: readonly Pick<PlannedClass, 'lineId' | 'heads'>[],
): L[] {
  const seats = Map.groupBy(classes, ({ lineId }) => lineId);
  return lines.filter(
    ({ id, heads }) => (seats.get(id) ?? []).reduce((sum, one) => sum + one.heads, 0) !== heads,
  );
}

/** A plan goes on when it has classes, all of its heads are in one, and each class stands somewhere or it is said why not. */
export function sends(
  lines: readonly Line[],
  classes: readonly PlannedClass[],
  note: string | null,
): Outcome<null> {
  const open = undivided(lines, classes);
  const unplaced = classes.filter(({ provider }) => provider === null).length;
  if (classes.length === 0)
    return refuse('refused', 'Kế hoạch chưa có lớp nào. Chưa gửi; chia lớp và phân bổ ở trang Phân bổ.');
  if (open.length > 0)
    return refuse(
      'refused',
      `Còn ${open.length} dòng chưa chia lớp khớp số người (${open[0]?.programmeName}…). Chưa gửi; chia lớp ở trang Phân bổ.`,
    );
  if (unplaced > 0 && !note?.trim())
    return refuse(
      'refused',
      `Còn ${unplaced}/${classes.length} lớp chưa xếp được nơi mở. Chưa gửi; xếp nốt ở trang Phân bổ, hoặc ghi lý do để gửi kèm.`,
    );
  return ok(null);
}

/** What goes along: the sender's words, and what the figures do not know, so that whoever appraises reads it. */
export const sentNote = (note: string | null, unknown: string | null): string | null =>
  [note?.trim(), unknown && `Kèm theo: ${unknown}.`].filter(Boolean).join(' ') || null;

/** Lines with the names of those that sent their needs: as they are shown, and as they are frozen. */
export function namedLines(lines: readonly Line[], nameOf: (agencyId: string) => string): FrozenLine[] {
  return lines.map(({ learners: _, needs, ...line }) => ({
    ...line,
    needs: needs.map((need) => ({ ...need, agencyName: nameOf(need.agencyId) })),
  }));
}

/** The steps since the plan was last in draft: what holds of it as it now stands. */
export function stepsOfPass(steps: readonly PlanStep[]): PlanStep[] {
  const from = steps.findLastIndex(({ step }) => after[step] === 'draft');
  return steps.slice(from + 1);
}

/** What a plan comes to, in figures. */
export function figuresOf({
  lines,
  classes,
}: {
  lines: readonly FrozenLine[];
  classes: readonly PlannedClass[];
}) {
  const placed = classes.filter(({ provider }) => provider !== null);
  return {
    lines: lines.length,
    heads: lines.reduce((sum, { heads }) => sum + heads, 0),
    needs: lines.reduce((sum, { needs }) => sum + needs.length, 0),
    classes: classes.length,
    placed: placed.length,
    providers: new Set(placed.map(({ provider }) => provider?.id)).size,
  };
}

import { z } from 'zod';
import { listAgencies } from '#accounts/agencies/store.ts';
import { type Act, may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Db, Tx } from '#platform/database/connection.ts';
import { orThrow, problem } from '#platform/http/problems.ts';
import { unknownWords } from '../allocating/labels.ts';
import { checkedNow } from '../allocating/store.ts';
import { planningDesk } from '../desk/routes.ts';
import { deskOf, membersOf } from '../desk/store.ts';
import { linesOf } from '../lines/store.ts';
import { namesInYear } from '../providers/rules.ts';
import { Year } from '../schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

async function handsOf(db: Db, viewer: Viewer, plan: store.Plan): Promise<rules.Hands> {
  return {
    desk: await deskOf(db, viewer),
    members: await membersOf(db, viewer),
    makers: await store.makersOf(db, plan.id),
    appraisers: rules
      .stepsOfPass(plan.steps)
      .flatMap(({ step, byUser }) => (step === 'appraise' ? [byUser] : [])),
  };
}

const actOf = {
  send: 'trainingPlan.draft',
  appraise: 'trainingPlan.appraise',
  submit: 'trainingPlan.submit',
  approve: 'trainingPlan.approve',
} as const satisfies Record<string, Act>;
type Forward = keyof typeof actOf;

async function actsOf(db: Db, viewer: Viewer, plan: store.Plan | null): Promise<shape.PlanActs> {
  const { mayPlan } = await deskOf(db, viewer);
  const drafts = mayPlan && may(viewer, 'trainingPlan.draft');
  if (!plan) return { draft: drafts, next: null, why: null, adjust: false };
  const state = rules.stateOfPlan(plan.steps);
  const next = rules.nextStep[state] as Forward | null;
  const outcome = next && rules.takes(next, viewer, await handsOf(db, viewer, plan));
  const refused = outcome?.ok === false ? (outcome.message ?? '') : null;
  const role = 'Việc này không thuộc vai trò của đồng chí.';
  return {
    ...{ draft: drafts && state === 'draft', adjust: drafts && state === 'approved', next },
    why: refused ?? (next && !may(viewer, actOf[next]) ? role : null),
  };
}

/** The plan of a year as whoever asks may see it: those at the desk all of it, others what was approved. */
export async function readPlan(
  db: Db,
  viewer: Viewer,
  { year, version }: { year: number; version?: number | undefined },
): Promise<shape.PlanView> {
  const officeId = viewer.office.id;
  const desk = await deskOf(db, viewer);
  const plan = await store.planOf(db, officeId, year);
  const members = await membersOf(db, viewer);
  const named = (part: string) => members.filter((one) => one.part === part).map(({ agency }) => agency);
  return {
    ...{ year, seesAll: desk.seesAll, years: await store.yearsOf(db, officeId) },
    plan: plan && (await shown(db, viewer, plan, desk.seesAll ? version : 'newest')),
    acts: await actsOf(db, viewer, plan),
    ...{ unifiers: named('unify'), appraisers: named('appraise') },
  };
}

async function shown(
  db: Db,
  viewer: Viewer,
  { id, name, year, steps }: store.Plan,
  asked: number | 'newest' | undefined,
): Promise<shape.ShownPlan> {
  const versions = await store.versionsOf(db, id);
  const version = asked === 'newest' ? (versions.at(-1)?.version ?? null) : (asked ?? null);
  const head = { id, name, state: rules.stateOfPlan(steps), steps, versions, version };
  if (version !== null) {
    const frozen = await store.readVersion(db, id, version);
    if (!frozen) throw problem('notFound', 'Kế hoạch không có bản phê duyệt này.');
    return { ...head, ...(await forViewer(db, viewer, { ...frozen, steps })) };
  }
  if (asked === 'newest') return { ...head, steps: [], lines: [], classes: [] };
  const nameOf = namesInYear(await listAgencies(db, viewer.office.id), year);
  return {
    ...head,
    lines: rules.namedLines(await linesOf(db, id), nameOf),
    classes: await store.plannedClasses(db, id),
  };
}

/**
 * What other agencies need, and what it would cost elsewhere, is theirs and the desk's to see. Whoever has no part in
 * the plan sees of its steps that it was approved, and by which paper.
 */
async function forViewer(
  db: Db,
  viewer: Viewer,
  { lines, classes, steps }: Pick<shape.FrozenPlan, 'lines' | 'classes'> & { steps: shape.PlanStep[] },
) {
  const { seesAll, agencyIds } = await deskOf(db, viewer);
  if (seesAll) return { lines, classes, steps };
  const isTheirs = ({ agencyId }: { agencyId: string }) => agencyIds.includes(agencyId);
  return {
    lines: lines.map((line) => ({ ...line, needs: line.needs.filter(isTheirs) })),
    classes: classes.map((one) => (one.provider && isTheirs(one.provider) ? one : { ...one, reason: null })),
    steps: steps
      .filter(({ step }) => step === 'approve')
      .map((step) => ({ ...step, note: null, byUser: null, byName: null })),
  };
}

const get = act(
  'training.read',
  'GET /training/plan',
  'Kế hoạch đào tạo, bồi dưỡng của một năm: bước, dòng, lớp, nơi mở',
)
  .input(
    z.object({
      year: z.coerce.number().pipe(Year),
      version: z.coerce.number().int().positive().optional(),
    }),
  )
  .output(shape.PlanView)
  .handler(({ context: { db, viewer }, input }) => readPlan(db, viewer, input));

/** The plan, locked, where it waits for this step and the viewer may take it. */
async function waitingFor(tx: Tx, viewer: Viewer, step: Forward, planId: string): Promise<store.Plan> {
  const plan = await store.lockPlan(tx, viewer.office.id, planId);
  if (!plan) throw problem('notFound');
  if (rules.nextStep[rules.stateOfPlan(plan.steps)] !== step)
    throw problem(
      'conflict',
      'Kế hoạch không còn ở bước này. Chưa có gì được thay đổi; tải lại để xem kế hoạch đang ở đâu.',
    );
  orThrow(rules.takes(step, viewer, await handsOf(tx, viewer, plan)));
  return plan;
}

interface Taken {
  step: shape.StepName;
  note?: string | null;
  number?: string | null;
  onDay?: string;
}

async function take(tx: Tx, viewer: Viewer, plan: store.Plan, taken: Taken): Promise<void> {
  const { step, note = null, number = null, onDay = viewer.today } = taken;
  const before = plan.steps.at(-1)?.onDay;
  if (onDay > viewer.today)
    throw problem('badInput', 'Ngày ghi ở sau hôm nay. Chưa có gì được lưu; ghi lại ngày.');
  if (before && onDay < before)
    throw problem('badInput', 'Ngày ghi ở trước bước liền trước. Chưa có gì được lưu; ghi lại ngày.');
  const at = { officeId: viewer.office.id, planId: plan.id, byUser: viewer.userId };
  await store.addStep(tx, { ...at, step, onDay, note: note || null, number: number || null });
  await store.tellNext(tx, { officeId: at.officeId, plan, step, members: await membersOf(tx, viewer) });
  await logAs(tx, viewer, `trainingPlan.${step}`, { kind: 'training-plan', id: plan.id });
}

const send = act('trainingPlan.draft')
  .input(shape.Send)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { planId, note } }) =>
    db.transaction().execute(async (tx) => {
      const plan = await waitingFor(tx, viewer, 'send', planId);
      await planningDesk(tx, viewer);
      const classes = await store.plannedClasses(tx, planId);
      orThrow(rules.sends(await linesOf(tx, planId), classes, note));
      const { breaches: broken, unknown } = await checkedNow(tx, viewer.office.id, plan);
      if (broken.length > 0)
        throw problem(
          'refused',
          `Chỗ xếp lớp không còn đúng năng lực đơn vị: ${broken.slice(0, 3).join(' ')} Chưa gửi; xếp lại ở trang Phân bổ.`,
        );
      await take(tx, viewer, plan, { step: 'send', note: rules.sentNote(note, unknownWords(unknown)) });
      return {};
    }),
  );

const sentBack = (tx: Tx, viewer: Viewer, plan: store.Plan, note: string) =>
  take(tx, viewer, plan, { step: 'return', note });

const appraise = act('trainingPlan.appraise')
  .input(shape.Decide)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const plan = await waitingFor(tx, viewer, 'appraise', input.planId);
      if (input.does === 'return') await sentBack(tx, viewer, plan, input.note);
      else await take(tx, viewer, plan, { ...input, step: 'appraise' });
      return {};
    }),
  );

const submit = act('trainingPlan.submit')
  .input(shape.Decide)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const plan = await waitingFor(tx, viewer, 'submit', input.planId);
      if (input.does === 'return') await sentBack(tx, viewer, plan, input.note);
      else await take(tx, viewer, plan, { ...input, step: 'submit' });
      return {};
    }),
  );

const approve = act('trainingPlan.approve')
  .input(shape.Decide)
  .output(z.object({ version: z.number().int().nullable() }))
  .handler(({ context: { db, viewer }, input }) =>
    db.transaction().execute(async (tx) => {
      const plan = await waitingFor(tx, viewer, 'approve', input.planId);
      if (input.does === 'return') {
        await sentBack(tx, viewer, plan, input.note);
        return { version: null };
      }
      if (!input.number) throw problem('badInput', 'Ghi số văn bản phê duyệt. Chưa có gì được lưu.');
      await take(tx, viewer, plan, { ...input, step: 'approve' });
      const { lines, classes } = await shown(tx, viewer, plan, undefined);
      const { id: planId, year, name } = plan;
      const version = await store.freeze(
        tx,
        { officeId: viewer.office.id, recordedBy: viewer.userId },
        { planId, year, name, number: input.number, approvedOn: input.onDay, lines, classes },
      );
      return { version };
    }),
  );

/** Opens the approved plan to be adjusted; what was approved holds until the next version is. */
const adjust = act('trainingPlan.draft')
  .input(shape.Adjust)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { planId, note } }) =>
    db.transaction().execute(async (tx) => {
      const plan = await store.lockPlan(tx, viewer.office.id, planId);
      if (!plan) throw problem('notFound');
      await planningDesk(tx, viewer);
      if (rules.stateOfPlan(plan.steps) !== 'approved')
        throw problem(
          'conflict',
          'Chỉ kế hoạch đã được phê duyệt mới mở điều chỉnh. Chưa có gì được thay đổi.',
        );
      await take(tx, viewer, plan, { step: 'adjust', note });
      return {};
    }),
  );

export const trainingPlanRouter = { trainingPlan: { get, send, appraise, submit, approve, adjust } };

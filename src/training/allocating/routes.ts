import { z } from 'zod';
import { enqueue } from '#accounts/jobs/store.ts';
import { may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { act } from '#accounts/session/routes.ts';
import { logAs } from '#accounts/store.ts';
import type { Tx } from '#platform/database/connection.ts';
import { problem } from '#platform/http/problems.ts';
import { planningDesk } from '../desk/routes.ts';
import { deskOf } from '../desk/store.ts';
import { stateOfPlan, undivided } from '../plan/rules.ts';
import { assertDraft, findPlan, keepHand, type Plan, planOf, yearsOf } from '../plan/store.ts';
import { Year } from '../schema.ts';
import { whyNot as askWhyNot } from '../solving/jobs.ts';
import { check, costOf } from '../solving/rules.ts';
import type { Placement, Problem, Solution } from '../solving/schema.ts';
import * as rules from './rules.ts';
import * as shape from './schema.ts';
import * as store from './store.ts';

const get = act(
  'training.read',
  'GET /training/allocation',
  'Phân bổ lớp của kế hoạch năm: năng lực từng đơn vị, các lần tính',
)
  .input(z.object({ year: z.coerce.number().pipe(Year) }))
  .output(shape.AllocationView)
  .handler(async ({ context: { db, viewer }, input: { year } }) => {
    const desk = await deskOf(db, viewer);
    if (!desk.seesAll) return nothingOf(year);
    const officeId = viewer.office.id;
    const plan = await planOf(db, officeId, year);
    const now = await store.yearNow(db, officeId, plan ?? { id: NONE, year });
    const mayPlan = desk.mayPlan && may(viewer, 'trainingPlan.draft');
    const placements = rules.placementsOf(now.classes);
    const asked = rules.problemOf(now.classes, now.providers, rules.presets.even);
    return {
      ...{ seesAll: true, year, years: await yearsOf(db, officeId), planId: plan?.id ?? null, mayPlan },
      ...{ state: stateOfPlan(plan?.steps ?? []), lines: now.lines.length, classes: now.classes },
      undivided: undivided(now.lines, now.classes).map(({ id, ...line }) => ({ ...line, lineId: id })),
      loads: rules.loadsOf(now.classes, now.providers),
      cost: placements.length > 0 ? costOf(asked, placements) : null,
      breaches: check(asked, placements).map(({ says }) => says),
      runs: plan ? (await store.listRuns(db, officeId, plan.id)).map((run) => shown(run, now)) : [],
    };
  });

/** Where classes go is for those at the desk; others have the plan as it was approved. */
const nothingOf = (year: number): shape.AllocationView => ({
  ...{ seesAll: false, year, years: [], planId: null, mayPlan: false, state: 'draft' as const, lines: 0 },
  ...{ undivided: [], classes: [], loads: [], cost: null, breaches: [], runs: [] },
});

/** The id of no plan: a year that nobody has begun has neither lines nor classes. */
const NONE = '00000000-0000-0000-0000-000000000000';

function shown({ problem: asked, result, planId: _, ...run }: store.RunRow, now: store.YearNow): shape.Run {
  const hours = new Map(asked.classes.map((one) => [one.id, one.hours]));
  return {
    ...{ ...run, weights: asked.weights, status: result.status, gap: result.gap, seconds: result.seconds },
    ...{ placed: result.placements.length, classes: asked.classes.length, unplaced: result.unplaced },
    cost: costOf(asked, result.placements),
    unknown: rules.unknownsIn(asked),
    loads: asked.providers.map(({ id, name }) => {
      const own = result.placements.filter(({ providerId }) => providerId === id);
      const sum = own.reduce((all, { classId }) => all + (hours.get(classId) ?? 0), 0);
      return { id, name, classes: own.length, hours: own.length > 0 && sum === 0 ? null : sum };
    }),
    placements: result.placements.map((one) => ({ ...one, reason: result.reasons[one.classId] ?? null })),
    isStale: !rules.isOf(asked, now.classes),
  };
}

/** The plan, in draft and locked, of whoever may write it. */
async function openPlan(tx: Tx, viewer: Viewer, planId: string | null): Promise<Plan> {
  const plan = planId && (await findPlan(tx, viewer.office.id, planId));
  if (!plan) throw problem('notFound');
  await planningDesk(tx, viewer);
  await assertDraft(tx, plan.id);
  return plan;
}

const subject = (id: string) => ({ kind: 'training-plan', id });

const divide = act('trainingPlan.draft')
  .input(shape.Divide)
  .output(z.object({ classes: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { planId, line: one } }) =>
    db.transaction().execute(async (tx) => {
      const plan = await openPlan(tx, viewer, planId);
      const now = await store.yearNow(tx, viewer.office.id, plan);
      const lines = one ? now.lines.filter(({ id }) => id === one.lineId) : undivided(now.lines, now.classes);
      if (one && lines.length === 0) throw problem('notFound');
      for (const { id: lineId, heads, programmeKey, programmeName } of lines) {
        const there = now.classes.filter((row) => row.lineId === lineId);
        const size = now.programmes.get(programmeKey ?? '')?.data;
        const to = rules.divideBeside(heads, one?.classes ?? size, there);
        if (!to) throw problem('refused', heldWords(programmeName, there));
        const at = { officeId: viewer.office.id, lineId, by: viewer.userId };
        await store.setClasses(tx, at, to.sizes, to.there);
      }
      await keepHand(tx, plan, viewer);
      await logAs(tx, viewer, 'trainingAllocation.divide', subject(planId), { lines: lines.length });
      return { classes: lines.length };
    }),
  );

function heldWords(programme: string, there: readonly shape.AllocatedClass[]): string {
  const held = there.filter(({ isHeld }) => isHeld);
  const heads = held.reduce((sum, one) => sum + one.heads, 0);
  return `Dòng «${programme}» có ${held.length} lớp đã mở, ${heads} người, nên không chia lại như thế được. Chưa có gì được thay đổi; để số lớp và số người của dòng nhiều hơn các lớp đã mở.`;
}

const run = act('trainingPlan.draft')
  .input(shape.Reckon)
  .output(z.object({ jobId: z.string() }))
  .handler(async ({ context: { db, jobs, viewer }, input }) => {
    const plan = await findPlan(db, viewer.office.id, input.planId);
    if (!plan) throw problem('notFound');
    await planningDesk(db, viewer);
    const { classes, providers, lines } = await store.yearNow(db, viewer.office.id, plan);
    if (undivided(lines, classes).length > 0 || classes.length === 0)
      throw problem('refused', 'Còn dòng chưa chia lớp. Chưa tính; chia lớp trước.');
    if (providers.length === 0)
      throw problem(
        'refused',
        'Chưa có đơn vị mở lớp nào của năm này. Chưa tính; ghi năng lực đơn vị trước.',
      );
    return { jobId: await enqueue({ db, jobs }, viewer, 'allocate', input) };
  });

/** The run writes where each class goes; what a person has fixed stays where it is. */
const choose = act('trainingPlan.draft')
  .input(z.object({ runId: z.uuid() }))
  .output(z.object({ placed: z.number().int() }))
  .handler(({ context: { db, viewer }, input: { runId } }) =>
    db.transaction().execute(async (tx) => {
      const found = await store.findRun(tx, viewer.office.id, runId);
      const plan = await openPlan(tx, viewer, found?.planId ?? null);
      const now = await store.yearNow(tx, viewer.office.id, plan);
      if (!found || !rules.isOf(found.problem, now.classes))
        throw problem(
          'conflict',
          'Lớp của kế hoạch đã chia lại sau lần tính này. Chưa có gì được thay đổi; tính phân bổ lại.',
        );
      const { placements, reasons } = found.result;
      refuseBreaches(now, placements);
      const fixed = new Set(now.classes.filter(({ isFixed }) => isFixed).map(({ id }) => id));
      for (const { id } of now.classes.filter((one) => !fixed.has(one.id))) {
        const to = placements.find(({ classId }) => classId === id);
        await store.placeClass(tx, id, {
          ...{ providerId: to?.providerId ?? null, month: to?.month ?? null, isFixed: false },
          ...{ placedBy: to ? 'solver' : null, reason: to ? (reasons[id] ?? null) : null },
        });
      }
      await store.markChosen(tx, runId, viewer.userId);
      const detail = { placed: placements.length, classes: now.classes.length };
      await logAs(tx, viewer, 'trainingAllocation.choose', subject(plan.id), detail);
      return { placed: placements.length };
    }),
  );

/** Refuses places that break a hard limit; `only` looks at those that this class takes part in. */
function refuseBreaches({ classes, providers }: store.YearNow, placements: Placement[], only?: string) {
  const found = check(rules.problemOf(classes, providers, rules.presets.even), placements).filter(
    ({ classIds }) => !only || classIds.includes(only),
  );
  if (found.length > 0)
    throw problem(
      'refused',
      `Không xếp được: ${found
        .slice(0, 3)
        .map(({ says }) => says)
        .join(' ')} Chưa có gì được thay đổi; chọn đơn vị hoặc tháng khác.`,
    );
}

const place = act('trainingPlan.draft')
  .input(shape.Place)
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { classId, at, isFixed } }) =>
    db.transaction().execute(async (tx) => {
      const plan = await openPlan(tx, viewer, await store.planOfClass(tx, viewer.office.id, classId));
      const now = await store.yearNow(tx, viewer.office.id, plan);
      const old = now.classes.find(({ id }) => id === classId);
      const provider = at && now.providers.find(({ id }) => id === at.providerId);
      if (!old || (at && !provider)) throw problem('notFound');
      if (old.isHeld)
        throw problem(
          'refused',
          'Lớp này đã mở theo kế hoạch nên không chuyển nơi, tháng ở đây được. Chưa có gì được thay đổi; sửa ở trang của lớp.',
        );
      if (!at && isFixed)
        throw problem('badInput', 'Lớp chưa có nơi mở thì chưa cố định được. Chưa có gì được thay đổi.');
      // What stood fixed elsewhere is what is being changed.
      const classes = now.classes.map((one) => (one === old ? { ...one, isFixed: false } : one));
      const others = rules.placementsOf(classes.filter(({ id }) => id !== classId));
      if (at) refuseBreaches({ ...now, classes }, [...others, { classId, ...at }], classId);
      const same = old.provider?.id === at?.providerId && old.month === at?.month;
      await store.placeClass(tx, classId, {
        ...{ providerId: at?.providerId ?? null, month: at?.month ?? null, isFixed },
        placedBy: at ? (same ? old.placedBy : 'person') : null,
        reason: at ? (same ? old.reason : `${viewer.name} xếp.`) : null,
      });
      await keepHand(tx, plan, viewer);
      await logAs(tx, viewer, 'trainingAllocation.place', { kind: 'training-plan-class', id: classId });
      return {};
    }),
  );

const remove = act('trainingPlan.draft')
  .input(z.object({ runId: z.uuid() }))
  .output(z.object({}))
  .handler(({ context: { db, viewer }, input: { runId } }) =>
    db.transaction().execute(async (tx) => {
      const found = await store.findRun(tx, viewer.office.id, runId);
      if (!found) throw problem('notFound');
      await planningDesk(tx, viewer);
      await store.removeRun(tx, runId, viewer.userId);
      await logAs(tx, viewer, 'trainingAllocation.drop', subject(found.planId));
      return {};
    }),
  );

/** So long somebody waits for the answer, in seconds. */
const ANSWER_IN = 8;

/** What stands now, as the solver would say it. */
const standing = (asked: Problem, placements: Placement[]): Solution => ({
  ...{ status: 'gap', objective: costOf(asked, placements).total, bound: 0, gap: 1, seconds: 0 },
  ...{ placements, unplaced: [], reasons: {} },
});

const whyNot = act('trainingPlan.draft')
  .input(shape.WhyNot)
  .output(z.object({ says: z.string() }))
  .handler(async ({ context: { db, viewer }, input: { classId, providerId } }) => {
    const officeId = viewer.office.id;
    const planId = await store.planOfClass(db, officeId, classId);
    const plan = planId && (await findPlan(db, officeId, planId));
    if (!plan) throw problem('notFound');
    await planningDesk(db, viewer);
    const { classes, providers } = await store.yearNow(db, officeId, plan);
    if (!providers.some(({ id }) => id === providerId)) throw problem('notFound');
    const run = (await store.listRuns(db, officeId, plan.id)).find(({ chosenAt }) => chosenAt !== null);
    // A class that is fixed elsewhere is asked about as if it were not.
    const free = classes.map((one) => (one.id === classId ? { ...one, isFixed: false } : one));
    const asked = rules.problemOf(free, providers, run?.problem.weights ?? rules.presets.even);
    const now = standing(asked, rules.placementsOf(classes));
    return { says: await askWhyNot(asked, now, classId, providerId, { seconds: ANSWER_IN }) };
  });

export const trainingAllocationRouter = {
  trainingAllocation: { get, divide, run, choose, place, remove, whyNot },
};

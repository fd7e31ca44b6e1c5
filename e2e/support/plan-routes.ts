import type { Database } from '#platform/database/connection.ts';
import { insertRun } from '#training/allocating/store.ts';
import { planFor } from '#training/lines/store.ts';
import { saveProvider } from '#training/providers/store.ts';
import type { ProviderData } from '#training/schema.ts';
import { EVEN_WEIGHTS } from '#training/solving/schema.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;
const drafters = 'clerk contact trainingOfficer';

/** Who runs classes, where they go, the steps of the plan. */
export const planCases: Record<string, string> = {
  'trainingProviders.list': readers,
  'trainingProviders.save': 'clerk contact head trainingOfficer',
  'trainingProviders.copy': 'clerk contact head trainingOfficer',
  'trainingPlan.get': readers,
  'trainingPlan.send': drafters,
  'trainingPlan.appraise': 'head appraiser',
  'trainingPlan.submit': 'head',
  'trainingPlan.approve': 'clerk leader',
  'trainingPlan.adjust': drafters,
  'trainingAllocation.get': readers,
  'trainingAllocation.divide': drafters,
  'trainingAllocation.run': drafters,
  'trainingAllocation.choose': drafters,
  'trainingAllocation.place': drafters,
  'trainingAllocation.remove': drafters,
  'trainingAllocation.whyNot': drafters,
};

export const planFileCases: Record<string, string> = {
  'GET /api/training-plan.docx': readers,
  'GET /api/training-plan.xlsx': readers,
};

const providerData: ProviderData = {
  ...{ functions: null, basis: null, programmes: [], rooms: [], lecturerHours: Array(12).fill(0) },
  ...{ costOfClass: null, costOfLearner: null, costCeiling: null, distances: {} },
  prefers: { programmes: [], notMonths: [] },
};
const passed = { does: 'pass', note: null, number: '01-QĐ/TU', onDay: '2023-11-20' };

export const planTargets: Record<string, Target> = {
  'trainingProviders.save': {
    input: ({ agencyId }) => ({ agencyId, year: 2024, data: providerData }),
    within: 'office',
  },
  'trainingPlan.send': { input: ({ planId }) => ({ planId, note: null }), within: 'office' },
  'trainingPlan.appraise': { input: ({ planId }) => ({ ...passed, planId }), within: 'office' },
  'trainingPlan.submit': { input: ({ planId }) => ({ ...passed, planId }), within: 'office' },
  'trainingPlan.approve': { input: ({ planId }) => ({ ...passed, planId }), within: 'office' },
  'trainingPlan.adjust': { input: ({ planId }) => ({ planId, note: 'Thử quyền' }), within: 'office' },
  'trainingAllocation.divide': { input: ({ planId }) => ({ planId }), within: 'office' },
  'trainingAllocation.run': {
    input: ({ planId }) => ({ planId, preset: 'even', seconds: 1 }),
    within: 'office',
  },
  'trainingAllocation.choose': { input: ({ planRunId: runId }) => ({ runId }), within: 'office' },
  'trainingAllocation.place': {
    input: ({ planClassId: classId }) => ({ classId, at: null, isFixed: false }),
    within: 'office',
  },
  'trainingAllocation.whyNot': {
    input: ({ planClassId: classId, providerId }) => ({ classId, providerId }),
    within: 'office',
  },
};

export const planUntargeted: Record<string, unknown> = {
  'trainingProviders.list': { year: 2024 },
  'trainingPlan.get': { year: 2024 },
  'trainingAllocation.get': { year: 2024 },
};

/** What a role may not is said in src/training/plan/routes.test.ts. */
export const planMakers = ['trainingProviders.copy', 'trainingAllocation.remove'];

/** A plan with one class, who could run it, and a run of that year. */
export async function planThings(db: Database, officeId: string, agencyId: string) {
  const { id: planId } = await planFor(db, officeId, 2024, null);
  const { id: lineId } = await db
    .insertInto('trainingLine')
    .values({
      ...{ officeId, planId, programmeName: 'Chương trình thử quyền', audience: 'Công chức' },
      ...{ origin: 'proposed', reason: 'Thử quyền', proposedHeads: 30 },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: planClassId } = await db
    .insertInto('trainingPlanClass')
    .values({ officeId, lineId, ordinal: 1, heads: 30 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const providerId = await saveProvider(db, { officeId, agencyId, year: 2024, setBy: null }, providerData);
  const planRunId = await db.transaction().execute((tx) =>
    insertRun(
      tx,
      { officeId, planId, name: 'Thử quyền', madeBy: null },
      { months: 12, classes: [], providers: [], weights: EVEN_WEIGHTS },
      {
        ...{ status: 'optimal', objective: 0, bound: 0, gap: 0, seconds: 0 },
        ...{ placements: [], unplaced: [], reasons: {} },
      },
    ),
  );
  return { planId, planClassId, providerId, planRunId };
}

import { insertFacility, insertRecord } from '#investments/facilities/store.ts';
import { insertItem, insertVersion } from '#investments/items/store.ts';
import { insertStep } from '#investments/milestones/store.ts';
import { insertEntry } from '#investments/money/store.ts';
import type { Database } from '#platform/database/connection.ts';
import type { Target } from './route-targets.ts';

const officers = 'appraiser trainingOfficer staffOfficer researchOfficer financeOfficer lecturer';
const readers = `clerk leader inspector contact head ${officers}`;
const keepers = 'clerk financeOfficer contact';
const reconcilers = 'head clerk contact';

/** For each route of the room, the roles that may call it. */
export const investmentsCases: Record<string, string> = {
  'investments.list': readers,
  'investments.get': readers,
  'investments.save': keepers,
  'investments.remove': keepers,
  'investments.enter': keepers,
  'investments.reverse': keepers,
  'investments.step': keepers,
  'investments.takeBack': keepers,
  'investments.planStep': keepers,
  'facilities.list': readers,
  'facilities.record': keepers,
  'facilities.remove': keepers,
  'investmentReconciling.list': readers,
  'investmentReconciling.close': reconcilers,
  'investmentReconciling.reopen': reconcilers,
  'investmentImports.preview': keepers,
  'investmentImports.confirm': keepers,
  'investmentImports.leave': keepers,
  'investmentsExample.load': keepers,
  'investmentChecks.get': readers,
};

/** Those that carry bytes. */
export const investmentsFileCases: Record<string, string> = {
  'GET /api/investments.xlsx': readers,
  'GET /api/investments.docx': readers,
  'POST /api/investment-imports': keepers,
};

const words = { need: null, facilityId: null, ownerId: null, coordinatingIds: [], directiveCode: null };

export const investmentsTargets: Record<string, Target> = {
  'investments.get': { input: ({ investmentId: id }) => ({ id }), within: 'agency' },
  'investments.save': {
    input: ({ investmentId: id }) => ({ id, code: 'DT-THU', name: 'Sửa nhà', ...words, note: null }),
    within: 'agency',
  },
  'investments.remove': { input: ({ investmentId: id }) => ({ id }), within: 'agency' },
  'investments.enter': {
    input: ({ investmentId: itemId }) => ({
      ...{ itemId, kind: 'plan', year: 2023, source: 'province', amount: '1000000' },
      ...{ onDay: '2023-11-20', dueOn: null, paper: '1/QĐ', note: null },
    }),
    within: 'agency',
  },
  'investments.reverse': {
    input: ({ investmentEntryId: id }) => ({ id, onDay: '2023-11-20', reason: 'thử' }),
    within: 'agency',
  },
  'investments.step': {
    input: ({ investmentId: itemId }) => ({
      ...{ itemId, from: 'policy', to: 'project', onDay: '2023-11-20', paper: null, note: null },
    }),
    within: 'agency',
  },
  'investments.takeBack': {
    input: ({ investmentId: itemId }) => ({ itemId, from: 'policy', reason: 'thử' }),
    within: 'agency',
  },
  'investments.planStep': {
    input: ({ investmentId: itemId }) => ({
      ...{ itemId, stage: 'handover', plannedOn: '2024-11-20', agencyId: null, reason: 'thử' },
    }),
    within: 'agency',
  },
  'investmentChecks.get': { input: ({ investmentId: itemId }) => ({ itemId }), within: 'agency' },
  'facilities.record': {
    input: ({ facilityId: id }) => ({ id, ...aRecord }),
    within: 'agency',
  },
  'facilities.remove': { input: ({ facilityId: id }) => ({ id }), within: 'agency' },
};

export const investmentsUntargeted: Record<string, unknown> = {
  'investments.list': {},
  'facilities.list': {},
  'investmentReconciling.list': {},
};

/** Only things of one's own; the test beside each says what the role may not. */
export const investmentsMakers: string[] = [
  // Of the school of one's own office: src/investments/reconciling/routes.test.ts.
  ...['investmentReconciling.close', 'investmentReconciling.reopen'],
  // One's own file and nobody else's: src/investments/importing/routes.test.ts.
  ...['investmentImports.preview', 'investmentImports.confirm', 'investmentImports.leave'],
  // Of the example office alone: src/investments/items/routes.test.ts.
  'investmentsExample.load',
];

const aRecord = {
  ...{ onDay: '2023-11-01', kind: 'hall' as const, name: 'Hội trường thử', condition: null, areaM2: '120' },
  ...{ count: 1, neededAreaM2: null, neededCount: null, need: null, landPaper: null, note: null },
};

/** One thing of each kind, of the example office and its school. */
export async function investmentsThings(
  db: Database,
  officeId: string,
  schoolId: string,
  _documentId: string,
) {
  return db.transaction().execute(async (tx) => {
    const place = { officeId, schoolId, madeBy: null };
    const facilityId = await insertFacility(tx, place);
    await insertRecord(tx, facilityId, aRecord, null);
    const version = { name: 'Sửa hội trường thử', ...words, note: null };
    const investmentId = await insertItem(tx, place, 'DT-QUYEN', '2023-11-01');
    const said = { madeBy: null, saidOn: '2023-11-01' };
    await insertVersion(tx, investmentId, version, said);
    // It serves the facility, so that whoever may take that out is told why it stays.
    const served = await insertItem(tx, place, 'DT-TRONG', '2023-11-01');
    await insertVersion(tx, served, { ...version, facilityId }, said);
    const at = { itemId: investmentId, madeBy: null, note: null, paper: null };
    const investmentEntryId = await insertEntry(tx, {
      ...{ ...at, kind: 'allocation', year: 2023, source: 'province', amount: '5000000' },
      ...{ onDay: '2023-11-01', dueOn: null, reversesId: null },
    });
    await insertStep(tx, { ...at, stage: 'policy', onDay: '2023-11-01', takesBackId: null });
    return { facilityId, investmentId, investmentEntryId };
  });
}

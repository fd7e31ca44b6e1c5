import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Scope } from '#accounts/permissions.ts';
import { agenciesHolding } from '#directives/visibility/store.ts';
import { seedDirectives } from '../../bench/seed-directives.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { countsByLead, worstLeads } from './store.ts';

const TODAY = '2023-11-20';
let office: TestOffice;
let scope: Scope;

beforeAll(async () => {
  office = await startTestOffice();
  const officeId = await seedDirectives(office.db, { directives: 300, documents: 12, agencies: 60 });
  scope = { officeId, agencyId: null, agencyIds: null, userId: '' } as unknown as Scope;
});
afterAll(() => office.stop());

it('finds the agencies with the most late work by the late work alone', async () => {
  const { byAgency } = await countsByLead(office.db, scope, TODAY);
  const late = byAgency.filter(({ counts }) => counts.openLate > 0);
  expect(late.length).toBeGreaterThan(6);
  const worst = await worstLeads(office.db, scope.officeId, TODAY, 6);
  const numbers = worst.map((id) => byAgency.find(({ agency }) => agency.id === id)?.counts.openLate);
  expect(numbers).toEqual(late.slice(0, 6).map(({ counts }) => counts.openLate));
  expect((await worstLeads(office.db, scope.officeId, TODAY, 500)).sort()).toEqual(
    late.map(({ agency }) => agency.id).sort(),
  );
  expect((await agenciesHolding(office.db, scope.officeId, 'lead')).sort()).toEqual(
    byAgency.map(({ agency }) => agency.id).sort(),
  );
});

it('counts some agencies as it counts all', async () => {
  const { byAgency } = await countsByLead(office.db, scope, TODAY);
  const some = byAgency.filter((_, at) => at % 3 === 0);
  const among = some.map(({ agency }) => agency.id);
  expect((await countsByLead(office.db, scope, TODAY, { among, isLast: true })).byAgency).toEqual(some);
});

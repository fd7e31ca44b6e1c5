import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { loadExampleRoster } from '../example/store.ts';
import type { SupportView } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  const place = { officeId, schoolId: id('truong-chinh-tri-tinh'), by: null };
  await office.db.transaction().execute((tx) => loadExampleRoster(tx, place));
  await office.call('huong', 'schools.setPartner', { agencyId: id('ban-to-chuc-tinh-uy'), sees: 'staff' });
});
afterAll(() => office.stop());

const policy = {
  ...{ name: 'Hỗ trợ đào tạo sau đại học (ví dụ)', basis: 'Nghị quyết ví dụ', basisOn: '2021-12-10' },
  ...{ validFrom: '2022-01-01', validTo: '2025-12-31', degrees: ['doctor'], ranks: [] },
  ...{ covers: 'Giảng viên có bằng tiến sĩ', amount: '80000000', amountRule: '80 triệu đồng một người' },
};
const view = async (who: string): Promise<SupportView> => (await office.call(who, 'support.list', {})).json;

it('is asked by one and decided by another, and summed by year', async () => {
  const { json: made } = await office.call('cuong', 'support.addPolicy', policy);
  const { people } = await view('cuong');
  const personId = people.find(({ name }) => name === 'Đinh Công Sự')?.id;
  const ask = { policyId: made.id, personId, amount: '80000000', onDay: '2023-10-01', note: null };
  const late = await office.call('cuong', 'support.ask', { ...ask, onDay: '2026-01-01' });
  expect([late.status, late.json.message]).toEqual([422, expect.stringContaining('ngoài thời gian')]);
  const { json: asked } = await office.call('cuong', 'support.ask', ask);
  expect((await office.call('cuong', 'support.ask', ask)).status).toBe(409);
  // Asked is not yet spent.
  expect((await view('cuong')).years).toEqual([]);
  const decision = { id: asked.id, grant: true, decision: 'Quyết định 15/QĐ-TCT' };
  expect((await office.call('cuong', 'support.decide', decision)).status).toBe(403);
  // The head of another body decides nothing here.
  expect((await office.call('son', 'support.decide', decision)).status).toBe(403);
  expect((await office.call('binh', 'support.decide', decision)).status).toBe(200);
  expect((await office.call('binh', 'support.decide', decision)).status).toBe(409);
  expect((await view('cuong')).years).toEqual([{ year: '2023', sum: '80000000', requestIds: [asked.id] }]);
});

it('shows others the policies and the sums, not who was paid', async () => {
  for (const who of ['yen', 'long', 'kien']) {
    const { policies, years, people } = await view(who);
    expect(policies[0]?.requests).toBeNull();
    expect(years).toEqual([{ year: '2023', sum: '80000000', requestIds: [] }]);
    expect(people).toEqual([]);
  }
});

it('keeps a policy by which somebody was paid', async () => {
  const [one] = (await view('huong')).policies;
  expect((await office.call('huong', 'support.removePolicy', { id: one?.id })).status).toBe(409);
  const { json } = await office.call('huong', 'support.addPolicy', { ...policy, name: 'Nhầm' });
  expect((await office.call('huong', 'support.removePolicy', { id: json.id })).status).toBe(200);
  const wrong = { ...policy, validTo: '2021-01-01' };
  expect((await office.call('huong', 'support.addPolicy', wrong)).status).toBe(400);
});

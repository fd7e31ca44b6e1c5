import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const agencies = async () => (await office.call('clerk', 'agencies.list', undefined)).json;
const idOf = async (key: string) => (await agencies()).find((one: { key: string }) => one.key === key).id;

it('a clerk says who stands above the office, and takes it back', async () => {
  const agencyId = await idOf('thuong-truc-tinh-uy');
  const isAbove = async () => (await agencies()).find((one: { id: string }) => one.id === agencyId).isAbove;
  expect(await isAbove()).toBe(false);
  expect((await office.call('clerk', 'superiors.set', { agencyId, isAbove: true })).status).toBe(200);
  expect(await isAbove()).toBe(true);
  const log = (await office.call('leader', 'log.list', {})).json;
  expect(JSON.stringify(log)).toContain('agency.above');
  await office.call('clerk', 'superiors.set', { agencyId, isAbove: false });
  expect(await isAbove()).toBe(false);
});

it('never itself', async () => {
  const agencyId = await idOf('van-phong-tinh-uy');
  const { status, json } = await office.call('clerk', 'superiors.set', { agencyId, isAbove: true });
  expect([status, json.message]).toEqual([
    422,
    'Cơ quan của chính Văn phòng không phải cấp trên của Văn phòng.',
  ]);
});

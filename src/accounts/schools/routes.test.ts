import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const schoolOf = async (who: string) => (await office.call(who, 'schools.get', {})).json.school;

it('the office and the people of the school see it, each by how they stand to it', async () => {
  expect(await schoolOf('huong')).toMatchObject({ relation: 'office', seesStaff: true });
  expect(await schoolOf('mai')).toMatchObject({ relation: 'own', seesStaff: true });
  // A unit of the school, and a lecturer in it.
  expect(await schoolOf('long')).toMatchObject({ relation: 'own', seesStaff: true });
});

it('another agency sees nothing of it until the office gives it sight, and then what was given', async () => {
  expect(await schoolOf('lan')).toBeNull();
  const { json } = await office.call('huong', 'agencies.list', {});
  const agencyId = json.find((one: { key: string }) => one.key === 'ban-to-chuc-tinh-uy').id;
  await office.call('huong', 'schools.setPartner', { agencyId, sees: 'standards' });
  expect(await schoolOf('lan')).toMatchObject({ relation: 'partner', seesStaff: false });
  await office.call('huong', 'schools.setPartner', { agencyId, sees: 'staff' });
  expect(await schoolOf('yen')).toMatchObject({ relation: 'partner', seesStaff: true });
  expect(await schoolOf('hai')).toBeNull();
  await office.call('huong', 'schools.setPartner', { agencyId, sees: 'nothing' });
  expect(await schoolOf('lan')).toBeNull();
});

it('one school an office: the one said last', async () => {
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  await office.call('huong', 'schools.set', { agencyId: id('so-noi-vu') });
  expect((await schoolOf('huong')).id).toBe(id('so-noi-vu'));
  await office.call('huong', 'schools.set', { agencyId: id('truong-chinh-tri-tinh') });
  expect((await schoolOf('mai')).relation).toBe('own');
});

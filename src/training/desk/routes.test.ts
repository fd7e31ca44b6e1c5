import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAgencies } from '#accounts/agencies/store.ts';
import { findViewer } from '#accounts/store.ts';
import { systemClock } from '#platform/clock.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { deskOf, setMember } from './store.ts';

let office: TestOffice;
const ids = new Map<string, string>();
beforeAll(async () => {
  office = await startTestOffice();
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  for (const { key, id } of await listAgencies(office.db, officeId)) ids.set(key, id);
  for (const [key, part] of [
    ['ban-to-chuc-tinh-uy', 'unify'],
    ['so-noi-vu', 'appraise'],
    ['truong-chinh-tri-tinh', 'with'],
  ] as const)
    await setMember(office.db, { officeId, setBy: null }, { agencyId: ids.get(key) ?? '', part });
});
afterAll(() => office.stop());

async function desk(username: string) {
  const { id } = await office.db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow();
  const viewer = await findViewer(office.db, id, systemClock);
  if (!viewer) throw new Error(`nobody is ${username}`);
  return deskOf(office.db, viewer);
}

it('says who has which part: bodies by their people, the school by its officers wherever they sit', async () => {
  expect(await desk('huong')).toMatchObject({ isOffice: true, seesAll: true, mayPlan: true, agencyIds: [] });
  expect(await desk('lan')).toMatchObject({ part: 'unify', mayPlan: true });
  expect(await desk('hai')).toMatchObject({ part: 'appraise', seesAll: true, mayPlan: false });
  expect(await desk('dung')).toMatchObject({ part: 'with', mayPlan: true });
  expect((await desk('dung')).agencyIds).toContain(ids.get('truong-chinh-tri-tinh'));
});

it('lets a lecturer act for the unit alone, and nobody for an agency that only stands below theirs', async () => {
  expect(await desk('long')).toMatchObject({ part: null, seesAll: false, mayPlan: false });
  expect((await desk('long')).agencyIds).toEqual([ids.get('khoa-ly-luan')]);
  const below = ids.get('so-noi-vu');
  await office.db
    .updateTable('agency')
    .set({ parentId: ids.get('truong-chinh-tri-tinh') ?? null })
    .where('id', '=', below ?? '')
    .execute();
  expect((await desk('mai')).agencyIds).toContain(ids.get('truong-chinh-tri-tinh'));
  expect((await desk('mai')).agencyIds).not.toContain(below);
});

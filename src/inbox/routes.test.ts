import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { tell } from './store.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

it('is one’s own: told, counted, read and opened by nobody else', async () => {
  const { viewer } = (await office.call('contact', 'session.current', undefined)).json;
  const of = { officeId: viewer.office.id, kind: 'nudge', link: '/nhiem-vu', subject: null };
  await office.db.transaction().execute(async (tx) => {
    for (const key of ['một', 'hai'])
      await tell(tx, { userIds: [viewer.userId] }, { ...of, key, title: key });
  });
  const unread = async (who: string) => (await office.call(who, 'inbox.unread', undefined)).json.count;
  expect([await unread('contact'), await unread('head')]).toEqual([2, 0]);
  const list = (await office.call('contact', 'inbox.list', undefined)).json;
  expect((await office.call('head', 'inbox.list', undefined)).json).toEqual([]);
  const [first, second] = list.map(({ id }: { id: string }) => id);
  expect((await office.call('head', 'inbox.read', { ids: [first] })).json).toEqual({ count: 0 });
  expect((await office.call('head', 'inbox.open', { id: first })).status).toBe(404);
  expect(await unread('contact')).toBe(2);
  expect((await office.call('contact', 'inbox.read', { ids: [first, second] })).json).toEqual({ count: 2 });
  expect((await office.call('contact', 'inbox.open', { id: second })).status).toBe(200);
  expect(await unread('contact')).toBe(0);
});

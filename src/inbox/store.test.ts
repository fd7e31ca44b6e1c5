import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishExample } from '../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import type { Notice, Recipients } from './schema.ts';
import { announce, countUnread, listNotices, markOpened, markRead, receiptsOf, tell } from './store.ts';

describe('telling people', () => {
  let office: TestOffice;
  let officeId: string;
  const ids: Record<string, string> = {};
  let schoolId: string;
  beforeAll(async () => {
    office = await startTestOffice();
    for (const who of ['clerk', 'contact', 'head', 'lecturer']) {
      const { viewer } = (await office.call(who, 'session.current', undefined)).json;
      ids[who] = viewer.userId;
      if (who === 'contact') schoolId = viewer.agency.id;
      officeId = viewer.office.id;
    }
  });
  afterAll(() => office.stop());

  const notice = (key: string, rest: Partial<Notice> = {}): Notice => ({
    ...{ officeId, key, kind: 'nudge', title: 'Nhắc báo cáo', link: '/nhiem-vu/X', subject: null },
    ...rest,
  });
  const say = (to: Recipients, what: Notice) => office.db.transaction().execute((tx) => tell(tx, to, what));
  const titles = async (who: string) =>
    (await listNotices(office.db, ids[who] ?? '')).map(({ title }) => title);

  it('tells each the same thing once, ever', async () => {
    const to = { userIds: [ids.clerk ?? '', ids.contact ?? ''] };
    await say(to, notice('a', { title: 'Một' }));
    await Promise.all([1, 2, 3].map(() => say(to, notice('a', { title: 'Một nữa' }))));
    expect(await titles('clerk')).toEqual(['Một']);
    expect(await titles('contact')).toEqual(['Một']);
    expect(await titles('head')).toEqual([]);
  });

  it('finds the people of an agency by their roles today', async () => {
    await say({ agencyIds: [schoolId], roles: ['head', 'contact'] }, notice('b', { title: 'Hai' }));
    expect(await titles('head')).toEqual(['Hai']);
    expect(await titles('contact')).toContain('Hai');
    expect(await titles('lecturer')).toEqual([]);
  });

  it('tells nobody whose position has ended or begins later, nor anybody of another office', async () => {
    const period = (validFrom: string, validTo: string | null) =>
      office.db
        .updateTable('membership')
        .set({ validFrom, validTo })
        .where('userId', '=', ids.lecturer ?? '')
        .execute();
    await period('2020-01-01', '2020-02-01');
    await say({ userIds: [ids.lecturer ?? ''] }, notice('c'));
    await period('2999-01-01', null);
    await say({ userIds: [ids.lecturer ?? ''] }, notice('c'));
    await period('2020-01-01', null);
    const other = notice('c', { officeId: crypto.randomUUID() });
    await say({ userIds: [ids.lecturer ?? ''] }, other);
    expect(await titles('lecturer')).toEqual([]);
    await say({ userIds: [ids.lecturer ?? ''] }, notice('c'));
    expect(await titles('lecturer')).toHaveLength(1);
  });

  it('keeps the first moment of reading and of opening, and shows it to who sent it', async () => {
    const before = await countUnread(office.db, ids.head ?? '');
    await say({ userIds: [ids.head ?? ''] }, notice('d'));
    expect(await countUnread(office.db, ids.head ?? '')).toBe(before + 1);
    const { id = '' } = (await listNotices(office.db, ids.head ?? ''))[0] ?? {};
    expect(await markOpened(office.db, ids.contact ?? '', id)).toBe(false);
    expect(await markRead(office.db, ids.contact ?? '', [id])).toBe(0);
    expect(await markRead(office.db, ids.head ?? '', [id])).toBe(1);
    const [first] = await receiptsOf(office.db, officeId, ['d']);
    expect(first).toMatchObject({ key: 'd', userId: ids.head, openedAt: null });
    expect(await markRead(office.db, ids.head ?? '', [id])).toBe(0);
    expect(await markOpened(office.db, ids.head ?? '', id)).toBe(true);
    const [second] = await receiptsOf(office.db, officeId, ['d']);
    expect(second?.readAt).toEqual(first?.readAt);
    expect(second?.openedAt).toBeInstanceOf(Date);
  });

  it('speaks of no document that is held, and forgets what is purged', async () => {
    const { documentId, codes } = await publishExample(office);
    const { id } = await office.db
      .selectFrom('directive')
      .select('id')
      .where('code', '=', codes[0] ?? '')
      .executeTakeFirstOrThrow();
    const to = { userIds: [ids.clerk ?? ''] };
    await say(to, notice('e', { title: 'Việc', subject: { kind: 'directive', id } }));
    await say(to, notice('f', { title: 'Văn bản', subject: { kind: 'document', id: documentId } }));
    expect(await titles('clerk')).toEqual(expect.arrayContaining(['Việc', 'Văn bản']));
    const hold = (heldAt: Date | null) =>
      office.db.updateTable('document').set({ heldAt }).where('id', '=', documentId).execute();
    await hold(new Date());
    expect(await titles('clerk')).not.toEqual(expect.arrayContaining(['Việc']));
    expect(await titles('clerk')).not.toContain('Văn bản');
    await hold(null);
    expect(await titles('clerk')).toContain('Việc');
    const { id: askedId } = (
      await office.call('clerk', 'purge.ask', { documentId, reason: 'Có nội dung mật' })
    ).json;
    expect((await office.call('leader', 'purge.confirm', { id: askedId })).status).toBe(200);
    const left = await office.db
      .selectFrom('notice')
      .select('id')
      .where('subjectId', 'in', [id, documentId])
      .execute();
    expect(left).toEqual([]);
  });

  it('announces once, to the programs that asked for such news', async () => {
    const hook = (types: string[], endedAt: Date | null = null) =>
      office.db
        .insertInto('webhook')
        .values({ officeId, url: 'http://127.0.0.1/', secretSealed: 'x', types, endedAt })
        .returning('id')
        .executeTakeFirstOrThrow();
    const { id } = await hook(['directive.nudged']);
    await hook(['document.published']);
    await hook(['directive.nudged'], new Date());
    const news = { officeId, key: 'n1', type: 'directive.nudged' as const, data: { code: 'X' } };
    const put = () => office.db.transaction().execute((tx) => announce(tx, news));
    await put();
    await Promise.all([put(), put()]);
    const rows = await office.db
      .selectFrom('webhookDelivery')
      .innerJoin('webhookEvent', 'webhookEvent.id', 'webhookDelivery.eventId')
      .select(['webhookId', 'state', 'data'])
      .execute();
    expect(rows).toEqual([{ webhookId: id, state: 'queued', data: { code: 'X' } }]);
  });
});

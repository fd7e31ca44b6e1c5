import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { remindAgencies } from './jobs.ts';

let office: TestOffice;
let school: string;
let unifier: string;
let interior: string;
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  [school, unifier, interior] = [id('truong-chinh-tri-tinh'), id('ban-to-chuc-tinh-uy'), id('so-noi-vu')];
  await office.call('huong', 'trainingDesk.setMember', { agencyId: unifier, part: 'unify' });
});
afterAll(() => office.stop());

const need = (part = {}) => ({
  ...{ programmeKey: null, programmeName: 'Kỹ năng số', audience: 'Công chức', heads: 3, months: [3, 4] },
  ...{ reason: 'Đề án 06', learners: [] },
  ...part,
});
const save = (who: string, agencyId: string, part = {}, replaces: string | null = null) =>
  office.call(who, 'trainingNeeds.save', { year: 2024, agencyId, replaces, need: need(part) });
const view = async (who: string) => (await office.call(who, 'trainingNeeds.view', { year: 2024 })).json;
const told = async (who: string) => JSON.stringify((await office.call(who, 'inbox.list', undefined)).json);

it('is called for by the desk alone, and every agency is told once', async () => {
  const call = { year: 2024, dueOn: '2023-12-10', note: 'Gửi kèm danh sách.' };
  expect((await save('hai', interior)).status).toBe(404);
  expect((await office.call('hai', 'trainingNeeds.openCall', call)).status).toBe(403);
  expect((await office.call('lan', 'trainingNeeds.openCall', { ...call, dueOn: '2023-11-19' })).status).toBe(
    400,
  );
  expect((await office.call('lan', 'trainingNeeds.openCall', call)).status).toBe(200);
  expect((await office.call('lan', 'trainingNeeds.openCall', call)).status).toBe(409);
  for (const who of ['mai', 'hai', 'quang']) expect(await told(who)).toContain('hạn 10/12/2023');
  expect(await told('long')).not.toContain('hạn 10/12/2023');
});

it('is a draft of the agency until it is sent, and comes back until it is in a line', async () => {
  const { json: made } = await save('quang', interior);
  expect((await view('lan')).needs).toEqual([]);
  expect((await view('mai')).needs).toEqual([]);
  // Another agency neither writes nor sends for it, and even the desk does not send it.
  expect((await save('mai', interior)).status).toBe(403);
  for (const who of ['mai', 'lan'])
    expect((await office.call(who, 'trainingNeeds.send', { year: 2024, agencyId: interior })).status).toBe(
      403,
    );
  expect((await save('quang', interior, { heads: 0 })).status).toBe(400);
  expect((await save('quang', interior, { programmeKey: 'khong-co' })).status).toBe(400);
  const again = await save('quang', interior, { heads: 5 }, made.id);
  expect((await office.call('hai', 'trainingNeeds.send', { year: 2024, agencyId: interior })).json.sent).toBe(
    1,
  );
  const seen = await view('lan');
  expect(seen.needs).toMatchObject([{ id: again.json.id, heads: 5, sentOn: '2023-11-20', mayWrite: false }]);
  expect(seen.answers.find((one: { agency: { id: string } }) => one.agency.id === interior)).toMatchObject({
    ...{ state: 'sent', needs: 1, heads: 5 },
  });
  // Only its own for another agency, and only its own standing.
  const others = await view('mai');
  expect([others.needs, others.answers.length]).toEqual([[], 1]);
  const back = { year: 2024, id: again.json.id };
  expect((await office.call('mai', 'trainingNeeds.takeBack', back)).status).toBe(404);
  expect((await office.call('quang', 'trainingNeeds.takeBack', back)).status).toBe(200);
  expect((await view('lan')).needs).toEqual([]);
  expect((await office.call('quang', 'trainingNeeds.drop', back)).status).toBe(200);
  expect((await office.call('quang', 'trainingNeeds.drop', back)).status).toBe(409);
  // Nothing was overwritten: both rows stay, taken out by whom.
  const rows = await office.db.selectFrom('trainingNeed').select(['heads', 'removedBy']).execute();
  expect(rows.map(({ heads, removedBy }) => [heads, removedBy !== null])).toEqual([
    [3, true],
    [5, true],
  ]);
});

it('may be that there is none, and what the desk types in from paper is sent', async () => {
  const none = { year: 2024, agencyId: interior, none: true };
  expect((await office.call('quang', 'trainingNeeds.sayNone', none)).status).toBe(200);
  const standing = async () =>
    (await view('lan')).answers.find((one: { agency: { id: string } }) => one.agency.id === interior).state;
  expect(await standing()).toBe('none');
  expect((await save('lan', interior, { heads: 2 })).status).toBe(200);
  expect(await standing()).toBe('sent');
  expect((await office.call('quang', 'trainingNeeds.sayNone', none)).status).toBe(409);
});

it('reminds who has not answered, once for each day of reminding', async () => {
  const { json } = await office.call('huong', 'session.current', undefined);
  const at = async (today: string) => {
    await remindAgencies(office.db, json.viewer.office, today);
    await remindAgencies(office.db, json.viewer.office, today);
    const rows = await office.db
      .selectFrom('notice')
      .innerJoin('authUser', 'authUser.id', 'userId')
      .select('username')
      .where('key', 'like', 'training-call:%:%')
      .execute();
    return rows.filter(({ username }) => username === 'mai' || username === 'quang').length;
  };
  // 7 days before, 1 day before, the day after: the school each time, Sở Nội vụ (which has sent) never.
  expect(await at('2023-12-02')).toBe(0);
  expect(await at('2023-12-03')).toBe(1);
  expect(await at('2023-12-05')).toBe(1);
  expect(await at('2023-12-09')).toBe(2);
  expect(await at('2023-12-11')).toBe(3);
  expect(await at('2024-01-20')).toBe(3);
});

it('takes nothing any more once it is closed, until it is opened with another deadline', async () => {
  expect((await office.call('mai', 'trainingNeeds.closeCall', { year: 2024 })).status).toBe(403);
  expect((await office.call('lan', 'trainingNeeds.closeCall', { year: 2024 })).status).toBe(200);
  const refused = await save('mai', school);
  expect([refused.status, refused.json.message]).toMatchObject([409, expect.stringContaining('đã đóng')]);
  const due = { year: 2024, dueOn: '2023-12-20' };
  expect((await office.call('lan', 'trainingNeeds.setDue', due)).status).toBe(200);
  expect((await save('mai', school)).status).toBe(200);
  expect(await told('mai')).toContain('hạn 20/12/2023');
});

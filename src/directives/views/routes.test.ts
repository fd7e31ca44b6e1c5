import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { SavedView } from './schema.ts';
import { MOST_VIEWS } from './schema.ts';

describe('saved views', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const list = async (who: string): Promise<SavedView[]> =>
    (await office.call(who, 'views.list', undefined)).json;
  const save = (who: string, name: string, address: string) =>
    office.call(who, 'views.save', { name, address });

  it('keeps the conditions, the order and the columns, not the day, the page or the row', async () => {
    const address = 'sort=due&headline=open-late&page=3&row=TB1-2023-1&asOf=2023-01-01&columns=code.days&x=1';
    const { json } = await save('clerk', 'Quá hạn theo hạn', address);
    expect(json.address).toBe('columns=code.days&headline=open-late&sort=due');
    expect(await list('clerk')).toEqual([json]);
  });

  it('belongs to one person: nobody else sees, renames or removes it', async () => {
    const [own] = await list('clerk');
    expect(await list('leader')).toEqual([]);
    expect((await office.call('leader', 'views.rename', { id: own?.id, name: 'Của tôi' })).status).toBe(404);
    expect((await office.call('leader', 'views.remove', { id: own?.id })).status).toBe(404);
    expect(await list('clerk')).toEqual([own]);
  });

  it('saves again under a name it has, and renames to none that it has', async () => {
    await save('clerk', 'Im lặng lâu', 'silent=180');
    await save('clerk', 'Im lặng lâu', 'silent=365');
    const views = await list('clerk');
    expect(views.map(({ name, address }) => [name, address])).toEqual([
      ['Quá hạn theo hạn', 'columns=code.days&headline=open-late&sort=due'],
      ['Im lặng lâu', 'silent=365'],
    ]);
    const taken = { id: views[1]?.id, name: 'Quá hạn theo hạn' };
    expect((await office.call('clerk', 'views.rename', taken)).status).toBe(409);
    await office.call('clerk', 'views.rename', { id: views[1]?.id, name: 'Một năm im lặng' });
    expect((await list('clerk')).map(({ name }) => name)).toEqual(['Quá hạn theo hạn', 'Một năm im lặng']);
  });

  it('gives back what it removes, and has room for so many', async () => {
    const [first] = await list('clerk');
    expect((await office.call('clerk', 'views.remove', { id: first?.id })).json).toEqual(first);
    for (let at = 1; at < MOST_VIEWS; at++) await save('clerk', `Cách xem ${at}`, '');
    expect((await save('clerk', 'Một cách nữa', '')).status).toBe(409);
    expect((await save('clerk', 'Cách xem 1', 'mine=true')).status).toBe(200);
  });
});

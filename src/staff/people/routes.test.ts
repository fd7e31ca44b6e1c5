import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { loadExampleRoster } from '../example/store.ts';
import type { PersonView, Roster, RosterRow } from './schema.ts';

let office: TestOffice;
let officeId: string;
beforeAll(async () => {
  office = await startTestOffice();
  const school = (await office.call('mai', 'schools.get', {})).json.school;
  const row = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  officeId = row.id;
  await office.db
    .transaction()
    .execute((tx) => loadExampleRoster(tx, { officeId, schoolId: school.id, by: null }));
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  await office.call('huong', 'schools.setPartner', { agencyId: id('ban-to-chuc-tinh-uy'), sees: 'staff' });
  await office.call('huong', 'schools.setPartner', { agencyId: id('so-noi-vu'), sees: 'standards' });
});
afterAll(() => office.stop());

const roster = async (who: string, day?: string): Promise<Roster> =>
  (await office.call(who, 'staff.list', { day })).json;
const find = async (name: string): Promise<RosterRow> => {
  const row = (await roster('cuong')).rows.find((one) => one.name === name);
  if (!row) throw new Error(`${name} is not in the roster`);
  return row;
};
const view = async (who: string, name: string): Promise<PersonView> =>
  (await office.call(who, 'staff.get', { id: (await find(name)).id })).json;
const kinds = ({ records }: PersonView) => new Set(records.map(({ kind }) => kind));

describe('the roster', () => {
  it('has the figures of the day with those behind each', async () => {
    const { figures, rows, setting } = await roster('huong');
    expect(rows).toHaveLength(36);
    expect(setting).toMatchObject({ concurrentCounts: true, isSet: true });
    const figure = (name: string) => figures.find((one) => one.name === name);
    expect(figure('giang_vien')).toMatchObject({ value: 28 });
    expect(figure('giang_vien_chinh')).toMatchObject({ value: 4, reason: null });
    expect(figure('giang_vien_chinh')?.personIds).toHaveLength(4);
  });

  it('is that of another day when one asks for it', async () => {
    const { rows, gone } = await roster('huong', '2024-07-01');
    expect([rows.length, gone]).toEqual([35, 1]);
  });

  it('lists the head first, then units, in each by given name', async () => {
    const { rows } = await roster('huong');
    const party = rows.filter(({ unit }) => unit === 'Khoa Xây dựng Đảng').map(({ name }) => name);
    expect(rows[0]?.name).toBe('Hoàng Văn Bình');
    expect(party).toEqual([
      ...['Đinh Công Sự', 'Mùa Thị Dợ', 'Nguyễn Hữu Đạt', 'Đỗ Thị Ngọc Ánh', 'Sùng A Chua'],
      ...['Tao Thị Phong', 'Lê Quang Vinh'],
    ]);
  });

  it('is for whoever has been given sight of the staff', async () => {
    expect((await roster('yen')).mayKeep).toBe(false);
    expect((await office.call('quang', 'staff.list', {})).status).toBe(403);
  });
});

describe('what is seen of a person', () => {
  it('is what the figures need, for the office and a partner', async () => {
    for (const who of ['huong', 'lan']) {
      const seen = kinds(await view(who, 'Tao Thị Phong'));
      expect(seen.has('rating') && seen.has('product')).toBe(true);
      expect(seen.has('personal') || seen.has('discipline') || seen.has('planning')).toBe(false);
    }
  });

  it('is more for whoever keeps the roster, but nothing personal', async () => {
    const seen = kinds(await view('mai', 'Tao Thị Phong'));
    expect([seen.has('discipline'), seen.has('personal')]).toEqual([true, false]);
    // Another lecturer of the school keeps none.
    expect(kinds(await view('long', 'Tao Thị Phong')).has('discipline')).toBe(false);
  });

  it('is personal after saying why, and the person sees who looked', async () => {
    const { id } = await find('Vũ Hoàng Long');
    expect(
      (await office.call('mai', 'staff.look', { id, purpose: 'benefit', words: 'Xét nâng lương' })).status,
    ).toBe(403);
    expect((await office.call('cuong', 'staff.look', { id, purpose: 'benefit', words: '' })).status).toBe(
      400,
    );
    const { json } = await office.call('cuong', 'staff.look', {
      ...{ id, purpose: 'benefit', words: 'Xét nâng lương thường xuyên' },
    });
    expect(json.records[0].says).toContain('sinh ngày 09/09/1987');
    const own: PersonView = (await office.call('long', 'staff.own', {})).json;
    expect(own.looks).toMatchObject([{ by: 'Đặng Quốc Cường', purpose: 'benefit' }]);
    expect(kinds(own).has('personal')).toBe(true);
    expect((await office.call('huong', 'staff.own', {})).json).toEqual({ json: null });
    // The log has who, of whom, and the code of the purpose; not the words.
    const logged = await office.db
      .selectFrom('logEntry')
      .select(['act', 'subjectId', 'detail'])
      .where('act', '=', 'staff.look')
      .executeTakeFirstOrThrow();
    expect(logged).toMatchObject({ subjectId: id, detail: { purpose: 'benefit' } });
    expect(JSON.stringify(logged)).not.toContain('nâng lương');
  });

  it('goes with the person whole, as a file', async () => {
    const answer = await office.fetch('long', '/api/my-record.json');
    const whole = await answer.json();
    expect(whole.staff).toMatchObject({ name: 'Vũ Hoàng Long', looks: [{ purpose: 'benefit' }] });
    expect(whole.staff.records.some((one: { kind: string }) => one.kind === 'personal')).toBe(true);
    expect((await office.fetch('long', '/api/my-record.xlsx')).status).toBe(200);
    // Whoever is in no roster has an account, and takes what is kept of that.
    expect(await (await office.fetch('huong', '/api/my-record.json')).json()).toMatchObject({ staff: null });
  });
});

describe('the rows of a person', () => {
  it('end where another begins, and stay', async () => {
    const { id } = await find('Phùng Thị Hoa');
    const data = { code: 'V.07.01.02' };
    const row = { personId: id, kind: 'rank', from: '2023-11-01', to: null, data, basis: 'Quyết định 1' };
    expect((await office.call('cuong', 'staff.add', row)).status).toBe(200);
    const ranks = (await view('cuong', 'Phùng Thị Hoa')).records.filter(({ kind }) => kind === 'rank');
    expect(ranks.map(({ from, to }) => [from, to])).toEqual([
      ['2014-10-01', '2023-10-31'],
      ['2023-11-01', null],
    ]);
    await office.call('cuong', 'staff.remove', { id: ranks[1]?.id });
    const taken = await office.db
      .selectFrom('staffRecord')
      .select(['removedBy', 'removedAt'])
      .where('id', '=', ranks[1]?.id ?? '')
      .executeTakeFirstOrThrow();
    expect(taken.removedBy).not.toBeNull();
  });

  it('are refused where they say nothing, or end before they begin', async () => {
    const { id: personId } = await find('Phùng Thị Hoa');
    const row = { personId, kind: 'degree', from: '2023-02-01', to: '2023-01-01', basis: null };
    const field = { level: 'doctor', field: 'Luật' };
    expect((await office.call('cuong', 'staff.add', { ...row, data: {} })).status).toBe(400);
    expect((await office.call('cuong', 'staff.add', { ...row, data: field })).status).toBe(400);
    expect((await office.call('huong', 'staff.add', { ...row, data: field })).status).toBe(403);
    expect((await office.call('lan', 'staff.add', { ...row, to: null, data: field })).status).toBe(403);
  });

  it('are linked to a sign-in once', async () => {
    const { id } = await find('Phùng Thị Hoa');
    const long = (await view('cuong', 'Vũ Hoàng Long')).user;
    expect((await office.call('cuong', 'staff.link', { id, userId: long?.id })).status).toBe(409);
  });

  it('are not opened by linking oneself to somebody else', async () => {
    const { id } = await find('Phùng Thị Hoa');
    const users = (await view('mai', 'Phùng Thị Hoa')).users as { id: string; name: string }[];
    const own = users.find(({ name }) => name === 'Trần Thị Mai');
    const { status, json } = await office.call('mai', 'staff.link', { id, userId: own?.id });
    expect([status, json.message]).toEqual([403, expect.stringContaining('không tự gắn')]);
  });
});

describe('keeping what is personal', () => {
  const keep = (personalMonths: number | null) =>
    office.call('cuong', 'staff.set', { concurrentCounts: true, note: null, personalMonths });

  it('offers nothing until the school has said how long, and nothing before its time', async () => {
    const { id: personId } = await find('Mào Văn Thắng');
    const ended = (await view('cuong', 'Mào Văn Thắng')).records.find(({ kind }) => kind === 'employment');
    await office.call('cuong', 'staff.remove', { id: ended?.id });
    const data = { kind: 'contract' };
    const left = { personId, kind: 'employment', from: '2010-03-01', to: '2022-05-31', data, basis: null };
    await office.call('cuong', 'staff.add', left);
    expect((await roster('cuong')).overdue).toEqual([]);
    await keep(24);
    expect((await roster('cuong')).overdue).toEqual([]);
    expect((await office.call('cuong', 'staff.erase', { id: personId })).status).toBe(422);
    await keep(12);
    expect((await roster('cuong')).overdue).toMatchObject([
      { name: 'Mào Văn Thắng', endedOn: '2022-05-31', keptUntil: '2023-05-31' },
    ]);
    expect((await roster('mai')).overdue).toEqual([]);
    expect((await office.call('cuong', 'staff.erase', { id: personId })).json).toEqual({ rows: 1 });
    const rows = await office.db
      .selectFrom('staffRecord')
      .select('kind')
      .where('personId', '=', personId)
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ kind }) => kind === 'personal')).toBe(false);
  });
});

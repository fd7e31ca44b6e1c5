import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'agencies.list', {});
  const id = (key: string) => json.find((one: { key: string }) => one.key === key).id;
  const desk = { 'ban-to-chuc-tinh-uy': 'unify', 'so-noi-vu': 'appraise', 'truong-chinh-tri-tinh': 'with' };
  for (const [key, part] of Object.entries(desk))
    await office.call('huong', 'trainingDesk.setMember', { agencyId: id(key), part });
});
afterAll(() => office.stop());

const listed = async (who: string) => (await office.call(who, 'programmes.list', {})).json;
const find = async (name: string) =>
  (await listed('dung')).programmes.find((one: { name: string }) => one.name === name);
const got = async (id: string) => (await office.call('dung', 'programmes.get', { id })).json;

it('takes over what ships from the day that the office says, once', async () => {
  const { offers } = await listed('dung');
  const fifty7 = offers.find(({ file }: { file: string }) => file === 'trung-cap-ly-luan-chinh-tri-57');
  expect(fifty7).toMatchObject({ isLoaded: false, isComing: false, validFrom: null });
  // On the day of the example the decree of 2025 does not exist yet.
  const decree = offers.find(({ file }: { file: string }) => file === 'lanh-dao-cap-phong-171');
  expect(decree).toMatchObject({ isComing: true, validFrom: '2025-07-01' });
  const items = [
    { file: 'trung-cap-ly-luan-chinh-tri-350', validFrom: '2025-10-01' },
    { file: 'trung-cap-ly-luan-chinh-tri-57', validFrom: '2023-01-01' },
  ];
  expect((await office.call('dung', 'programmes.loadShipped', { items })).json).toEqual({ loaded: 2 });
  expect(await find('Trung cấp lý luận chính trị')).toMatchObject({
    ...{ standing: 'inForce', versions: 2, validFrom: '2023-01-01', validTo: '2025-09-30' },
    balance: { state: 'noHours' },
  });
  const again = await office.call('dung', 'programmes.loadShipped', { items });
  expect([again.status, again.json.message]).toEqual([
    409,
    '«Trung cấp lý luận chính trị» đã có trong danh mục. Chưa có gì được nạp; bỏ chọn mục ấy.',
  ]);
});

it('keeps versions with what each says otherwise', async () => {
  const { id } = await find('Trung cấp lý luận chính trị');
  const { versions } = await got(id);
  expect(versions.map(({ validFrom }: { validFrom: string }) => validFrom)).toEqual([
    '2025-10-01',
    '2023-01-01',
  ]);
  const fields = versions[0].differences.map(({ field }: { field: string }) => field);
  expect(fields).toEqual(['Căn cứ', 'Nguồn', 'Đối tượng']);
  expect(versions[1].differences).toBeNull();
});

it('is written by the desk, version after version, and a mistake goes out again', async () => {
  const { programme } = await got((await find('Trung cấp lý luận chính trị')).id);
  const { id: _, key: __, validTo: ___, ...said } = programme;
  const next = { ...said, key: null, name: 'Bồi dưỡng bí thư chi bộ', validFrom: '2023-06-01' };
  next.data = { ...said.data, hours: { theory: 24, discussion: 8, practice: 8 } };
  // Ban Kiểm tra's people and those of an agency outside the desk read only; Sở Nội vụ appraises.
  expect((await office.call('kien', 'programmes.save', next)).status).toBe(403);
  expect((await office.call('quang', 'programmes.save', next)).status).toBe(403);
  const { json: first } = await office.call('mai', 'programmes.save', next);
  const { key } = (await got(first.id)).programme;
  expect(key).toBe('boi-duong-bi-thu-chi-bo');
  const second = { ...next, key, validFrom: '2024-01-01', data: { ...next.data, sizeFrom: 60, sizeTo: 40 } };
  expect((await office.call('lan', 'programmes.save', second)).json.message).toContain('Sĩ số ít nhất');
  second.data = { ...next.data, sizeTo: 60 };
  const { json: made } = await office.call('lan', 'programmes.save', second);
  expect((await got(first.id)).programme.validTo).toBe('2023-12-31');
  const early = await office.call('lan', 'programmes.save', { ...second, validFrom: '2023-12-01' });
  expect(early.status).toBe(409);
  expect((await office.call('mai', 'programmes.withdraw', { id: first.id })).status).toBe(409);
  expect((await office.call('mai', 'programmes.withdraw', { id: made.id })).status).toBe(200);
  expect((await got(first.id)).programme.validTo).toBeNull();
  expect((await office.call('mai', 'programmes.end', { id: first.id, on: '2024-06-30' })).status).toBe(200);
  expect((await got(first.id)).versions).toHaveLength(1);
});

it('holds the hours against the aim of the school as soon as there is one', async () => {
  const balance = { shares: { theory: 50, discussion: 25, practice: 25 }, basis: 'Nghị quyết 03-NQ/ĐU' };
  const setting = (await office.call('mai', 'trainingDesk.setting', {})).json;
  expect((await find('Bồi dưỡng bí thư chi bộ')).balance.state).toBe('noAim');
  expect((await office.call('mai', 'trainingDesk.saveSetting', { ...setting, balance })).status).toBe(200);
  const { balance: found } = await find('Bồi dưỡng bí thư chi bộ');
  expect(found).toMatchObject({ state: 'off', total: 40 });
  expect(found.shares[0]).toEqual({ form: 'theory', hours: 24, percent: 60, aim: 50, deviation: 10 });
});

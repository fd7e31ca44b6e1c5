import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { IndicatorSet } from '../schema.ts';

let office: TestOffice;
let setId: string;
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'sets.loadShipped', { key: 'tap-huan-55' });
  setId = json.id;
});
afterAll(() => office.stop());

const setNow = async (id = setId): Promise<IndicatorSet> =>
  (await office.call('mai', 'sets.get', { id })).json.set;
const indicator = async (code: string, id = setId) => {
  const found = (await setNow(id)).indicators.find((one) => one.code === code);
  if (!found) throw new Error(`no indicator ${code}`);
  return found;
};

describe('sets that ship', () => {
  it('are offered, and each is loaded once', async () => {
    const { json } = await office.call('kien', 'sets.list', {});
    expect(json.offers.map((one: { key: string; isLoaded: boolean }) => [one.key, one.isLoaded])).toEqual([
      ['11-qd-tw-2021', false],
      ['396-qd-tw-2026', false],
      ['tap-huan-55', true],
    ]);
    expect((await office.call('mai', 'sets.loadShipped', { key: 'tap-huan-55' })).status).toBe(409);
  });

  it('say that they are incomplete, and offer what is only likely without counting it', async () => {
    const { json } = await office.call('mai', 'sets.loadShipped', { key: '11-qd-tw-2021' });
    const view = (await office.call('mai', 'sets.get', { id: json.id })).json;
    expect(view.isIncomplete).toBe(true);
    expect(view.set.indicators.flatMap((one: { thresholds: unknown[] }) => one.thresholds)).toEqual([]);
    expect(view.proposed).toMatchObject([{ code: '2.a', level: 1, value: '75' }]);
  });

  it('are nothing to an agency without sight of the school', async () => {
    expect((await office.call('lan', 'sets.list', {})).status).toBe(404);
    expect((await office.call('son', 'sets.loadShipped', { key: '396-qd-tw-2026' })).status).toBe(404);
  });
});

describe('a threshold', () => {
  const threshold = { level: 1, operator: '>=', value: '20', article: 'Điều 7', source: 'Bản thử' };

  it('needs a number, an article and a source', async () => {
    const { id } = await indicator('2.5');
    for (const lack of [{ value: 'nhiều' }, { article: '' }, { source: ' ' }])
      expect(
        (await office.call('mai', 'sets.setThreshold', { indicatorId: id, ...threshold, ...lack })).status,
      ).toBe(400);
    expect((await indicator('2.5')).thresholds).toEqual([]);
  });

  it('is kept, and another in its place leaves the first in the table with who and when', async () => {
    const { id } = await indicator('2.5');
    await office.call('mai', 'sets.setThreshold', { indicatorId: id, ...threshold });
    await office.call('binh', 'sets.setThreshold', { indicatorId: id, ...threshold, value: '25' });
    expect((await indicator('2.5')).thresholds).toMatchObject([{ value: '25', article: 'Điều 7' }]);
    const rows = await office.db
      .selectFrom('indicatorThreshold')
      .select(['value', 'removedBy'])
      .where('indicatorId', '=', id)
      .execute();
    expect(rows.map(({ value, removedBy }) => [value, removedBy !== null]).sort()).toEqual([
      ['20', true],
      ['25', false],
    ]);
    await office.call('mai', 'sets.removeThreshold', { indicatorId: id, level: 1 });
    expect((await indicator('2.5')).thresholds).toEqual([]);
  });
});

describe('a file', () => {
  const send = async (name: string, bytes: Uint8Array, fields: Record<string, string> = {}) => {
    const body = new FormData();
    for (const [key, value] of Object.entries(fields)) body.append(key, value);
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await office.fetch('mai', '/api/indicator-sets', { method: 'POST', body });
    return { status: response.status, json: await response.json() };
  };
  const download = async (as: string) =>
    new Uint8Array(
      await (await office.fetch('kien', `/api/indicator-sets/${setId}/file?as=${as}`)).arrayBuffer(),
    );

  it.each(['xlsx', 'json'])('%s taken out and in again is the same, row by row', async (as) => {
    const { json } = await send(`bo.${as}`, await download(as), { baseId: setId });
    expect(json.faults).toEqual([]);
    expect(json.gone).toEqual([]);
    expect(new Set(json.rows.map((row: { state: string }) => row.state))).toEqual(new Set(['same']));
    const { id: _, ...whole } = await setNow();
    expect(json.indicators).toEqual(whole.indicators.map(({ id: _, ...one }) => one));
    expect(json.head).toMatchObject({ key: 'tap-huan-55', isPractice: true });
  });

  it('with faults says them by cell; nothing is written by looking', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await download('xlsx')).buffer as ArrayBuffer);
    const sheet = book.worksheets[0];
    if (!sheet) throw new Error('no sheet');
    sheet.getCell('B3').value = '1.1';
    sheet.getCell('D4').value = 'Loại lạ';
    sheet.getCell('H7').value = 'nhiều';
    sheet.getCell('G9').value = 'giang_vien_la / giang_vien';
    sheet.getCell('C8').value = 'Tên mới của chỉ tiêu';
    const { json } = await send('bo.xlsx', new Uint8Array(await book.xlsx.writeBuffer()), { baseId: setId });
    const by = (row: number) => json.rows.find((one: { row: number }) => one.row === row);
    expect(by(3).faults).toEqual(['Mã: Mã 1.1 ghi hai lần. Mỗi chỉ tiêu một mã.']);
    expect(by(4).faults[0]).toMatch(/^Ô D4: “Loại lạ” không có trong các lựa chọn/);
    expect(by(7).faults[0]).toMatch(/^Cột «Ngưỡng mức 1»: “nhiều” không phải là số/);
    expect(by(8)).toMatchObject({ state: 'changed', changes: [expect.stringMatching(/^tên: .* → Tên mới/)] });
    expect(by(9).faults[0]).toMatch(/^Quy tắc: Không có số liệu tên giang_vien_la/);
    expect(json.gone).toMatchObject([{ code: '1.2' }]);
    expect((await office.call('mai', 'sets.list', {})).json.sets).toHaveLength(2);
  });

  it('with a secrecy mark is refused, and neither its name nor its words remain', async () => {
    const file = JSON.parse(Buffer.from(await download('json')).toString());
    file.indicators[0].note = 'TỐI MẬT';
    const { status } = await send('bo.json', Buffer.from(JSON.stringify(file)));
    expect(status).toBe(422);
    const log = await office.db.selectFrom('logEntry').selectAll().execute();
    const refused = log.filter(({ act }) => act === 'indicatorSet.look');
    expect(refused).toMatchObject([{ detail: { refused: 'secret' } }]);
    expect(JSON.stringify(refused)).not.toContain('bo.json');
  });

  it('confirmed is the next version; the former stays as it was', async () => {
    const file = JSON.parse(Buffer.from(await download('json')).toString());
    file.indicators[4].name = 'Tên khác ở bản sau';
    const { json } = await office.call('binh', 'exchange.add', file);
    const [later, former] = [await setNow(json.id), await setNow()];
    expect([later.version, former.version]).toEqual([2, 1]);
    expect(later.indicators[4]?.name).toBe('Tên khác ở bản sau');
    expect(former.indicators[4]?.name).not.toBe('Tên khác ở bản sau');
    const { diff } = (await office.call('mai', 'mapping.get', { fromId: setId, toId: json.id })).json;
    const changed = diff.filter((line: { state: string }) => line.state !== 'same');
    expect(changed).toMatchObject([{ state: 'changed', isRenamed: true, isThresholdChanged: false }]);
    file.indicators[1].code = file.indicators[0].code;
    expect((await office.call('binh', 'exchange.add', file)).status).toBe(400);
  });
});

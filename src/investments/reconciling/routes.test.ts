import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { investmentsFacts } from '../facts.ts';
import type { Item } from '../items/schema.ts';
import type { Period } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  expect((await office.call('huong', 'investmentsExample.load', {})).status).toBe(200);
});
afterAll(() => office.stop());

const itemsOf = async (): Promise<Item[]> => (await office.call('binh', 'investments.list', {})).json.items;
const itemOf = async (code: string) => (await itemsOf()).find((one) => one.code === code) as Item;
const periodOf = async (who: string, year: number, source: string): Promise<Period> => {
  const { json } = await office.call(who, 'investmentReconciling.list', {});
  return json.periods.find((one: Period) => one.year === year && one.source === source);
};
const spend = (itemId: string, more: object) =>
  office.call('phuong', 'investments.enter', {
    ...{ itemId, kind: 'disbursement', year: 2022, source: 'recurrent', amount: '500000' },
    ...{ onDay: '2022-12-30', dueOn: null, paper: 'UNC 50', note: null, ...more },
  });

it('the example says who is late and what lacks money, to the đồng', async () => {
  const [first] = await itemsOf();
  expect(first).toMatchObject({ code: 'DT-01', daysLate: 20, behind: '1500000000', stage: 'policy' });
  const { json } = await office.call('binh', 'investments.list', { year: 2023 });
  expect(json.total).toEqual({ plan: '5100000000', allocation: '3600000000', disbursement: '1820150000' });
  // As it stood before a cut of the plan and while a wrong entry was not yet taken back.
  const before = (await office.call('binh', 'investments.list', { year: 2023, asOf: '2023-04-05' })).json;
  expect(before.total).toMatchObject({ plan: '2300000000', allocation: '1650000000' });
  expect((await office.call('huong', 'investmentsExample.load', {})).status).toBe(409);
});

it('a reconciled year and source takes no entry until it is opened again with a reason', async () => {
  const { id } = await itemOf('DT-03');
  const refused = await spend(id, {});
  expect(refused.status).toBe(422);
  expect(refused.json.message).toContain('Kinh phí sự nghiệp năm 2022 đã đối chiếu');
  const { isClosed, ours } = await periodOf('binh', 2022, 'recurrent');
  expect([isClosed, ours]).toEqual([true, '1249500000']);
  const at = { year: 2022, source: 'recurrent' };
  expect((await office.call('binh', 'investmentReconciling.reopen', { ...at, reason: '' })).status).toBe(400);
  const reason = 'Kho bạc bổ sung một chứng từ';
  expect((await office.call('binh', 'investmentReconciling.reopen', { ...at, reason })).status).toBe(200);
  expect((await spend(id, {})).status).toBe(200);
});

it('whoever entered money of it does not reconcile it; a difference asks for its reason', async () => {
  const close = (who: string, more: object = {}) =>
    office.call(who, 'investmentReconciling.close', {
      ...{ year: 2022, source: 'recurrent', ours: '1250000000', treasury: '1250000000' },
      ...{ explanation: null, paper: null, ...more },
    });
  // A contact of the school has the act, and has entered some of it.
  const { id } = await itemOf('DT-03');
  const own = { kind: 'allocation', amount: '1000', paper: 'thử', onDay: '2022-12-30' };
  const entry = { itemId: id, year: 2022, source: 'recurrent', dueOn: null, note: null, ...own };
  expect((await office.call('mai', 'investments.enter', entry)).status).toBe(200);
  expect((await close('mai')).json.message).toContain('không tự đối chiếu');
  expect((await close('lan')).status).toBe(404);
  expect((await close('binh', { ours: '1' })).status).toBe(409);
  const unexplained = await close('binh', { treasury: '1249999999' });
  expect(unexplained.json.message).toContain('lệch -1\u00a0đ so với số của trường. Ghi lý do chênh lệch.');
  const why = { treasury: '1249999999', explanation: 'Phí chuyển tiền 1 đồng' };
  expect((await close('binh', why)).status).toBe(200);
  expect((await close('binh', why)).status).toBe(409);
  const { said, isClosed } = await periodOf('binh', 2022, 'recurrent');
  expect(isClosed).toBe(true);
  expect(said.map(({ act }) => act)).toEqual(['close', 'reopen', 'close']);
});

it('facilities keep what was said of them before, and a wish is no room', async () => {
  const { facilities } = (await office.call('binh', 'facilities.list', {})).json;
  const [hall] = facilities.filter((one: { now: { name: string } }) => one.now.name === 'Giảng đường A');
  expect(hall.now).toMatchObject({ condition: 'worn', neededAreaM2: '1200.00' });
  expect(hall.history).toHaveLength(2);
  expect(hall.items).toMatchObject([{ code: 'DT-01' }]);
  const then = (await office.call('binh', 'facilities.list', { asOf: '2023-01-01' })).json.facilities;
  expect(then).toHaveLength(1);
  expect(then[0].now.condition).toBe('good');
  const { json } = await office.call('phuong', 'facilities.remove', { id: hall.id });
  expect(json.message).toContain('DT-01');
});

it('facts come with their rows, and what is not known is not nought', async () => {
  const school = await office.db
    .selectFrom('agency')
    .select(['id', 'officeId'])
    .where('isSchool', '=', true)
    .executeTakeFirstOrThrow();
  const ask = { officeId: school.officeId, schoolId: school.id, day: '2023-11-20', from: '2023-01-01' };
  const facts = await investmentsFacts.read(office.db, ask);
  expect(facts.get('von_phan_bo')).toMatchObject({ known: true, value: 3_600_000_000 });
  expect(facts.get('hang_muc_ban_giao')).toMatchObject({
    value: 1,
    rows: [{ label: 'DT-03 Thiết bị trình chiếu cho phòng học' }],
  });
  expect(facts.get('dien_tich_phong_hoc_hoi_truong')).toMatchObject({ known: true, value: 1850 });
  expect(facts.get('phong_hoc')).toMatchObject({ known: true, value: 14 });
  const early = await investmentsFacts.read(office.db, { ...ask, day: '2021-01-01', from: '2021-01-01' });
  expect(early.get('phong_hoc')).toMatchObject({ known: false });
});

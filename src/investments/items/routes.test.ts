import { readBytes } from '@dondoc/intake';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { investmentsFacts } from '../facts.ts';
import { type Stage, stages } from '../schema.ts';
import type { Item, ItemView } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const words = { need: null, facilityId: null, ownerId: null, coordinatingIds: [], directiveCode: null };
let made = 0;

async function anItem(more: object = {}): Promise<string> {
  made += 1;
  const item = { id: null, code: `T-${made}`, name: `Hạng mục ${made}`, ...words, note: null, ...more };
  const { json, status } = await office.call('phuong', 'investments.save', item);
  expect(status, json?.message).toBe(200);
  return json.id;
}

const viewOf = async (id: string, who = 'phuong', asOf?: string): Promise<ItemView> =>
  (await office.call(who, 'investments.get', { id, asOf })).json;

const money = {
  ...{ kind: 'allocation', year: 2023, source: 'province', amount: '1000000' },
  ...{ onDay: '2023-11-01', dueOn: null, paper: null, note: null },
};
const enter = (itemId: string, more: object, who = 'phuong') =>
  office.call(who, 'investments.enter', { ...money, itemId, ...more });
const reverse = (id: string, onDay = '2023-11-20') =>
  office.call('phuong', 'investments.reverse', { id, onDay, reason: 'Ghi nhầm' });

describe('money in dated entries', () => {
  it('every figure equals a recount of the rows, whatever is entered and taken back', async () => {
    const id = await anItem();
    const kind = fc.constantFrom('estimate', 'plan', 'allocation', 'disbursement');
    const move = fc.record({
      kind,
      year: fc.constantFrom(2022, 2023),
      source: fc.constantFrom('province', 'society'),
      amount: fc.oneof(fc.bigInt(1n, 999_999_999_999_999n), fc.bigInt(-999_999_999n, -1n)),
      day: fc.integer({ min: 1, max: 20 }),
      takesBack: fc.option(fc.nat()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { minLength: 4, maxLength: 8 }), async (moves) => {
        for (const { day, takesBack, amount, ...said } of moves) {
          const { entries } = await viewOf(id);
          const target = takesBack === null ? undefined : entries[takesBack % Math.max(1, entries.length)];
          if (target) await reverse(target.id);
          const of = said.kind === 'estimate' ? { ...said, year: null, source: null } : said;
          const onDay = `2023-11-${String(day).padStart(2, '0')}`;
          if (!target) await enter(id, { ...of, amount: String(amount), onDay, paper: `${made++}/CT` });
        }
        const { item, lines, curve, entries } = await viewOf(id);
        const rows = await office.db
          .selectFrom('investmentEntry')
          .select(['kind', 'year', 'source', 'amount'])
          .where('itemId', '=', id)
          .execute();
        expect(entries).toHaveLength(rows.length);
        const recount = (fits: (row: (typeof rows)[number]) => boolean) =>
          String(rows.filter(fits).reduce((sum, { amount }) => sum + BigInt(amount), 0n));
        for (const one of ['plan', 'allocation', 'disbursement'] as const) {
          expect(item.sums[one]).toBe(recount((row) => row.kind === one));
          for (const { year, source, sums } of lines)
            expect(sums[one]).toBe(
              recount((row) => row.kind === one && row.year === year && row.source === source),
            );
        }
        expect(item.estimate ?? '0').toBe(recount(({ kind: one }) => one === 'estimate'));
        const now = curve.find(({ on }) => on === '2023-11-20');
        expect(now?.allocation ?? '0').toBe(item.sums.allocation);
      }),
      { numRuns: 3 },
    );
  });

  it('an entry is taken back once, whole, and stays to be seen', async () => {
    const id = await anItem();
    const { json } = await enter(id, { amount: '2500000' });
    expect((await reverse(json.id)).status).toBe(200);
    const again = await reverse(json.id);
    expect(again.status).toBe(409);
    expect(again.json.message).toBe('Dòng này đã được huỷ. Chưa có gì thay đổi thêm.');
    const { item, entries } = await viewOf(id);
    expect(item.sums.allocation).toBe('0');
    expect(entries.map(({ amount, reversesId }) => [amount, reversesId])).toEqual([
      ['2500000', null],
      ['-2500000', json.id],
    ]);
    // As it stood before it was taken back.
    expect((await viewOf(id, 'phuong', '2023-11-10')).item.sums.allocation).toBe('2500000');
  });

  it('refuses the same twice, a day to come, and a cut below nought', async () => {
    const id = await anItem();
    await enter(id, { paper: '12/QĐ' });
    expect((await enter(id, { paper: '12/QĐ' })).status).toBe(409);
    expect((await enter(id, { paper: '13/QĐ' })).status).toBe(200);
    expect((await enter(id, { onDay: '2023-11-21' })).json.message).toContain('Ngày 21/11/2023 chưa đến');
    const cut = await enter(id, { amount: '-2000001' });
    expect(cut.status).toBe(422);
    expect(cut.json.message).toContain('Phân bổ Ngân sách tỉnh năm 2023 sẽ là -1\u00a0đ');
    expect((await enter(id, { amount: '1.5' })).status).toBe(400);
  });
});

it('history only grows: the rows of money and of milestones are not changed by anybody', async () => {
  const id = await anItem();
  await enter(id, {});
  const change = office.db.updateTable('investmentEntry').set({ amount: '5' }).where('itemId', '=', id);
  await expect(change.execute()).rejects.toThrow('history only grows');
  const taken = office.db.deleteFrom('investmentEntry').where('itemId', '=', id);
  await expect(taken.execute()).rejects.toThrow('history only grows');
});

describe('milestones', () => {
  it('a late act, one done twice or one that jumps ahead never moves an item back or twice', async () => {
    const id = await anItem();
    const act = fc.record({
      from: fc.constantFrom(null, ...stages),
      to: fc.constantFrom(...stages),
      day: fc.integer({ min: 1, max: 28 }),
      repeats: fc.boolean(),
    });
    let [at, since]: [Stage | null, string] = [null, ''];
    const place = (stage: Stage | null) => (stage === null ? -1 : stages.indexOf(stage));
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 8 }), async (acts) => {
        for (const { from, to, day, repeats } of acts) {
          const onDay = `2023-10-${String(day).padStart(2, '0')}`;
          const step = { itemId: id, from, to, onDay, paper: null, note: null };
          const may =
            from === at &&
            onDay >= since &&
            (place(to) === place(at) + 1 || (at === 'tender' && to === 'handover'));
          const { status } = await office.call('phuong', 'investments.step', step);
          expect(status).toBe(may ? 200 : 409);
          if (may) [at, since] = [to, onDay];
          if (may && repeats)
            expect((await office.call('phuong', 'investments.step', step)).status).toBe(409);
        }
        expect((await viewOf(id)).item.stage).toBe(at);
      }),
      { numRuns: 4 },
    );
    const rows = (await viewOf(id)).steps.map(({ stage }) => place(stage));
    expect(rows).toEqual([...new Set(rows)].toSorted((a, b) => a - b));
  });

  it('one written by mistake is taken back with a reason, and only the last', async () => {
    const id = await anItem();
    const step = { itemId: id, onDay: '2023-11-01', paper: '1/QĐ', note: null };
    await office.call('phuong', 'investments.step', { ...step, from: null, to: 'policy' });
    await office.call('phuong', 'investments.step', { ...step, from: 'policy', to: 'project' });
    const back = (from: string) =>
      office.call('phuong', 'investments.takeBack', { itemId: id, from, reason: 'Ghi nhầm hạng mục' });
    expect((await back('policy')).status).toBe(409);
    expect((await back('project')).status).toBe(200);
    expect((await back('project')).status).toBe(409);
    const { item, steps } = await viewOf(id);
    expect(item.stage).toBe('policy');
    expect(steps).toHaveLength(3);
  });

  it('a planned day that moves is kept with why, and says who must move next and how late', async () => {
    const { json } = await office.call('huong', 'agencies.list', {});
    const ubnd = json.find(({ key }: { key: string }) => key === 'ubnd-tinh');
    const id = await anItem();
    const plan = { itemId: id, stage: 'policy', agencyId: ubnd.id, reason: null };
    await office.call('phuong', 'investments.planStep', { ...plan, plannedOn: '2023-10-01' });
    const moved = { ...plan, plannedOn: '2023-11-10' };
    expect((await office.call('phuong', 'investments.planStep', moved)).status).toBe(400);
    await office.call('phuong', 'investments.planStep', { ...moved, reason: 'Chờ thẩm định' });
    const { item, milestones } = await viewOf(id);
    expect(item).toMatchObject({ next: 'policy', nextOn: '2023-11-10', daysLate: 10 });
    expect(item.nextBy?.name).toBe('UBND tỉnh');
    expect(milestones[0]?.history.map(({ plannedOn }) => plannedOn)).toEqual(['2023-10-01', '2023-11-10']);
  });
});

describe('who sees what', () => {
  it('another agency sees the items that it owns or helps with, and writes none', async () => {
    const { json } = await office.call('huong', 'agencies.list', {});
    const home = json.find(({ key }: { key: string }) => key === 'so-noi-vu');
    const id = await anItem({ coordinatingIds: [home.id] });
    const other = await anItem();
    const { items, isWhole, mayKeep } = (await office.call('quang', 'investments.list', {})).json;
    expect([items.map((one: { id: string }) => one.id), isWhole, mayKeep]).toEqual([[id], false, false]);
    expect((await office.call('quang', 'investments.get', { id: other })).status).toBe(404);
    expect((await enter(id, {}, 'quang')).status).toBe(404);
    expect((await office.call('quang', 'facilities.list', {})).status).toBe(404);
  });

  it('who was named in an earlier plan sees the item no longer', async () => {
    const { json } = await office.call('huong', 'agencies.list', {});
    const home = json.find(({ key }: { key: string }) => key === 'so-noi-vu');
    const id = await anItem();
    const plan = { itemId: id, stage: 'policy', plannedOn: '2024-03-01', reason: null };
    const see = async () => (await office.call('quang', 'investments.get', { id })).status;
    await office.call('phuong', 'investments.planStep', { ...plan, agencyId: home.id });
    expect(await see()).toBe(200);
    await office.call('phuong', 'investments.planStep', { ...plan, agencyId: null });
    expect(await see()).toBe(404);
  });

  it('a unit of the school sees all of it and writes nothing', async () => {
    const id = await anItem();
    expect((await viewOf(id, 'long')).item.id).toBe(id);
    expect((await enter(id, {}, 'long')).status).toBe(403);
  });
});

it('no row is lost for what was left out: list, page, XLSX, DOCX, facts', async () => {
  const optional = ['need', 'ownerId', 'coordinatingIds', 'note', 'estimate', 'money', 'step'] as const;
  const { json } = await office.call('huong', 'agencies.list', {});
  const ownerId = json.find(({ key }: { key: string }) => key === 'ubnd-tinh').id;
  const full = { need: 'Nhu cầu', ownerId, coordinatingIds: [ownerId], note: 'Ghi chú' };
  await fc.assert(
    fc.asyncProperty(fc.subarray([...optional]), async (given) => {
      const has = (key: (typeof optional)[number]) => given.includes(key);
      const said = Object.fromEntries(Object.entries(full).filter(([key]) => has(key as 'need')));
      const id = await anItem(said);
      if (has('estimate')) await enter(id, { kind: 'estimate', year: null, source: null });
      if (has('money')) await enter(id, {});
      const step = { itemId: id, from: null, to: 'policy', onDay: '2023-11-01', paper: null, note: null };
      if (has('step')) await office.call('phuong', 'investments.step', step);
      const { items } = (await office.call('phuong', 'investments.list', {})).json;
      expect(items.map((one: { id: string }) => one.id)).toContain(id);
      expect((await viewOf(id)).item.code).toBe(`T-${made}`);
    }),
    { numRuns: 4 },
  );
  const { items } = (await office.call('phuong', 'investments.list', {})).json;
  const { officeId, schoolId } = await office.db
    .selectFrom('investmentItem')
    .select(['officeId', 'schoolId'])
    .limit(1)
    .executeTakeFirstOrThrow();
  const ask = { officeId, schoolId, day: '2023-11-20', from: '2023-01-01' };
  const fact = (await investmentsFacts.read(office.db, ask)).get('hang_muc_dau_tu');
  expect(fact?.rows.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }: Item) => id).toSorted());
  for (const kind of ['xlsx', 'docx']) {
    const file = await office.fetch('phuong', `/api/investments.${kind}`);
    const read = await readBytes(new Uint8Array(await file.arrayBuffer()), `tep.${kind}`);
    for (const { code } of items) expect(read.ok && read.value.text).toContain(code);
  }
});

// Last: the clock of the office goes on and does not come back.
describe('as of a day', () => {
  const on = async (day: string) =>
    (await office.call('phuong', 'investments.list', { asOf: day })).json.items as Item[];

  it('an item counts from its own day or its first paper until it is taken out, called as it was then', async () => {
    const id = await anItem({ name: 'Tên cũ' });
    await office.call('huong', 'example.setClock', { today: '2023-11-27' });
    const { item } = await viewOf(id);
    const save = { ...{ id, code: item.code, name: 'Tên mới' }, ...words, note: null };
    expect((await office.call('phuong', 'investments.save', save)).status).toBe(200);
    const called = async (day: string) => (await on(day)).find((one) => one.id === id)?.name;
    expect(await called('2023-11-19')).toBeUndefined();
    expect(await called('2023-11-22')).toBe('Tên cũ');
    expect(await called('2023-11-27')).toBe('Tên mới');
    expect((await office.call('phuong', 'investments.remove', { id })).status).toBe(200);
    expect(await called('2023-11-27')).toBeUndefined();
    expect(await called('2023-11-22')).toBe('Tên cũ');
    const paid = await anItem();
    await enter(paid, { onDay: '2023-06-01' });
    expect((await on('2023-06-01')).map((one) => one.id)).toContain(paid);
  });

  it('a facility taken out today stays on earlier days, and nothing more is invested in it', async () => {
    const none = { neededAreaM2: null, neededCount: null, need: null, landPaper: null, note: null };
    const hall = { onDay: '2023-11-01', kind: 'hall', name: 'Hội trường', condition: 'good' };
    const record = { id: null, ...hall, areaM2: '120', count: 1, ...none };
    const { id } = (await office.call('phuong', 'facilities.record', record)).json;
    expect((await office.call('phuong', 'facilities.remove', { id })).status).toBe(200);
    const listed = async (asOf: string) =>
      (await office.call('phuong', 'facilities.list', { asOf })).json.facilities.length;
    expect([await listed('2023-11-26'), await listed('2023-11-27')]).toEqual([1, 0]);
    const item = { id: null, code: 'T-BO', name: 'Sửa', ...words, facilityId: id, note: null };
    const { status, json } = await office.call('phuong', 'investments.save', item);
    expect([status, json.message]).toEqual([422, expect.stringContaining('không còn trong danh sách')]);
  });

  it('a milestone that is done is not planned anew', async () => {
    const id = await anItem();
    const step = { itemId: id, from: null, to: 'policy', onDay: '2023-11-01', paper: null, note: null };
    await office.call('phuong', 'investments.step', step);
    const plan = { itemId: id, stage: 'policy', plannedOn: '2024-06-30', agencyId: null, reason: 'Lùi' };
    expect((await office.call('phuong', 'investments.planStep', plan)).status).toBe(422);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { loadSet, readSet, shippedSets } from '../sets/store.ts';

let office: TestOffice;
let ids: Map<string, string>;
const sets: { id: string; indicators: { id: string; code: string }[] }[] = [];
beforeAll(async () => {
  office = await startTestOffice();
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  for (const key of ['11-qd-tw-2021', 'tap-huan-55']) {
    const file = (await shippedSets()).find((one) => one.key === key);
    const id = file && (await loadSet(office.db, { officeId, addedBy: null }, file));
    const set = id && (await readSet(office.db, officeId, id));
    if (set) sets.push(set);
  }
  const { json } = await office.call('huong', 'agencies.list', {});
  ids = new Map(json.map((one: { key: string | null; id: string }) => [one.key, one.id]));
});
afterAll(() => office.stop());

const [school, unit, outside] = ['truong-chinh-tri-tinh', 'phong-to-chuc', 'ban-to-chuc-tinh-uy'];
const idOf = (key: string) => ids.get(key) ?? '';
const indicator = (set: number, code: string) =>
  sets[set]?.indicators.find((one) => one.code === code)?.id ?? '';

describe('owners', () => {
  const list = async () => (await office.call('mai', 'owners.list', { setId: sets[1]?.id })).json;

  it('are said of many indicators at once; what is left out stays as it is with each', async () => {
    const set = (indicatorIds: string[], patch: object) =>
      office.call('mai', 'owners.set', { setId: sets[1]?.id, indicatorIds, patch });
    const [a, b] = [indicator(1, '2.5'), indicator(1, '2.9')];
    await set([a], { ledBy: 'other', dependsOnId: idOf(outside) });
    expect((await set([a, b], { agencyId: idOf(unit) })).json).toEqual({ changed: 2 });
    const { owners, units, bodies } = await list();
    expect(owners).toEqual(
      expect.arrayContaining([
        { indicatorId: a, agencyId: idOf(unit), ledBy: 'other', dependsOnId: idOf(outside) },
        { indicatorId: b, agencyId: idOf(unit), ledBy: 'school', dependsOnId: null },
      ]),
    );
    expect(units.map((one: { id: string }) => one.id)).toContain(idOf(school));
    expect(bodies.map((one: { id: string }) => one.id)).not.toContain(idOf(unit));
    // A body outside does not answer for an indicator, nor an indicator of another set.
    expect((await set([a], { agencyId: idOf(outside) })).status).toBe(404);
    expect((await set([indicator(0, '2.a')], { ledBy: 'other' })).status).toBe(404);
  });
});

describe('which indicator stands for which', () => {
  const between = () => ({ fromId: sets[0]?.id, toId: sets[1]?.id });
  const view = async () => (await office.call('mai', 'mapping.get', between())).json;
  const say = (act: string, toId: string) =>
    office.call('mai', `mapping.${act}`, {
      ...{ fromSetId: sets[0]?.id, toSetId: sets[1]?.id },
      pairs: [{ fromId: indicator(0, '2.b'), toId }],
    });
  const line = async () =>
    (await view()).lines.find((one: { from: { code: string } }) => one.from.code === '2.b');

  it('is only proposed until a person confirms it, and what was taken back stays in the table', async () => {
    expect(await line()).toMatchObject({ confirmed: [], suggested: { code: '2.5' } });
    expect((await view()).diff.filter((one: { state: string }) => one.state === 'added')).toHaveLength(55);
    const to = indicator(1, '2.5');
    expect((await say('confirm', to)).status).toBe(200);
    expect(await line()).toMatchObject({ confirmed: [{ code: '2.5' }], suggested: null });
    expect((await view()).diff.filter((one: { state: string }) => one.state === 'added')).toHaveLength(54);
    await say('remove', to);
    await say('confirm', to);
    const rows = await office.db.selectFrom('indicatorMapping').select('removedBy').execute();
    expect(rows.map(({ removedBy }) => removedBy !== null).sort()).toEqual([false, true]);
    expect((await say('confirm', indicator(0, '2.a'))).status).toBe(404);
  });

  it('carries what the last closed round by the former set said', async () => {
    const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    const round = { officeId, schoolId: idOf(school), setId: sets[0]?.id ?? '', level: 1, name: 'Đợt cũ' };
    const { id: roundId } = await office.db
      .insertInto('assessmentRound')
      .values({ ...round, asOf: '2023-06-30' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const said = { roundId, indicatorId: indicator(0, '2.b'), result: 'unmet' };
    await office.db.insertInto('assessmentResult').values(said).execute();
    expect((await line()).lastResult).toBeNull();
    await office.db
      .updateTable('assessmentRound')
      .set({ closedAt: new Date() })
      .where('id', '=', roundId)
      .execute();
    expect((await line()).lastResult).toEqual({ result: 'unmet', roundName: 'Đợt cũ' });
  });
});

describe('the scheme', () => {
  const scheme = {
    ...{ title: 'Đề án thử', number: '07-ĐA/TU', issuer: 'Ban Thường vụ Tỉnh uỷ', issuedOn: '2022-10-18' },
    ...{ documentId: null, targetLevel: 1, targetOn: '2026-12-31', committee: null },
    phases: [{ name: 'Giai đoạn 1', from: '2022-10-18', to: '2026-12-31' }],
    budget: [{ name: 'Sửa phòng học', amount: '18500000000', source: null }],
  };
  const set = (who: string, more: object) =>
    office.call(who, 'schemes.set', { ...scheme, setId: sets[1]?.id, replaces: null, ...more });

  it('takes the place of the one before, which stays readable; two at once are told apart', async () => {
    const first = await set('huong', {});
    expect(first.status).toBe(200);
    expect((await set('mai', { title: 'Đề án khác' })).status).toBe(409);
    const second = await set('mai', { title: 'Đề án khác', replaces: first.json.id });
    expect(second.status).toBe(200);
    const { json } = await office.call('kien', 'schemes.get', {});
    expect(json.current).toMatchObject({ id: second.json.id, title: 'Đề án khác', endedAt: null });
    expect(json.former).toMatchObject([
      { ...scheme, id: first.json.id, setName: expect.stringContaining('bản 1') },
    ]);
  });

  it('refuses a phase that ends before it begins, and is none of an agency without sight of the school', async () => {
    const phases = [{ name: 'Ngược', from: '2026-01-01', to: '2025-01-01' }];
    expect((await set('mai', { phases })).status).toBe(400);
    expect((await office.call('lan', 'schemes.get', {})).status).toBe(404);
    expect((await set('lan', {})).status).toBe(404);
  });
});

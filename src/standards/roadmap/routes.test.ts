import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { outlookFor } from '../plan/rules.ts';
import { dayOf } from './rules.ts';
import type { GapRow, Roadmap, TaskRow } from './schema.ts';

const TODAY = '2023-11-20';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  expect((await office.call('mai', 'schoolExample.load', {})).status).toBe(200);
});
afterAll(() => office.stop());

const read = async (who = 'mai'): Promise<Roadmap> =>
  (await office.call(who, 'roadmap.get', {})).json.roadmap;
const gapOf = ({ gaps }: Roadmap, code: string) =>
  gaps.find(({ indicator }) => indicator.code === code) as GapRow;
const line = ({ indicator, version, ledBy }: GapRow) => ({
  ...{
    indicatorId: indicator.id,
    gap: null,
    plannedOn: '2025-03-31',
    ledBy,
    note: null,
    lookOn: null,
    version,
  },
});
const words = (roadmap: Roadmap, code: string) => ({
  ...{ title: `Việc thử ${code}`, indicatorIds: [gapOf(roadmap, code).indicator.id] },
  ...{
    leadId: roadmap.agencies.find(({ shortName }) => shortName === 'TCT')?.id ?? null,
    product: 'Báo cáo',
  },
  ...{ coordinatingIds: [], startsOn: '2024-01-01', endsOn: '2024-01-31', dependsOn: [] as string[] },
  ...{ budgetSource: null, budgetAmount: null },
});
const add = async (code: string, patch = {}) => {
  const roadmap = await read();
  const task = { ...words(roadmap, code), ...patch };
  return office.call('mai', 'roadmap.saveTask', {
    setId: roadmap.set.id,
    id: null,
    version: null,
    words: task,
  });
};

describe('the roadmap of the example school', () => {
  it('has each of 55 indicators once: 29 gaps, 26 kept', async () => {
    const { gaps, kept, met, total, tasks } = await read();
    expect([total, met, gaps.length, kept.length]).toEqual([55, 26, 29, 26]);
    const codes = [...gaps, ...kept].map(({ indicator }) => indicator.code);
    expect(new Set(codes).size).toBe(55);
    for (const { taskIds } of gaps) for (const id of taskIds) expect(tasks.map((t) => t.id)).toContain(id);
  });

  it('is for its school, the office and whom the office gives sight of it', async () => {
    const stranger = await office.call('quang', 'roadmap.get', {});
    const seen = (await office.call('huong', 'schools.get', {})).json.partners.length > 0;
    if (!seen) expect(stranger.status).toBe(404);
    expect((await read('thang')).total).toBe(55);
    const version = gapOf(await read(), '1.3').version;
    const saved = await office.call('lan', 'roadmap.saveLine', {
      ...line(gapOf(await read(), '1.3')),
      version,
    });
    expect([403, 404]).toContain(saved.status);
  });

  it('keeps every writing of a line, and refuses who has seen an older one', async () => {
    const row = gapOf(await read(), '1.3');
    expect((await office.call('mai', 'roadmap.saveLine', line(row))).status).toBe(200);
    expect(gapOf(await read(), '1.3').plannedOn).toBe('2025-03-31');
    const stale = await office.call('binh', 'roadmap.saveLine', { ...line(row), plannedOn: '2026-01-01' });
    expect(stale).toMatchObject({ status: 409 });
    expect(stale.json.message).toContain('vừa được người khác sửa');
    const rows = await office.db
      .selectFrom('roadmapLine')
      .select(['plannedOn', 'writtenBy'])
      .where('indicatorId', '=', row.indicator.id)
      .orderBy('id')
      .execute();
    expect(rows.map(({ plannedOn }) => plannedOn)).toEqual([row.plannedOn, '2025-03-31']);
  });

  it('puts tasks one after the other, and refuses those that wait for each other by name', async () => {
    const first = await add('1.3', { title: 'Lập dự thảo' });
    const second = await add('1.3', { title: 'Lấy ý kiến', dependsOn: [first.json.id] });
    expect(second.json.number).toBe(first.json.number + 1);
    const roadmap = await read();
    const times = outlookFor(roadmap, TODAY).schedule.times.get(second.json.id);
    expect(times).toMatchObject({ earliestStart: '2024-02-01', earliestEnd: '2024-03-02' });
    const { version } = roadmap.tasks.find(({ id }) => id === first.json.id) as TaskRow;
    const round = { ...words(roadmap, '1.3'), title: 'Lập dự thảo', dependsOn: [second.json.id] };
    const input = { setId: roadmap.set.id, id: first.json.id, version, words: round };
    const refused = await office.call('mai', 'roadmap.saveTask', input);
    expect(refused.status).toBe(400);
    expect(refused.json.message).toContain('«Lập dự thảo»');
    expect(refused.json.message).toContain('«Lấy ý kiến»');
  });

  it('refuses a task that ends before it begins, and one of a foreign indicator', async () => {
    const late = await add('1.3', { startsOn: '2024-02-01', endsOn: '2024-01-01' });
    expect([late.status, late.json.message]).toEqual([
      400,
      'Ngày kết thúc 01/01/2024 ở trước ngày bắt đầu 01/02/2024. Chưa có gì được lưu.',
    ]);
    expect((await add('1.3', { indicatorIds: [crypto.randomUUID()] })).status).toBe(404);
  });

  it('writes what was tried as a whole or not at all', async () => {
    const before = await read();
    const [row, other] = before.gaps.filter(({ plannedOn }) => plannedOn !== null) as [GapRow, GapRow];
    const [a, b] = [row.indicator.id, other.indicator.id];
    const moves = [
      { what: 'moveLine', id: a, days: 30 },
      { what: 'dropLine', id: b },
    ];
    const save = (seen: object) =>
      office.call('mai', 'roadmap.saveMoves', { setId: before.set.id, moves, seen });
    expect((await save({ [a]: row.version, [b]: 0 })).status).toBe(409);
    expect(gapOf(await read(), row.indicator.code).plannedOn).toBe(row.plannedOn);
    expect((await save({ [a]: row.version, [b]: other.version })).status).toBe(200);
    const after = await read();
    expect(gapOf(after, row.indicator.code).plannedOn).not.toBe(row.plannedOn);
    expect(gapOf(after, other.indicator.code).plannedOn).toBeNull();
    expect(dayOf(outlookFor(after, TODAY).cumulative, 55)).toBeNull();
  });

  it('takes a task out for good, with who and when; its number is not given again', async () => {
    const task = await add('1.3');
    const input = { setId: (await read()).set.id, id: task.json.id };
    expect((await office.call('mai', 'roadmap.removeTask', input)).status).toBe(200);
    expect((await office.call('mai', 'roadmap.removeTask', input)).status).toBe(409);
    expect((await add('1.3')).json.number).toBe(task.json.number + 1);
    const kept = await office.db
      .selectFrom('planTask')
      .select(['removedAt', 'removedBy'])
      .where('id', '=', task.json.id)
      .executeTakeFirstOrThrow();
    expect([kept.removedAt, kept.removedBy]).not.toContain(null);
  });
});

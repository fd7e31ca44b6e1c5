import { readBack } from '@dondoc/writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Roadmap } from '../roadmap/schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  expect((await office.call('mai', 'schoolExample.load', {})).status).toBe(200);
});
afterAll(() => office.stop());

const read = async (): Promise<Roadmap> => (await office.call('huong', 'roadmap.get', {})).json.roadmap;
const issue = (roadmap: Roadmap, taskIds: string[]) =>
  office.call('huong', 'plan.issue', { setId: roadmap.set.id, taskIds });

describe('the tasks of a plan as directives', () => {
  it('keep the plan as their origin, and are issued once', async () => {
    const roadmap = await read();
    const [first, second] = roadmap.tasks;
    const once = await issue(roadmap, [first?.id ?? '']);
    expect(once.json).toMatchObject({ issued: [{ number: first?.number }], already: [] });
    const code = once.json.issued[0].code;
    expect(code).toMatch(/^NV2023-\d{4}$/);
    const directive = (await office.call('huong', 'directives.get', { code })).json;
    expect(directive).toMatchObject({
      product: first?.product,
      standing: { due: first?.endsOn, dueOrigin: 'roadmap' },
    });
    const origin = (await office.call('huong', 'planning.origin', { code })).json;
    expect(origin).toMatchObject({
      number: first?.number,
      plannedOn: '2023-11-20',
      plannedBy: 'Lò Thị Hương',
    });
    expect(origin.title).toMatch(/^Kế hoạch thực hiện /);
    const again = await issue(roadmap, [first?.id ?? '', second?.id ?? '']);
    expect(again.json).toMatchObject({ already: [first?.number], issued: [{ number: second?.number }] });
    const after = (await read()).tasks.find(({ id }) => id === first?.id);
    expect(after?.work).toMatchObject({ code, state: 'open', daysLate: 0 });
  });

  it('are shown on the pages of their indicators', async () => {
    const { tasks } = await read();
    const task = tasks.find(({ directiveId }) => directiveId !== null);
    const links = await office.db
      .selectFrom('indicatorLink')
      .select('indicatorId')
      .where('directiveId', '=', task?.directiveId ?? '')
      .execute();
    expect(links.map(({ indicatorId }) => indicatorId).toSorted()).toEqual(task?.indicatorIds.toSorted());
  });

  it('are not changed in the plan any more', async () => {
    const roadmap = await read();
    const task = roadmap.tasks.find(({ directiveId }) => directiveId !== null);
    const removed = await office.call('mai', 'roadmap.removeTask', { setId: roadmap.set.id, id: task?.id });
    expect(removed.status).toBe(409);
    expect(removed.json.message).toContain(`đã giao thành nhiệm vụ ${task?.directiveCode}`);
  });

  it('need a body that leads, and a day that has not passed: all of them or none', async () => {
    const roadmap = await read();
    const ready = roadmap.tasks.filter(({ directiveId }) => directiveId === null);
    const words = {
      ...{ title: 'Việc chưa phân công', indicatorIds: [roadmap.gaps[0]?.indicator.id], leadId: null },
      ...{ coordinatingIds: [], product: null, startsOn: null, endsOn: null, dependsOn: [] },
      ...{ budgetSource: null, budgetAmount: null },
    };
    const input = { setId: roadmap.set.id, id: null, version: null, words };
    const { json } = await office.call('mai', 'roadmap.saveTask', input);
    const refused = await issue(roadmap, [ready[0]?.id ?? '', json.id]);
    expect(refused.status).toBe(400);
    expect(refused.json.message).toContain(`việc số ${json.number} chưa có cơ quan chủ trì`);
    expect((await read()).tasks.filter(({ directiveId }) => directiveId === null)).toHaveLength(
      ready.length + 1,
    );
  });
});

describe('the plan on paper', () => {
  const paper = async (issuer: string) => {
    const response = await office.fetch('huong', `/api/roadmap/plan.docx?issuer=${issuer}`);
    expect(response.status).toBe(200);
    const read = readBack(new Uint8Array(await response.arrayBuffer()));
    if (!read.ok) throw new Error('the plan cannot be read back');
    return read;
  };

  it('lists every indicator exactly once, met ones as kept', async () => {
    const { gaps, kept } = await read();
    const { rows, lines } = await paper('school');
    const codes = rows.map(([code]) => code).filter((code) => /^\d\.\d+$/.test(code ?? ''));
    expect(codes).toEqual(
      [...gaps, ...kept]
        .toSorted((a, b) => a.indicator.position - b.indicator.position)
        .map(({ indicator }) => indicator.code),
    );
    expect(codes).toHaveLength(55);
    const held = rows.filter((cells) => cells.some((cell) => cell.startsWith('Giữ vững')));
    expect(held).toHaveLength(kept.length);
    expect(lines.join('\n')).toContain('26/55 (47,3 %)');
  });

  it('is of the school or of the office, each in its own format', async () => {
    expect((await paper('school')).rows.flat().join('\n').toUpperCase()).toContain('TRƯỜNG CHÍNH TRỊ');
    expect((await paper('office')).rows.flat().join('\n').toUpperCase()).toContain('VĂN PHÒNG');
  });
});

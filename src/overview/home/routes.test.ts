import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSilent } from '#directives/rules.ts';
import type { DirectiveSummary } from '#directives/schema.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  const { codes } = await publishExample(office);
  const setDeadline = (code: string | undefined, date: string) =>
    office.call('clerk', 'directives.setDeadline', {
      code,
      deadline: { kind: 'date', date, origin: 'office' },
    });
  await setDeadline(codes[0], '2023-12-20');
  await setDeadline(codes[1], '2023-12-10');
  await office.call('clerk', 'example.setClock', { today: '2024-04-01' });
  const report = { code: codes[2], text: 'Đã xong việc được giao.', done: true, percent: 100, fileIds: [] };
  await office.call('contact', 'directives.report', report);
  const { json } = await office.call('head', 'directives.get', { code: codes[2] });
  await office.call('head', 'directives.approve', { code: codes[2], reportId: json.waitingReport.id });
});
afterAll(() => office.stop());

test('the desk shows the first of each pile as the whole list has it', async () => {
  const { rows } = (await office.call('clerk', 'directives.list', {})).json;
  const { json } = await office.call('clerk', 'home.get', undefined);
  const codes = (list: DirectiveSummary[]) => list.map(({ code }) => code);
  const late = (rows as DirectiveSummary[]).filter(({ standing }) => standing.headline === 'open-late');
  const silent = (rows as DirectiveSummary[]).filter(({ standing }) => isSilent(standing));
  expect(codes(json.late.rows)).toEqual(
    codes(late.toSorted((a, b) => b.standing.daysLate - a.standing.daysLate)),
  );
  expect(json.late.rows[0].standing.daysLate).toBeGreaterThan(json.late.rows[1].standing.daysLate);
  expect(json.silent.total).toBe(silent.length);
  expect(json.silent.rows).toHaveLength(8);
  expect(json.toAccept).toMatchObject({ total: 1, rows: [{ standing: { next: { actor: 'office' } } }] });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';

let office: TestOffice;
let code: string;
beforeAll(async () => {
  office = await startTestOffice();
  code = (await publishExample(office)).codes[0] ?? '';
});
afterAll(() => office.stop());

const report = async () => {
  const text = 'Đã làm xong, hiệu trưởng tự lập báo cáo.';
  await office.call('head', 'directives.report', { code, text, done: true, percent: 100, fileIds: [] });
  const { json } = await office.call('head', 'directives.get', { code });
  return json;
};

test('one who wrote the report approves it only under kiêm nhiệm, and all see that', async () => {
  const { waitingReport } = await report();
  const approve = { code, reportId: waitingReport.id };
  expect((await office.call('head', 'directives.approve', approve)).status).toBe(403);

  const reason = 'Trường chỉ có một người phụ trách việc này';
  expect((await office.call('head', 'duties.set', { reason })).status).toBe(200);
  expect((await office.call('head', 'duties.set', { reason })).status).toBe(409);
  for (const who of ['clerk', 'lan', 'inspector'])
    expect((await office.call(who, 'duties.list', undefined)).json).toMatchObject([
      { reason, endedOn: null },
    ]);

  expect((await office.call('head', 'directives.approve', approve)).status).toBe(200);
  const { json } = await office.call('clerk', 'directives.get', { code });
  expect(json.events.at(-1)).toMatchObject({ kind: 'report_approved', data: { combined: true } });
});

test('another agency has no leave by it, and it ends', async () => {
  expect((await office.call('son', 'duties.end', undefined)).status).toBe(409);
  expect((await office.call('head', 'duties.end', undefined)).status).toBe(200);
  const { json } = await office.call('clerk', 'directives.get', { code });
  await office.call('clerk', 'directives.returnCompletion', {
    code,
    reportId: json.waitingReport.id,
    reason: 'Ghi rõ số lớp',
  });
  const { waitingReport } = await report();
  const again = await office.call('head', 'directives.approve', { code, reportId: waitingReport.id });
  expect(again.status).toBe(403);
});

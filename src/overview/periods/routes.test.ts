import { afterAll, beforeAll, expect, it } from 'vitest';
import { listOffices } from '#accounts/store.ts';
import { systemClock } from '#platform/clock.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { timed } from '../../app.ts';
import { reports } from '../verifying/forms.ts';
import { verifyReport } from '../verifying/store.ts';
import type { Periods } from './schema.ts';

const code = 'TB118-2023-3.6';
let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
  const deadline = { kind: 'date', date: '2023-12-01', origin: 'office' };
  await office.call('huong', 'directives.setDeadline', { code, deadline });
});
afterAll(() => office.stop());

const periods = async (year?: number): Promise<Periods> =>
  (await office.call('thang', 'periods.get', { year })).json;
const onDay = (today: string) => office.call('huong', 'example.setClock', { today });
/** The clock strikes, as the server hears it. */
async function strike() {
  const { db } = office;
  await timed.drafts?.run({ db, clock: systemClock } as never, '2026-11-29');
}

it('makes the draft of the month on its last day, once, and tells the clerk', async () => {
  await onDay('2023-12-30');
  await strike();
  expect((await periods()).drafts.map(({ toDay }) => toDay)).not.toContain('2023-12-31');
  await onDay('2023-12-31');
  await strike();
  const { drafts } = await periods();
  expect(drafts[0]).toMatchObject({ kind: 'month', fromDay: '2023-12-01', toDay: '2023-12-31' });
  await strike();
  expect((await periods()).drafts).toEqual(drafts);
  const told = await office.db
    .selectFrom('notice')
    .select('title')
    .where('kind', '=', 'report-draft')
    .where('title', 'like', '%tháng 12/2023%')
    .execute();
  expect(told).toEqual([{ title: 'Dự thảo báo cáo kỳ tháng 12/2023 đã lập' }]);
});

it('gives the draft the same bytes whatever is recorded afterwards, and its figures can be verified', async () => {
  const { drafts } = await periods();
  const paper = async () => {
    const answer = await office.fetch('thang', `/api/report-drafts/${drafts[0]?.id}`);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const bytes = await paper();
  const deadline = { kind: 'date', date: '2023-12-20', origin: 'office' };
  await office.call('huong', 'directives.setDeadline', { code: 'TB118-2023-3.7', deadline });
  expect(Buffer.compare(bytes, await paper())).toBe(0);
  const checked = await verifyReport(office.db, reports, bytes);
  if (!checked.ok) return expect.fail(checked.message);
  expect(checked.figures.filter(({ equal }) => !equal)).toEqual([]);
  const pdf = await office.fetch('thang', `/api/report-drafts/${drafts[0]?.id}?as=pdf`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
});

it('is the calendar month until the office sets its own cut-off, and says that it is a setting', async () => {
  const usual = await periods(2023);
  expect(usual).toMatchObject({ isDefault: true, regime: { isSetting: true, basis: null } });
  expect(usual.periods[1]).toMatchObject({ fromDay: '2023-02-01', toDay: '2023-02-28' });
  const settings = { cutOffDay: 24, handInDays: 3, kinds: ['month', 'quarter'] };
  expect((await office.call('huong', 'periods.save', settings)).status).toBe(200);
  const set = await periods(2023);
  expect(set).toMatchObject({ isDefault: false, settings });
  expect(set.periods[1]).toMatchObject({ kind: 'month', fromDay: '2023-01-25', toDay: '2023-02-24' });
  expect(set.periods.filter(({ kind }) => kind === 'quarter')).toHaveLength(4);
  // What was reported stays reported.
  expect(set.drafts.map(({ toDay }) => toDay)).toContain('2023-12-31');
});

it('lets the clerk make one at once, not before its cut-off, not twice, and nobody else', async () => {
  await onDay('2023-12-26');
  const ask = { kind: 'month', toDay: '2023-12-24' };
  expect((await office.call('thang', 'periods.draft', ask)).status).toBe(403);
  expect((await office.call('huong', 'periods.draft', ask)).status).toBe(200);
  expect((await office.call('huong', 'periods.draft', ask)).status).toBe(409);
  const early = await office.call('huong', 'periods.draft', { kind: 'month', toDay: '2024-01-24' });
  expect(early.status).toBe(409);
  const none = await office.call('huong', 'periods.draft', { kind: 'month', toDay: '2023-12-14' });
  expect(none.status).toBe(404);
});

it('refuses a setting that no regulation allows: handed in on the day of the cut-off', async () => {
  const settings = { cutOffDay: 31, handInDays: 0, kinds: ['month'] };
  expect((await office.call('huong', 'periods.save', settings)).status).toBe(400);
});

it('cuts a State office by the decree, whatever it has set', async () => {
  const [example] = await listOffices(office.db);
  await office.db
    .updateTable('office')
    .set({ regime: 'state' })
    .where('id', '=', example?.id ?? '')
    .execute();
  const { regime, periods: all } = await periods(2026);
  expect(regime).toMatchObject({ isSetting: false, basis: expect.stringContaining('Điều 12') });
  expect(all[0]).toMatchObject({ fromDay: '2025-12-15', toDay: '2026-01-14' });
  // Wednesday 14/01/2026: handed in three working days later, by the office's own setting.
  expect(all[0]?.deadline).toBe('2026-01-19');
});

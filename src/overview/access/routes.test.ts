import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { timed } from '../../app.ts';
import type { AccountRow } from './schema.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const view = async () => (await office.call('administrator', 'access.view', undefined)).json;
const rowOf = async (username: string): Promise<AccountRow> =>
  (await view()).rows.find((row: AccountRow) => row.username === username);

it('lists who comes in, as what, by which door, and what to look at twice', async () => {
  const token = { name: 'Phần mềm kế toán', scopes: ['read', 'documents'], expiresOn: '2026-12-31' };
  const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  expect((await office.call('clerk', 'tokens.make', { ...token, expiresOn: until })).status).toBe(200);
  const clerk = await rowOf('huong');
  expect(clerk).toMatchObject({ role: 'clerk', hasSecondFactor: false, offSince: null });
  expect(clerk.tokens).toMatchObject([{ name: 'Phần mềm kế toán', scopes: ['read', 'documents'] }]);
  expect(clerk.signedInAt).not.toBeNull();
  expect((await rowOf('son')).remarks).toContain('Chưa đăng nhập lần nào');
  expect((await rowOf('quantri')).remarks).toEqual(['Quyền cao nhưng chưa có lớp xác thực thứ hai']);
});

it('shows a second factor, and a door left open by somebody who is off', async () => {
  const user = (await rowOf('huong')).userId;
  await office.db
    .insertInto('authTwoFactor')
    .values({ userId: user, secret: 'x', backupCodes: 'x', verified: true })
    .execute();
  await office.db
    .insertInto('accountStanding')
    .values({ userId: user, offSince: new Date(), offBy: 'administrator' })
    .onConflict((oc) => oc.column('userId').doUpdateSet({ offSince: new Date(), offBy: 'administrator' }))
    .execute();
  const clerk = await rowOf('huong');
  expect(clerk).toMatchObject({ hasSecondFactor: true, offBy: 'administrator' });
  expect(clerk.remarks).toContain('Đã ngừng nhưng còn 1 mã truy cập');
});

it('is recorded by whoever looked, over what they looked at', async () => {
  const { rows, reviews } = await view();
  expect(reviews).toEqual([]);
  const wrong = await office.call('administrator', 'access.confirm', {
    accounts: rows.length - 1,
    note: null,
  });
  expect([wrong.status, wrong.json.message]).toEqual([409, expect.stringContaining(`${rows.length} dòng`)]);
  const done = { accounts: rows.length, note: 'Không đổi gì' };
  expect((await office.call('administrator', 'access.confirm', done)).status).toBe(200);
  const after = await view();
  expect(after).toMatchObject({ isDue: false, dueOn: '2024-11-20', reviews: [{ accounts: rows.length }] });
  const kept = await office.db.selectFrom('accessReview').select('rowsSeen').executeTakeFirstOrThrow();
  expect(JSON.stringify(kept.rowsSeen)).not.toContain(rows[0].name);
});

it('is asked for when its months are over, once', async () => {
  const asked = async () =>
    (await office.call('administrator', 'inbox.list', undefined)).json.filter(
      ({ kind }: { kind: string }) => kind === 'accessReview',
    ).length;
  await timed['access-review']?.run(office.parts, '2023-11-20');
  expect(await asked()).toBe(0);
  await office.db.updateTable('office').set({ exampleToday: '2024-11-20' }).execute();
  await timed['access-review']?.run(office.parts, '2024-11-20');
  await timed['access-review']?.run(office.parts, '2024-11-20');
  expect(await asked()).toBe(1);
});

it('goes out as a list with a column for the verdict; that it went is in the log', async () => {
  const response = await office.fetch('inspector', '/api/access-review.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const sheet = book.worksheets[0];
  expect(sheet?.getRow(1).values).toEqual(
    expect.arrayContaining(['Mã truy cập còn hiệu lực', 'Kết luận rà soát']),
  );
  expect(sheet?.rowCount).toBe((await view()).rows.length + 1);
  const { lines } = (await office.call('inspector', 'log.list', {})).json;
  expect(lines.map(({ act }: { act: string }) => act)).toContain('access.export');
});

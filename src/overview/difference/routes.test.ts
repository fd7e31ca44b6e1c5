import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DirectiveList } from '#directives/listing/schema.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { reports } from '../verifying/forms.ts';
import { verifyReport } from '../verifying/store.ts';
import { isShown } from './rules.ts';
import type { Change, ChangedRow, Difference } from './schema.ts';

const FROM = '2023-11-13';
const TO = '2023-12-20';
const late = 'TB118-2023-3.6';
let office: TestOffice;
let recorded: string;

beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
  const set = (code: string, date: string) =>
    office.call('huong', 'directives.setDeadline', {
      code,
      deadline: { kind: 'date', date, origin: 'office' },
    });
  const { recordedUntil } = (await office.call('thang', 'directives.list', {})).json;
  recorded = new Date(recordedUntil).toISOString();
  await set(late, '2023-12-01');
  await set('TB118-2023-3.7', '2024-03-01');
  await office.call('huong', 'example.setClock', { today: TO });
});
afterAll(() => office.stop());

const between = async (query: object): Promise<Difference> =>
  (await office.call('thang', 'difference.get', query)).json;
const list = async (filter: object): Promise<DirectiveList> =>
  (await office.call('thang', 'directives.list', filter)).json;
const codesOf = (rows: ChangedRow[], change: Change) =>
  rows.filter((row) => isShown(row, change)).map(({ code }) => code);

it('says what turned late between two days, and the numbers of both are those of the list', async () => {
  const first = (await list({})).rows[0]?.publishedOn ?? '';
  const found = await between({ from: first, to: TO });
  expect(codesOf(found.rows, 'turnedLate')).toEqual([late]);
  expect(codesOf(found.rows, 'new')).toEqual([]);
  for (const side of [found.before, found.after]) {
    const known = { asOf: side.asOf, recordedUntil: new Date(side.recordedUntil).toISOString() };
    expect((await list(known)).counts).toEqual(side.counts);
  }
  for (const flow of found.flows) expect(flow.after).toBe(flow.before + flow.in - flow.out);
});

it('tells a day before by what was known at its own moment: then the deadlines are new', async () => {
  const first = (await list({})).rows[0]?.publishedOn ?? '';
  const found = await between({ from: first, fromKnown: recorded, to: TO });
  expect(codesOf(found.rows, 'moved').sort()).toEqual([late, 'TB118-2023-3.7']);
  expect(found.before.counts.undated).toBe(found.after.counts.undated + 2);
});

it('from before there was anything, all of it is new', async () => {
  const found = await between({ from: '2020-01-01', to: TO });
  expect(codesOf(found.rows, 'new')).toHaveLength(13);
  expect(found.before.counts.total).toBe(0);
});

it('goes out as a paper that can be verified, the same bytes each time', async () => {
  const paper = async () => {
    const answer = await office.fetch('thang', `/api/difference.docx?from=${FROM}&to=${TO}`);
    expect(answer.status).toBe(200);
    return new Uint8Array(await answer.arrayBuffer());
  };
  const bytes = await paper();
  expect(Buffer.compare(bytes, await paper())).toBe(0);
  const checked = await verifyReport(office.db, reports, bytes);
  if (!checked.ok) return expect.fail(checked.message);
  expect(checked.figures.filter(({ equal }) => !equal)).toEqual([]);
  expect(checked.figures.map(({ label }) => label)).toContain('Chuyển sang quá hạn');
});

it('refuses two days in the wrong order', async () => {
  expect((await office.call('thang', 'difference.get', { from: TO, to: FROM })).status).toBe(400);
  expect((await office.fetch('thang', `/api/difference.docx?from=${TO}&to=${FROM}`)).status).toBe(400);
});

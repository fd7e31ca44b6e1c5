import { readBytes } from '@dondoc/intake';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAgencies } from '#accounts/agencies/store.ts';
import { createMember } from '#accounts/store.ts';
import { countOf } from '#directives/labels.ts';
import type { DirectiveList } from '#directives/listing/schema.ts';
import { Headline } from '#directives/schema.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { publishExample } from '../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import type { Overview } from './schema.ts';

/** Led by the board of propaganda and by the office of the Party committee. */
const code = 'TB118-2023-3.6';
let office: TestOffice;

beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
  const { officeId } = await office.db.selectFrom('document').select('officeId').executeTakeFirstOrThrow();
  const agency = (await listAgencies(office.db, officeId)).find(({ key }) => key === 'van-phong-tinh-uy');
  const passwordHash = await hashPassword('dondoc-vi-du');
  for (const [username, role] of [
    ['daumoi', 'contact'],
    ['chanhvp', 'head'],
  ] as const)
    await office.db.transaction().execute((tx) =>
      createMember(tx, {
        ...{ officeId, agencyId: agency?.id ?? '', role, username, passwordHash },
        ...{ name: username, positionTitle: 'thử', validFrom: '2020-01-01' },
      }),
    );
});
afterAll(() => office.stop());

const list = async (filter: object): Promise<DirectiveList> =>
  (await office.call('thang', 'directives.list', filter)).json;

it('counts a lead that is done by itself, and each figure opens the rows that it counts', async () => {
  const deadline = { kind: 'date', date: '2023-12-01', origin: 'office' };
  await office.call('huong', 'directives.setDeadline', { code, deadline });
  const report = { code, text: 'Đã bố trí thành phần tham gia.', done: true, percent: null, fileIds: [] };
  const reported = await office.call('daumoi', 'directives.report', report);
  const reportId = reported.json.events.at(-1).id;
  await office.call('chanhvp', 'directives.approve', { code, reportId });
  expect((await office.call('huong', 'directives.accept', { code, reportId })).status).toBe(200);
  await office.call('huong', 'example.setClock', { today: '2023-12-20' });

  const overview: Overview = (await office.call('thang', 'overview.get', {})).json;
  expect(overview.counts).toMatchObject({ total: 13, openLate: 1, doneOnTime: 0 });
  expect(overview.sum).toEqual({ led: 13, shared: 1 });
  const of = (words: string) => overview.byAgency.find(({ agency }) => agency.name.includes(words));
  expect(of('Văn phòng')).toMatchObject({ shared: 1, counts: { total: 1, openLate: 0, doneOnTime: 1 } });
  expect(of('Tuyên giáo')).toMatchObject({ shared: 1, counts: { total: 1, openLate: 1, doneOnTime: 0 } });

  for (const { agency, counts } of overview.byAgency) {
    const filter = { agency: agency.id, role: 'lead' };
    expect((await list(filter)).counts, agency.name).toEqual(counts);
    for (const headline of Headline.options) {
      const { total, rows } = await list({ ...filter, headline });
      expect([total, rows.length], `${agency.name}, ${headline}`).toEqual(
        Array(2).fill(counts[countOf[headline]]),
      );
      expect(rows.every(({ standing }) => standing.headline === headline)).toBe(true);
    }
  }
});

it('issues the report as PDF too, the same bytes for the same day and moment', async () => {
  const { documentId } = await office.db
    .selectFrom('directive')
    .select('documentId')
    .executeTakeFirstOrThrow();
  const { recordedUntil } = await list({});
  const at = `asOf=2023-12-20&recordedUntil=${new Date(recordedUntil).toISOString()}`;
  const print = async () => {
    const answer = await office.fetch('thang', `/api/reports/${documentId}?${at}&as=pdf`);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toContain('-2023-12-20.pdf');
    return Buffer.from(await answer.arrayBuffer());
  };
  const bytes = await print();
  expect(Buffer.compare(bytes, await print())).toBe(0);
  const read = await readBytes(bytes, 'bao-cao.pdf');
  if (!read.ok) return expect.fail(read.message);
  expect(read.value.text).toContain('BÁO CÁO');
  expect(read.value.text).toContain(code);
});

it('takes the past in the words of a page, and no day or moment to come', async () => {
  const { documentId } = await office.db
    .selectFrom('directive')
    .select('documentId')
    .executeTakeFirstOrThrow();
  const status = async (query: string) =>
    (await office.fetch('thang', `/api/reports/${documentId}?${query}`)).status;
  // A day means to its end, a moment printed to the second all of that second: both may still be under way.
  const now = new Date(Date.now() + 7 * 3_600_000).toISOString();
  expect(await status(`recordedUntil=${now.slice(0, 10)}`)).toBe(200);
  expect(await status(`recordedUntil=${new Date().toISOString().slice(0, 19)}Z`)).toBe(200);
  expect(await status('asOf=2999-01-01')).toBe(400);
  expect(await status('recordedUntil=2999-01-01')).toBe(400);
  expect(await status('as=doc')).toBe(400);
});

import { readBack } from '@dondoc/writer';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closedWave, learnerScores } from '../../../e2e/support/closed-wave.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { exampleLoads } from '../rebuilding/commands.ts';
import { reports } from './forms.ts';
import { verifyReport } from './store.ts';

let office: TestOffice;
let roundId: string;
let schoolId: string;
let duty: { code: string; year: number };
beforeAll(async () => {
  office = await startTestOffice();
  await publishExample(office);
  for (const [who, route] of exampleLoads) {
    const { status, json } = await office.call(who, route, {});
    expect(status, `${route}: ${JSON.stringify(json)}`).toBe(200);
    if (json.roundId) roundId = json.roundId;
  }
  schoolId = (await office.call('huong', 'schools.get', {})).json.school.id;
  const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
  const sheets = Array.from({ length: 8 }, () => ({
    ...{ audience: 'learner' as const, scores: learnerScores(5) },
  }));
  await closedWave(office.db, { officeId, providerId: schoolId, code: 'BD-1', sheets });
  duty = await office.db
    .selectFrom('selfReport')
    .innerJoin('directive', 'directive.id', 'selfReport.directiveId')
    .select(['code', 'year'])
    .executeTakeFirstOrThrow();
}, 120_000);
afterAll(() => office.stop());

/** Each kind of the rooms, by whom it is asked for and where. */
const papers: Record<string, [who: string, path: () => string]> = {
  'self-report': ['huong', () => `/api/directives/${duty.code}/self-report.docx?year=${duty.year}`],
  proposals: ['huong', () => `/api/proposals/askers/${schoolId}/report.docx`],
  participation: ['huong', () => '/api/participation.docx'],
  topics: ['nga', () => '/api/research-topics.docx'],
  investment: ['phuong', () => '/api/investments.docx'],
  eligibility: ['cuong', () => '/api/rank-eligibility.docx'],
  staff: ['cuong', () => '/api/staff-figures.docx'],
  'training-plan': ['lan', () => '/api/training-plan.docx?year=2023'],
  'training-results': ['lan', () => '/api/training-delivery.docx?year=2023'],
  survey: ['huong', () => '/api/training/survey-results.docx?nam=2023'],
  progress: ['mai', () => `/api/rounds/${roundId}/report.docx`],
  'scheme-plan': ['mai', () => '/api/roadmap/plan.docx'],
};

async function bytesOf(kind: string): Promise<Uint8Array> {
  const [who, path] = papers[kind] ?? ['', () => ''];
  const answer = await office.fetch(who, path());
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(answer.status, answer.status === 200 ? '' : new TextDecoder().decode(bytes)).toBe(200);
  return bytes;
}

async function differing(bytes: Uint8Array): Promise<string[]> {
  const checked = await verifyReport(office.db, reports, bytes);
  if (!checked.ok) throw new Error(checked.message);
  expect(checked.figures.length).toBeGreaterThan(2);
  return checked.figures.flatMap(({ label, equal }) => (equal ? [] : [label]));
}

describe.each(Object.keys(papers))('%s', (kind) => {
  it('is made again from its own file; one figure changed in it is the one that is named', async () => {
    const bytes = await bytesOf(kind);
    const read = readBack(bytes);
    if (!read.ok) throw new Error(read.message);
    expect(read.facts['dondoc.kind']).toBe(kind);
    expect(await differing(bytes)).toEqual([]);
    expect(await differing(changedIn(bytes))).toHaveLength(1);
  });
});

/** The paper with one more digit in the figure in its middle. */
function changedIn(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const marks = [...xml.matchAll(/<w:bookmarkStart [^>]*w:name="f_\d[^>]*>.*?<w:t(?: [^>]*)?>/gs)];
  const mark = marks[Math.floor(marks.length / 2)];
  if (!mark) throw new Error('no figure in the paper');
  const end = mark.index + mark[0].length;
  parts['word/document.xml'] = strToU8(`${xml.slice(0, end)}9${xml.slice(end)}`);
  return zipSync(parts);
}

it('is made in the place of whoever asks, whatever the address says, and of no day to come', async () => {
  const { id } = await office.db.selectFrom('agency').select('id').executeTakeFirstOrThrow();
  const own = readBack(await bytesOf('survey'));
  const at = `/api/training/survey-results.docx?nam=2023`;
  const answer = await office.fetch('huong', `${at}&role=leader&agencyId=${id}&kind=topics`);
  const other = readBack(new Uint8Array(await answer.arrayBuffer()));
  const place = (read: typeof own) => read.ok && [read.facts['dondoc.agencyId'], read.facts['dondoc.role']];
  expect(place(other)).toEqual(place(own));
  expect((await office.fetch('huong', `${at}&asOf=2100-01-01`)).status).toBe(400);
  expect((await office.fetch('huong', `${at}&recordedUntil=2100-01-01T00:00:00Z`)).status).toBe(400);
});

it('is checked on the page only by whoever may be shown what it says', async () => {
  const check = async (kind: string, who: string) =>
    office.upload(who, '/api/reports/check', 'bao-cao.docx', await bytesOf(kind));
  expect((await check('progress', 'huong')).status).toBe(200);
  expect((await check('proposals', 'huong')).status).toBe(200);
  // Asked for in another place, by another's right to see.
  expect((await check('proposals', 'kien')).json.message).toContain('chức trách khác lập');
  expect((await check('investment', 'huong')).json.message).toContain('chức trách khác lập');
  expect((await check('eligibility', 'huong')).json.message).toContain('nêu từng người');
});

it('still proves what was said before more was recorded', async () => {
  const kinds = ['topics', 'participation', 'investment', 'staff'];
  const before = await Promise.all(kinds.map(bytesOf));
  await new Promise((resolve) => setTimeout(resolve, 5));
  const { db } = office;
  await sql`insert into research_money (office_id, topic_id, kind, year, source, amount)
    select office_id, id, 'planned', 2023, 'thử', 1000000 from research_topic`.execute(db);
  await sql`update research_member set removed_at = now()`.execute(db);
  await sql`update occasion_seat set removed_at = now(), removed_on = '2023-01-01'`.execute(db);
  await sql`insert into investment_entry (item_id, kind, year, source, amount, on_day, paper)
    select id, 'plan', 2023, 'province', 5000000, '2023-01-05', 'thử' from investment_item`.execute(db);
  await sql`update staff_record set removed_at = now()`.execute(db);
  for (const bytes of before) expect(await differing(bytes)).toEqual([]);
  const after = await Promise.all(kinds.map(bytesOf));
  for (const [at, bytes] of after.entries()) {
    expect(await differing(bytes)).toEqual([]);
    expect(figuresOf(bytes), kinds[at]).not.toEqual(figuresOf(before[at]));
  }
});

function figuresOf(bytes: Uint8Array | undefined): string[] {
  const read = bytes && readBack(bytes);
  return read?.ok
    ? Object.entries(read.facts).flatMap(([name, said]) => (/figure/.test(name) ? [said] : []))
    : [];
}

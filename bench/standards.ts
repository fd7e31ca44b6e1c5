// A school's ten rounds with two thousand files of evidence against one round with fifty, in one run: what somebody
// waits for beyond what they would wait anyway. Then a set of 55 rows taken in from XLSX, against reading the same file
// with exceljs alone. Two fresh offices on an embedded server of its own.
//   npm run bench -- standards
import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import setup from '#platform/database/test-server.ts';
import { startTestOffice, type TestOffice } from '../e2e/support/test-office.ts';
import { median } from './median.ts';

interface Amount {
  rounds: number;
  evidence: number;
}
const few: Amount = { rounds: 1, evidence: 50 };
const many: Amount = { rounds: 10, evidence: 2000 };
/** A scanned page or two of a decision; what a dossier costs beyond its bytes is asked here. */
const FILE_BYTES = 20_000;
const RUNS = 7;

const stopServer = await setup();

async function ok(office: TestOffice, who: string, route: string, input: unknown) {
  const { status, json } = await office.call(who, route, input);
  if (status !== 200) throw new Error(`${route}: ${status} ${JSON.stringify(json)}`);
  return json;
}

async function filled({ rounds, evidence }: Amount) {
  const office = await startTestOffice();
  const { roundId } = await ok(office, 'mai', 'schoolExample.load', {});
  const { db } = office;
  const first = await db
    .selectFrom('assessmentRound')
    .selectAll()
    .where('id', '=', roundId)
    .executeTakeFirstOrThrow();
  for (let n = 1; n < rounds; n++) {
    const { id: _, closedAt, closedBy, ...row } = first;
    const { id } = await db
      .insertInto('assessmentRound')
      .values({ ...row, name: `Đợt ${n}`, asOf: `${2023 - n}-11-20` })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('assessmentResult')
      .columns(['roundId', 'indicatorId', 'result', 'value', 'valueFrom', 'valueSource', 'facts'])
      .expression((eb) =>
        eb
          .selectFrom('assessmentResult')
          .select([eb.val(id).as('roundId'), 'indicatorId', 'result', 'value', 'valueFrom', 'valueSource'])
          .select('facts')
          .where('roundId', '=', roundId),
      )
      .execute();
    await db.updateTable('assessmentRound').set({ closedAt, closedBy }).where('id', '=', id).execute();
  }
  await pieces(office, first.schoolId, evidence);
  // A closed round keeps the evidence of its day; an open one takes all that is there.
  const opened = { setId: first.setId, level: 1, name: 'Đợt đang mở', asOf: first.asOf, dueOn: null };
  const { id: openId } = await ok(office, 'mai', 'rounds.open', opened);
  return { office, roundId, openId, setId: first.setId };
}

/** Pieces of evidence with a file each, every one linked to two indicators. */
async function pieces({ db, parts }: TestOffice, schoolId: string, count: number): Promise<void> {
  const { officeId } = await db
    .selectFrom('agency')
    .select('officeId')
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow();
  const indicators = await db.selectFrom('setIndicator').select('id').orderBy('position').execute();
  const at = (n: number) => indicators[n % indicators.length]?.id ?? '';
  for (let n = 0; n < count; n++) {
    const fileId = crypto.randomUUID();
    const bytes = Buffer.alloc(FILE_BYTES, `minh chứng ${n} `);
    await parts.files.put(fileId, bytes);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await db
      .insertInto('storedFile')
      .values({
        ...{ id: fileId, officeId, sha256, size: FILE_BYTES },
        ...{ mediaType: 'application/pdf', name: `${n}.pdf` },
      })
      .execute();
    const { id } = await db
      .insertInto('evidence')
      .values({ officeId, schoolId, code: `B-${n}`, title: `Quyết định số ${n} về công tác của trường` })
      .returning('id')
      .executeTakeFirstOrThrow();
    const revision = { evidenceId: id, number: 1, fileId, fileName: `quyet-dinh-${n}.pdf`, size: FILE_BYTES };
    await db
      .insertInto('evidenceRevision')
      .values({ ...revision, sha256 })
      .execute();
    const links = [at(n), at(n + 7)].map((indicatorId) => ({ evidenceId: id, indicatorId }));
    await db.insertInto('evidenceLink').values(links).execute();
  }
}

type Filled = Awaited<ReturnType<typeof filled>>;
const drained = async (office: TestOffice, url: string) => {
  const response = await office.fetch('huong', url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.arrayBuffer()).byteLength;
};

/** What stands behind each page, through the doors that the pages use. */
const works: Record<string, (of: Filled) => Promise<unknown>> = {
  'dashboard: one round, 55 indicators': ({ office, roundId }) =>
    ok(office, 'huong', 'rounds.get', { id: roundId }),
  'dashboard: all rounds': ({ office }) => ok(office, 'huong', 'rounds.list', {}),
  'roadmap, burn-up': ({ office, setId }) => ok(office, 'huong', 'roadmap.get', { setId }),
  'evidence, first page': ({ office }) => ok(office, 'huong', 'evidenceList.get', {}),
  'evidence, found by words': ({ office }) =>
    ok(office, 'huong', 'evidenceList.get', { q: 'quyet dinh so 4' }),
  'list of evidence as XLSX': ({ office }) => drained(office, '/api/standards/evidence.xlsx'),
  'quality rules': ({ office }) => ok(office, 'huong', 'quality.get', {}),
  'dossier of the open round as ZIP': ({ office, openId }) =>
    drained(office, `/api/standards/dossier?round=${openId}`),
};

const milliseconds = (value: number): string => `${value.toFixed(1).padStart(8)} ms`;

async function compare(small: Filled, large: Filled): Promise<void> {
  console.log(
    `${''.padEnd(38)} ${few.rounds} round, ${few.evidence} files · ${many.rounds} rounds, ${many.evidence} files`,
  );
  for (const [name, work] of Object.entries(works)) {
    const of = await median(() => work(small), RUNS);
    const to = await median(() => work(large), RUNS);
    console.log(`${name.padEnd(38)} ${milliseconds(of)} ${milliseconds(to)}  × ${(to / of).toFixed(1)}`);
  }
}

/** A set of 55 rows: looked through and taken in, against exceljs that only opens the file. */
async function takeIn({ office, setId }: Filled): Promise<void> {
  const response = await office.fetch('huong', `/api/indicator-sets/${setId}/file?as=xlsx`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const alone = await median(() => new ExcelJS.Workbook().xlsx.load(bytes.buffer), RUNS);
  const looked = await median(() => office.upload('huong', '/api/indicator-sets', 'bo.xlsx', bytes), RUNS);
  const { json } = await office.upload('huong', '/api/indicator-sets', 'bo.xlsx', bytes);
  const head = {
    key: 'do',
    version: 1,
    name: 'Bộ để đo',
    basis: 'Bộ để đo',
    source: 'Tệp để đo',
    levels: [1, 2],
  };
  const days = { basisOn: null, validFrom: null, validTo: null, isPractice: true };
  const file = { ...head, ...days, criteria: json.criteria, indicators: json.indicators };
  const added = await median(() => ok(office, 'huong', 'exchange.add', file), RUNS);
  console.log(
    `\nimport of 55 rows (${Math.round(bytes.length / 1024)} KB): exceljs opens it in ${milliseconds(alone).trim()}`,
  );
  console.log(`  read, checked, shown ${milliseconds(looked)}  × ${(looked / alone).toFixed(1)}`);
  console.log(`  written              ${milliseconds(added)}`);
}

const [small, large] = [await filled(few), await filled(many)];
try {
  await compare(small, large);
  await takeIn(large);
} finally {
  await small.office.stop();
  await large.office.stop();
  await stopServer();
}
process.exit(0);

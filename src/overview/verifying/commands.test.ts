import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { reports } from '../../server.ts';
import { verifyReport } from './store.ts';

const code = 'TB118-2023-3.6';
let office: TestOffice;
let report: Uint8Array;
let folder: string;

beforeAll(async () => {
  office = await startTestOffice();
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-verify-'));
  const { documentId } = await publishExample(office);
  const deadline = { kind: 'date', date: '2023-12-01', origin: 'office' };
  await office.call('huong', 'directives.setDeadline', { code, deadline });
  await office.call('huong', 'example.setClock', { today: '2023-12-20' });
  const answer = await office.fetch('thang', `/api/reports/${documentId}`);
  report = new Uint8Array(await answer.arrayBuffer());
});
afterAll(async () => {
  await office.stop();
  await rm(folder, { recursive: true });
});

/** The report as somebody has changed it; each change must find its place. */
function changed(part: string, ...changes: [from: string | RegExp, to: string][]): Uint8Array {
  const parts = unzipSync(report);
  let xml = strFromU8(parts[part] ?? new Uint8Array());
  for (const [from, to] of changes) {
    const next = xml.replace(from, to);
    expect(next, String(from)).not.toBe(xml);
    xml = next;
  }
  return zipSync({ ...parts, [part]: strToU8(xml) });
}

async function differing(bytes: Uint8Array): Promise<string[]> {
  const checked = await verifyReport(office.db, reports, bytes);
  if (!checked.ok) return expect.fail(checked.message);
  return checked.figures.filter(({ equal }) => !equal).map(({ label }) => label);
}

const MAIN = 'word/document.xml';

it('finds every figure of its own report as it was printed', async () => {
  const checked = await verifyReport(office.db, reports, report);
  if (!checked.ok) return expect.fail(checked.message);
  expect(checked.figures.filter(({ equal }) => !equal)).toEqual([]);
  const labels = checked.figures.map(({ label }) => label);
  // Ten figures, the two moments, each of the thirteen rows, the late one and the silent ones by name.
  expect(labels).toContain('Chưa hoàn thành, quá hạn');
  expect(labels).toContain('Mốc số liệu');
  expect(labels.filter((label) => label.startsWith('Dòng TB118-2023-'))).toHaveLength(13);
  expect(labels.length).toBeGreaterThan(24);
});

it('finds a figure changed in the text, in a table, in the sentence of one directive, in the moments', async () => {
  const late = /(Chưa hoàn thành, quá hạn: )1( nhiệm vụ)/;
  expect(await differing(changed(MAIN, [late, '$10$2']))).toEqual(['Chưa hoàn thành, quá hạn']);
  const [label] = await differing(changed(MAIN, [/quá hạn 19 ngày\./, 'quá hạn 9 ngày.']));
  expect(label).toBeTruthy();
  expect(await differing(changed(MAIN, ['quá hạn 19 ngày<', 'quá hạn 3 ngày<']))).toEqual([`Dòng ${code}`]);
  expect(await differing(changed(MAIN, ['đến ngày 20/12/2023', 'đến ngày 21/12/2023']))).toEqual([
    'Mốc số liệu',
  ]);
});

it('finds a figure changed only where programs read it, or taken out', async () => {
  const list = changed('docProps/custom.xml', ['quá hạn | 1 nhiệm vụ', 'quá hạn | 0 nhiệm vụ']);
  expect(await differing(list)).toEqual(['Chưa hoàn thành, quá hạn']);
  const gone = changed(MAIN, ['Hoàn thành đúng hạn: ', 'Xong: ']);
  expect(await differing(gone)).toEqual(['Hoàn thành đúng hạn']);
});

it('leaves what the office writes into it: number, day, signer, a sentence of its own', async () => {
  const own = 'Văn phòng kiến nghị xem xét.';
  const signed = changed(MAIN, [
    /(Thực hiện công tác theo dõi, đôn đốc)/,
    `${own}</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">$1`,
  ]);
  expect(await differing(signed)).toEqual([]);
});

it('stays true although more is recorded later', async () => {
  const deadline = { kind: 'date', date: '2023-12-02', origin: 'office' };
  await office.call('huong', 'directives.setDeadline', { code: 'TB118-2023-2.1', deadline });
  expect(await differing(report)).toEqual([]);
});

/** The command itself, against the running database. */
async function run(bytes: Uint8Array): Promise<{ status: number; out: string; err: string }> {
  const file = path.join(folder, 'bao-cao.docx');
  await writeFile(file, bytes);
  const env = { ...process.env, DATABASE_URL: office.databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli.ts', 'verify', file], { env }, (error, out, err) => {
      resolve({ status: Number(error?.code ?? 0), out, err });
    });
  });
}

it('says so by its exit status: 0 equal, 1 not, 2 cannot be told', async () => {
  const fine = await run(report);
  expect([fine.status, fine.out]).toEqual([0, expect.stringContaining('Khớp cả')]);
  const other = await run(changed(MAIN, [/(Chưa hoàn thành, quá hạn: )1( nhiệm vụ)/, '$10$2']));
  expect([other.status, other.out]).toEqual([1, expect.stringContaining('KHÔNG KHỚP  Chưa hoàn thành')]);
  const foreign = await run(changed('docProps/custom.xml', ['dondoc.officeId', 'khác']));
  expect([foreign.status, foreign.err]).toEqual([2, expect.stringContaining('không kiểm được')]);
}, 60_000);

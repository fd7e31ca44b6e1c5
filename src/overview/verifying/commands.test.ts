import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { figuresIn, readBack, writeDocument } from '@dondoc/writer';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saidIn } from '#platform/reports.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { reports } from './forms.ts';
import { compare } from './rules.ts';
import { verifyReport } from './store.ts';

const code = 'TB118-2023-3.6';
let office: TestOffice;
let report: Uint8Array;
let folder: string;
let documentId: string;

beforeAll(async () => {
  office = await startTestOffice();
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-verify-'));
  ({ documentId } = await publishExample(office));
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
  const late = /(Chưa hoàn thành, quá hạn: <.*?>)1( nhiệm vụ)/s;
  expect(await differing(changed(MAIN, [late, '$10$2']))).toEqual(['Chưa hoàn thành, quá hạn']);
  const [label] = await differing(changed(MAIN, ['quá hạn 19 ngày<', 'quá hạn 9 ngày<']));
  expect(label).toBeTruthy();
  expect(
    await differing(changed(MAIN, ['thực hiện, quá hạn 19 ngày<', 'thực hiện, quá hạn 3 ngày<'])),
  ).toEqual([`Dòng ${code}`]);
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
async function run(...all: Uint8Array[]): Promise<{ status: number; out: string; err: string }> {
  const files = all.map((_, n) => path.join(folder, `${n}.docx`));
  await Promise.all(files.map((file, n) => writeFile(file, all[n] ?? '')));
  const env = { ...process.env, DATABASE_URL: office.databaseUrl };
  return new Promise((resolve) => {
    execFile(process.execPath, ['src/cli.ts', 'verify', ...files], { env }, (error, out, err) => {
      resolve({ status: Number(error?.code ?? 0), out, err });
    });
  });
}

it('says so by its exit status: 0 equal, 1 not, 2 cannot be told; of several files by a line each', async () => {
  const other = changed(MAIN, [/(>)1( nhiệm vụ<)/, '$10$2']);
  const foreign = changed('docProps/custom.xml', ['dondoc.officeId', 'khác']);
  const several = await run(report, other, foreign);
  const [fine, differs] = several.out.trim().split('\n');
  expect(fine).toMatch(/0\.docx: Khớp cả \d+ số liệu\.$/);
  expect(differs).toMatch(/1\.docx: 1 trên \d+ số liệu không khớp\. Chưa hoàn thành/);
  expect([several.status, several.err]).toEqual([2, expect.stringMatching(/2\.docx: .*không kiểm được/)]);
  const one = await run(other);
  expect([one.status, one.out]).toEqual([1, expect.stringContaining('KHÔNG KHỚP  ')]);
}, 120_000);

it('says why a report cannot be checked: of another house, of another template, damaged, no report', async () => {
  const message = async (bytes: Uint8Array) => {
    const checked = await verifyReport(office.db, reports, bytes);
    return checked.ok ? 'ok' : checked.message;
  };
  const custom = (...change: [string | RegExp, string]) => message(changed('docProps/custom.xml', change));
  expect(await custom(/(dondoc\.officeId[^>]*><vt:lpwstr>)[^<]{8}/, '$100000000')).toContain(
    'hệ thống Đôn Đốc khác',
  );
  expect(await custom(/(dondoc\.template[^>]*><vt:lpwstr>)[^<]+/, '$11')).toContain('lập theo mẫu 1');
  expect(await custom(/(dondoc\.kind[^>]*><vt:lpwstr>)[^<]+/, '$1la')).toContain('không lập');
  expect(await custom(/(dondoc\.documentId[^>]*><vt:lpwstr>)[^<]{8}/, '$100000000')).toContain('không còn');
  expect(await custom(/(dondoc\.asOf[^>]*><vt:lpwstr>)[^<]+/, '$1hôm nay')).toContain('đã bị sửa');
  expect(await message(strToU8('%PDF-1.7'))).toContain('không phải .docx');
});

const at = { asOf: '2023-12-20' };
const addresses: Record<string, () => Promise<string>> = {
  result: async () => `/api/reports/${documentId}?asOf=${at.asOf}`,
  difference: async () => '/api/difference.docx?from=2023-11-25&to=2023-12-20',
  period: async () => {
    const period = { kind: 'month', toDay: '2023-11-30' };
    const { json } = await office.call('huong', 'periods.draft', period);
    return `/api/report-drafts/${json.draftId}`;
  },
  agency: async () => {
    const { json } = await office.call('huong', 'directives.choices', {});
    return `/api/agencies/${json.agencies[0].id}/report.docx?asOf=${at.asOf}`;
  },
  notice: async () => `/api/notices/${documentId}/report.docx?asOf=${at.asOf}`,
};

/** The paper as it is made anew from its own file, with the bytes that went out. */
async function remade(kind: string) {
  const answer = await office.fetch('huong', (await addresses[kind]?.()) ?? '');
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const read = readBack(bytes);
  if (!read.ok) return expect.fail(read.message);
  const one = reports.find((each) => each.kind === kind);
  const anew = one && (await one.make(office.db, one.asked.parse(saidIn(read.facts))));
  if (!anew) return expect.fail(`no ${kind}`);
  return { bytes, read, paper: anew.paper, printed: figuresIn(anew.paper) };
}

/** Each stretch of the paper's text between the marks of a figure, changed by a word of the test. */
const inMark = (xml: string, mark: string, change: (words: string) => string): string =>
  xml.replace(
    new RegExp(`(<w:bookmarkStart [^>]*w:name="${mark}"[^>]*/>)(.*?)(<w:bookmarkEnd)`, 'su'),
    (_, start, words, end) => `${start}${change(words)}${end}`,
  );

const named = (given: Uint8Array, { read, printed }: Awaited<ReturnType<typeof remade>>): string[] => {
  const there = readBack(given);
  if (!there.ok) return expect.fail(there.message);
  return compare(there, read, printed).flatMap(({ label, equal }) => (equal ? [] : [label]));
};

it.each(Object.keys(addresses))('names exactly the figure that was changed: %s', async (kind) => {
  const made = await remade(kind);
  // Made from its own file it is the same, byte for byte.
  expect(Buffer.compare(made.bytes, await writeDocument(made.paper))).toBe(0);
  expect(made.printed.length).toBeGreaterThan(9);
  expect(new Set(made.printed.map(({ mark }) => mark)).size).toBe(made.printed.length);
  const parts = unzipSync(made.bytes);
  const xml = strFromU8(parts[MAIN] ?? new Uint8Array());
  const zipped = (main: string) => zipSync({ ...parts, [MAIN]: strToU8(main) }, { level: 0 });
  expect(named(made.bytes, made)).toEqual([]);
  for (const { mark, label } of made.printed) {
    const other = inMark(xml, mark, (words) => words.replace(/(<w:t[^>]*>)/, '$17'));
    expect(other).not.toBe(xml);
    expect(named(zipped(other), made), `${mark} ${label}`).toEqual([plain(label)]);
  }
});

const plain = (words: string) => words.replace(/\s+/gu, ' ').trim();

it('names what was taken out, printed twice, put in the place of another; not what was only typed again', async () => {
  const made = await remade('result');
  const parts = unzipSync(made.bytes);
  const xml = strFromU8(parts[MAIN] ?? new Uint8Array());
  const after = (main: string) => named(zipSync({ ...parts, [MAIN]: strToU8(main) }, { level: 0 }), made);
  const [total, onTime] = made.printed;
  if (!total || !onTime) return expect.fail('no figures');
  expect(after(inMark(xml, total.mark, () => ''))).toEqual([total.label]);
  const line = new RegExp(`<w:p>(?:(?!<w:p>).)*w:name="${total.mark}".*?</w:p>`, 'su').exec(xml)?.[0] ?? '';
  expect(after(xml.replace(line, line + line))).toEqual([total.label]);
  expect(after(xml.replace(line, ''))).toEqual([total.label]);
  // A second sentence without a bookmark that says otherwise.
  const bare = line.replaceAll(/<w:bookmark[^>]*>/g, '').replace('13 nhiệm vụ', '12 nhiệm vụ');
  expect(after(xml.replace(line, line + bare))).toEqual([total.label]);
  const swapped = xml
    .replace(`w:name="${total.mark}"`, 'w:name="tạm"')
    .replace(`w:name="${onTime.mark}"`, `w:name="${total.mark}"`)
    .replace('w:name="tạm"', `w:name="${onTime.mark}"`);
  expect(after(swapped)).toEqual([total.label, onTime.label]);
  // Word drops the bookmark of a number that is typed over.
  const typed = (words: string) =>
    xml.replace(line, line.replaceAll(/<w:bookmark[^>]*>/g, '').replace('13 nhiệm vụ', words));
  expect(after(typed('13 nhiệm vụ'))).toEqual([]);
  expect(after(typed('14 nhiệm vụ'))).toEqual([total.label]);
  // A row of the appendix, by its code.
  expect(after(xml.replace('>Chưa có báo cáo được duyệt<', '>Đã báo cáo<'))).toEqual([
    expect.stringMatching(/^Dòng TB118-2023-/),
  ]);
});

it('checks a report on its page for the office alone, and keeps nothing of it', async () => {
  const before = await office.storedFiles();
  const check = (bytes: Uint8Array, who = 'kien') =>
    office.upload(who, '/api/reports/check', 'bao-cao.docx', bytes);
  const { json } = await check(changed(MAIN, [/(>)1( nhiệm vụ<)/, '$10$2']));
  expect(json).toMatchObject({ fileName: 'bao-cao.docx', sum: expect.stringContaining('1 trên') });
  expect(json.basis).toContain('Số liệu đến ngày 20/12/2023, ghi nhận đến');
  const foreign = changed('docProps/custom.xml', [
    /(dondoc\.officeId[^>]*><vt:lpwstr>)[^<]{8}/,
    '$100000000',
  ]);
  expect(await check(foreign)).toMatchObject({
    json: { message: expect.stringContaining('không do cơ quan của đồng chí lập') },
  });
  expect(await check(strToU8('PK hỏng'))).not.toMatchObject({ status: 200 });
  expect((await check(report, 'mai')).status).toBe(403);
  expect(await office.storedFiles()).toEqual(before);
});

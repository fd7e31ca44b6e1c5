import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeEdxml } from '@dondoc/edxml';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#platform/database/connection.ts';
import { keptAccess } from '#platform/database/embedded-cluster.ts';
import { document as edxmlDocument } from '../packages/edxml/fixtures.ts';
import { doc } from '../packages/intake/doc/fixtures.ts';
import { docx, p as para, pdf } from '../packages/intake/fixtures.ts';
import { pdfWithPicture, sheet, stamp } from '../packages/intake/stamps/fixtures.ts';
import { callRoute, type ServerProcess, signIn, startServer } from './support/server-process.ts';
import { chunksOf, type Sought, tracesInDatabase, tracesOnDisk, waysOf } from './support/traces.ts';

/** One word in letters that no folding changes, one with marks; and the name of every refused file. */
const WORDS = ['Kzqvmat7391', 'Vườn ươm bí hiểm đặc dị'];
const NAME = 'tepxqzjw5528';
const lines = ['TỈNH UỶ SƠN HÀ', 'MẬT', '', 'BÁO CÁO', `về ${WORDS[0]} và ${WORDS[1]}`, '', 'Nội dung.'];

const text = new TextEncoder().encode(lines.join('\n'));
const placed = lines.map((line, i) => ({ x: 60, y: 60 + i * 26, text: line }));
const stamped = pdfWithPicture(
  sheet((on) => stamp(on, { x: 150, y: 8, words: 'TUYỆT MẬT', height: 5 }), { dpi: 100 }),
  [0, 0, 595, 842],
  `THONG BAO ${WORDS[0]}`,
);
const papers: Record<string, Uint8Array> = {
  docx: docx(lines.map((line) => para(line)).join('')),
  pdf: pdf([{ text: placed }]),
  doc: doc({ body: lines.map((line) => ({ runs: line })) }),
  txt: text,
};

async function book(head: string[]): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  made.addWorksheet('A').addRows([['MẬT'], [`${WORDS[0]} ${WORDS[1]}`], head, head.map(() => WORDS[0])]);
  return new Uint8Array((await made.xlsx.writeBuffer()) as ArrayBuffer);
}

type Person = Awaited<ReturnType<typeof signIn>>;
const state = { folder: '', temp: '', edxml: '' };
const inState = (name: string) => path.join(state.folder, 'state', name);
let server: ServerProcess;
let clerk: Person;
const sought: Sought = { words: [...WORDS, NAME], bytes: [] };

beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'dondoc-refused-'));
  for (const name of ['state', 'temp', 'edxml'])
    await mkdir(path.join(folder, name), { recursive: true, mode: 0o755 });
  Object.assign(state, { folder, temp: path.join(folder, 'temp'), edxml: path.join(folder, 'edxml') });
  await chmod(folder, 0o755);
  server = await startServer(path.join(folder, 'state'), { TMPDIR: state.temp, EDXML_DIR: state.edxml });
});
afterAll(async () => {
  await server?.stop();
  await rm(state.folder, { recursive: true, force: true });
});

async function send(person: Person, url: string, name: string, bytes: Uint8Array) {
  sought.bytes.push(bytes);
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await person.fetch(url, { method: 'POST', body });
  return { status: response.status, said: await response.text() };
}

const refuses = async (person: Person, url: string, name: string, bytes: Uint8Array, status = 422) => {
  const answer = await send(person, url, name, bytes);
  expect([url, name, answer.status, answer.said]).toEqual([url, name, status, expect.stringMatching(/mật/i)]);
};

/** A secret at every door of the house, then the whole machine is looked through (Luật 117/2025/QH15; design rule 9). */
describe('a file with a secrecy mark', () => {
  it('is refused at every door for papers, in every form', async () => {
    await callRoute(server.url, 'setup.tryExample');
    clerk = await signIn(server.url, 'huong');
    await clerk.call('schoolExample.load', {});
    const school = await signIn(server.url, 'mai');
    const { docx: written = text, doc: old = text } = papers;
    const doors = [
      ...Object.entries(papers).map(([form, bytes]) => [clerk, '/api/documents', form, bytes] as const),
      [school, '/api/attachments', 'docx', written] as const,
      [school, '/api/attachments', 'doc', old] as const,
      [school, '/api/standards/evidence-files', 'docx', written] as const,
      [clerk, '/api/templates/result-report', 'docx', written] as const,
      [clerk, '/api/reports/check', 'docx', written] as const,
      [clerk, '/api/documents', 'quet.pdf', stamped] as const,
      [clerk, '/api/slips', 'phieu.pdf', stamped] as const,
    ];
    // Two at a time: each is read by a process of its own.
    for (let at = 0; at < doors.length; at += 2)
      await Promise.all(
        doors.slice(at, at + 2).map(([who, url, form, bytes]) => refuses(who, url, `${NAME}.${form}`, bytes)),
      );
    // What is only looked at is not refused, and not kept either.
    expect((await send(clerk, '/api/lint', `${NAME}.docx`, written)).status).toBeLessThan(500);
  });

  it('is refused as a list at every door for lists', async () => {
    const agencies = (await clerk.call('agencies.list', {})).json as { id: string; key: string }[];
    const board = agencies.find(({ key }) => key === 'ban-to-chuc-tinh-uy')?.id;
    const [staff, school] = [await signIn(server.url, 'cuong'), await signIn(server.url, 'mai')];
    const list = await book(['Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn']);
    await refuses(clerk, '/api/imports', `${NAME}.xlsx`, list);
    await refuses(
      clerk,
      '/api/investment-imports',
      `${NAME}.xlsx`,
      await book(['Mã', 'Tên hạng mục', 'Nhu cầu']),
    );
    await refuses(staff, '/api/staff-imports', `${NAME}.xlsx`, await book(['Mã', 'Họ và tên']));
    await refuses(school, '/api/indicator-sets', `${NAME}.xlsx`, await book(['Mã', 'Tên chỉ tiêu']));
    const needs = `/api/training-need-imports?year=2024&agency=${board}`;
    await refuses(
      await signIn(server.url, 'lan'),
      needs,
      `${NAME}.xlsx`,
      await book(['Chương trình', 'Đối tượng', 'Số người']),
    );
    await refuses(clerk, '/api/documents', `${NAME}.xlsx`, list);
  });

  it('is refused as a list of learners', async () => {
    await clerk.call('trainingExample.load', {});
    const officer = await signIn(server.url, 'dung');
    const { providers, programmes } = (await officer.call('trainingClasses.list', { year: 2023 })).json as {
      [list: string]: { id: string }[];
    };
    const made = await officer.call('trainingClasses.make', {
      ...{ planClassId: null, code: 'L-01', beyondReason: 'Cơ quan đề nghị', year: 2023, name: 'Lớp thử' },
      ...{ providerAgencyId: providers?.[0]?.id, programmeId: programmes?.[0]?.id, place: null },
      ...{ fromDay: '2023-11-13', toDay: '2023-11-24' },
    });
    const door = `/api/training-classes/${(made.json as { id: string }).id}/learners`;
    await refuses(officer, door, `${NAME}.xlsx`, await book(['Họ và tên', 'Mã học viên', 'Cơ quan']));
  });

  it('is refused in a package of another system, and its bytes go', async () => {
    const admin = await signIn(server.url, 'quantri');
    const own = { ownCode: '000.00.01.H99', ownName: 'Văn phòng', isOn: true };
    await admin.call('edxmlSending.configure', { ...own, inFolder: 'vp/den', outFolder: 'vp/di' });
    const attachments = [
      { name: `${NAME}.txt`, contentType: 'text/plain', description: WORDS[0] ?? '', bytes: text },
    ];
    const bytes = writeEdxml({ ...edxmlDocument(), subject: `Về ${WORDS[1]}`, attachments });
    sought.bytes.push(bytes);
    await mkdir(path.join(state.edxml, 'vp/den'), { recursive: true });
    await writeFile(path.join(state.edxml, `vp/den/${NAME}.edxml`), bytes);
    expect((await clerk.call('edxml.exchange', {})).status).toBe(200);
    const { packages } = (await clerk.call('edxml.overview', {})).json as { packages: { state: string }[] };
    expect(packages.map(({ state: at }) => at)).toEqual(['secret']);
  });
});

describe('afterwards', () => {
  const url = () => {
    const access = keptAccess(path.join(state.folder, 'state'));
    return `postgres://postgres:${access?.adminPassword}@127.0.0.1:${access?.port}/dondoc`;
  };

  it('finds what may be kept: the search itself is not blind', async () => {
    const kept = new TextEncoder().encode(
      `TỈNH UỶ\n\nBÁO CÁO\nvề Gjwoduoc4410\n\n${'Nội dung được giữ. '.repeat(9)}`,
    );
    const { status } = await send(clerk, '/api/documents', 'tepduocgiu6613.txt', kept);
    sought.bytes.pop();
    expect(status).toBe(200);
    const control = { words: ['Gjwoduoc4410', 'tepduocgiu6613'], bytes: [kept] };
    expect(await tracesInDatabase(url(), control)).toEqual(
      expect.arrayContaining(['public.document', 'public.stored_file']),
    );
    const places = (await tracesOnDisk([inState('files'), inState('database/data/pg_wal')], control)).join(
      '\n',
    );
    expect(places).toMatch(/files\/.*: bytes/);
    expect(places).toMatch(/pg_wal\/.*as UTF-8/);
    const ways = waysOf(WORDS[0] ?? '');
    for (const skip of [0, 1, 2]) {
      const inBase64 = Buffer.concat([Buffer.alloc(skip), Buffer.from(WORDS[0] ?? ''), Buffer.from('..')]);
      expect(inBase64.toString('base64')).toContain(String(ways.get(`base64 11.${skip}`)));
    }
    expect(chunksOf(kept)).not.toEqual([]);
  });

  it('nothing of it is in the database, among temporary files or in what the server said', async () => {
    expect(await tracesInDatabase(url(), sought)).toEqual([]);
    for (const [way, bytes] of sought.words.flatMap((word) => [...waysOf(word)]))
      expect([way, Buffer.from(server.output()).includes(bytes)]).toEqual([way, false]);
    expect(await readdir(state.temp)).toEqual([]);
  });

  it('leaves the hash, the time, the person and the reason', async () => {
    const db = openDatabase(url());
    const rows = await db
      .selectFrom('logEntry')
      .select(['act', 'actorId', 'subjectId', 'detail', 'recordedAt'])
      .where('subjectKind', '=', 'refused-file')
      .execute();
    await db.destroy();
    expect(rows.length).toBeGreaterThan(15);
    for (const { subjectId, detail, act } of rows) {
      expect(subjectId).toMatch(/^[0-9a-f]{64}$/);
      expect([act, detail]).toEqual([act, { refused: 'secret' }]);
    }
  });

  it('nothing of it is on the disk, in no file of the database either', async () => {
    await server.stop();
    expect(await tracesOnDisk([state.folder], sought)).toEqual([]);
    expect(await readdir(state.temp)).toEqual([]);
  });
});

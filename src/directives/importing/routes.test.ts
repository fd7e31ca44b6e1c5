import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '#accounts/jobs/schema.ts';
import { type Answer, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import type { Preview } from './schema.ts';

type Cells = (string | number | Date | null)[];

async function fileOf(rows: Cells[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('Nhiệm vụ').addRows(rows);
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

const head = ['TT', 'Nội dung nhiệm vụ', 'Cơ quan chủ trì', 'Phối hợp', 'Thời hạn', 'Ngày giao', 'Ghi chú'];
const school = 'Trường Chính trị tỉnh';
const first: Cells = [
  1,
  'Rà soát quy chế',
  school,
  'các sở, ban, ngành liên quan',
  '30/6/2024',
  '15/3/2023',
  'gấp',
];
const second: Cells = [2, 'Tổng kết năm', school, null, null, null, null];

describe('a list taken over from a file', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const send = (rows: Cells[], who = 'clerk') =>
    fileOf(rows).then((bytes) => office.upload(who, '/api/imports', 'Theo dõi 2023.xlsx', bytes));
  const preview = async (id: string, more: object = {}): Promise<Preview> => {
    const { status, json } = await office.call('clerk', 'importing.preview', { id, choices: {}, ...more });
    expect(status, JSON.stringify(json)).toBe(200);
    return json;
  };
  const seenOf = ({ counts }: Preview) => ({ new: counts.new ?? 0, changed: counts.changed ?? 0 });
  /** What came of the job, as if the route had done it: its result, or a refusal with its sentence. */
  async function confirm(id: string, body: object): Promise<Answer> {
    const asked = await office.call('clerk', 'importing.confirm', { id, choices: {}, ...body });
    if (asked.status !== 200) return asked;
    const { json: job } = await office.call('clerk', 'jobs.get', { id: asked.json.jobId });
    if (job.state === 'done') return { status: 200, json: job.result };
    return { status: 409, json: { message: job.problem } };
  }
  async function importAll(rows: Cells[], choices = {}) {
    const { id } = (await send(rows)).json;
    const shown = await preview(id, { choices });
    return { id, shown, done: await confirm(id, { choices, seen: seenOf(shown) }) };
  }
  const directives = () => office.db.selectFrom('directive').selectAll().orderBy('code').execute();

  it('makes directives with codes of their years, their history and their origin', async () => {
    const { shown, done } = await importAll([head, first, second]);
    expect(shown.counts).toEqual({ new: 2, changed: 0, same: 0, fault: 0 });
    expect(shown.notes).toEqual([
      'Cột chưa nhận ra, được ghi kèm nguồn gốc của từng nhiệm vụ: «Ghi chú» (G1).',
    ]);
    expect(done).toEqual({ status: 200, json: { made: 2, dated: 0 } });
    expect((await directives()).map(({ code, title }) => [code, title])).toEqual([
      ['NV2023-0001', 'Rà soát quy chế'],
      ['NV2023-0002', 'Tổng kết năm'],
    ]);
    const { json } = await office.call('clerk', 'directives.get', { code: 'NV2023-0001' });
    expect(json.origin).toMatchObject({
      ...{ fileName: 'Theo dõi 2023.xlsx', sheet: 'Nhiệm vụ', row: 2, said: { 'Ghi chú': 'gấp' } },
    });
    expect(json.origin.recordedBy).toBeTruthy();
    expect(json).toMatchObject({
      publishedOn: '2023-03-15',
      standing: { due: '2024-06-30', dueOrigin: 'office' },
    });
    expect(json.events.map((e: { kind: string; happenedOn: string }) => [e.kind, e.happenedOn])).toEqual([
      ['published', '2023-03-15'],
      ['deadline_set', '2023-03-15'],
    ]);
    expect(
      json.assignments.map((a: { role: string; nameAsWritten: string; agency: object }) => [
        a.role,
        a.nameAsWritten,
        a.agency !== null,
      ]),
    ).toEqual([
      ['lead', school, true],
      ['coordinate', 'các sở, ban, ngành liên quan', false],
    ]);
    const contact = await office.call('contact', 'directives.get', { code: 'NV2023-0001' });
    expect(contact.json.mayDo).toContain('report');
  });

  it('changes nothing when the same file comes again, and gives a time only to what has none', async () => {
    const again = await importAll([head, first, second]);
    expect(again.shown.counts).toEqual({ new: 0, changed: 0, same: 2, fault: 0 });
    expect(again.done.json).toEqual({ made: 0, dated: 0 });
    const changed = await importAll([
      head,
      [1, 'Rà soát quy chế', 'Sở Nội vụ', null, '31/12/2024', '15/3/2023', null],
      [2, 'Tổng kết năm', school, null, '20/12/2023', null, null],
    ]);
    expect(changed.shown.counts).toEqual({ new: 0, changed: 1, same: 1, fault: 0 });
    expect(changed.shown.rows.map(({ adds, kept }) => [adds, kept])).toEqual([
      [
        [],
        [
          'Tệp ghi cơ quan chủ trì khác: Sở Nội vụ.',
          'Tệp ghi cơ quan phối hợp khác: bỏ trống.',
          'Tệp ghi thời hạn 31/12/2024; thời hạn chỉ đổi khi được gia hạn.',
        ],
      ],
      [['Đặt thời hạn 20/12/2023 (văn phòng đặt).'], []],
    ]);
    expect(changed.done.json).toEqual({ made: 0, dated: 1 });
    const { json } = await office.call('clerk', 'directives.get', { code: 'NV2023-0002' });
    expect(json.standing.due).toBe('2023-12-20');
    expect(await directives()).toHaveLength(2);
  });

  it('keeps every row of its own export as it is', async () => {
    const sheet = await office.fetch('clerk', '/api/directives.xlsx');
    const bytes = new Uint8Array(await sheet.arrayBuffer());
    const { json } = await office.upload('clerk', '/api/imports', 'xuat.xlsx', bytes);
    const shown = await preview(json.id);
    expect(shown.counts).toEqual({ new: 0, changed: 0, same: 2, fault: 0 });
    expect(shown.rows.flatMap(({ kept, adds, faults }) => [...kept, ...adds, ...faults])).toEqual([]);
    expect(shown.notes).toHaveLength(1);
  });

  it('says at which row and cell something is wrong, and takes the others', async () => {
    const { id } = (
      await send([
        head,
        [1, 'Việc có ngày sai', school, null, '31/02/2024', null, null],
        [2, 'Việc của cơ quan lạ', 'Sở Muối', null, null, null, null],
        [3, 'Việc không ai làm', null, 'các sở, ban, ngành', null, null, null],
        [4, 'Việc giao sau này', school, null, null, '1/1/2030', null],
        [5, 'Việc đúng', school, null, 'Hằng quý', null, null],
      ])
    ).json;
    const shown = await preview(id, { state: 'fault' });
    expect(shown.counts).toEqual({ new: 1, changed: 0, same: 0, fault: 4 });
    expect(shown.rows.map(({ faults }) => faults)).toEqual([
      [{ place: 'E2', says: expect.stringContaining('Tháng 2/2024 có 29 ngày') }],
      [{ place: 'dòng 3', says: expect.stringContaining('“Sở Muối” chưa có trong danh bạ') }],
      [{ place: 'dòng 4', says: expect.stringContaining('Chưa có cơ quan chủ trì') }],
      [{ place: 'dòng 5', says: expect.stringContaining('ở sau hôm nay') }],
    ]);
    expect(shown.unknownAgencies).toEqual([{ name: 'Sở Muối', rows: 1 }]);
    const { json } = await office.call('clerk', 'agencies.list', undefined);
    const choices = { 'Sở Muối': json[0].id };
    const chosen = await preview(id, { choices });
    expect(chosen).toMatchObject({ counts: { new: 2, fault: 3 }, unknownAgencies: [] });
    // What was seen before the choice is no longer so.
    expect(await confirm(id, { choices, seen: seenOf(shown) })).toMatchObject({ status: 409 });
    expect((await confirm(id, { choices, seen: seenOf(chosen) })).json).toEqual({ made: 2, dated: 0 });
    const made = (await directives()).map(({ code }) => code);
    expect(made).toEqual(['NV2023-0001', 'NV2023-0002', 'NV2023-0003', 'NV2023-0004']);
    expect(await confirm(id, { choices, seen: seenOf(chosen) })).toMatchObject({ status: 409 });
  });

  it('leaves nothing behind when it is stopped while it writes', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, i): Cells => [i, `Việc dài thứ ${i}`, school, null, null, null, null],
    );
    const { id } = (await send([head, ...rows])).json;
    const before = (await directives()).length;
    const writing = confirm(id, { seen: { new: 300, changed: 0 } });
    const running = async () => {
      const jobs = (await office.call('clerk', 'jobs.list', undefined)).json as Job[];
      return jobs.find(({ state }) => state === 'running')?.id;
    };
    await expect.poll(running, { timeout: 20_000, interval: 20 }).toBeDefined();
    await office.call('clerk', 'jobs.cancel', { id: await running() });
    expect(await writing).toEqual({ status: 409, json: { message: null } });
    expect((await preview(id)).counts.new).toBe(300);
    expect(await directives()).toHaveLength(before);
  });

  it('is one’s own: nobody else sees or writes it, and leaving it takes it away', async () => {
    const { id } = (await send([head, first])).json;
    await office.db.updateTable('directiveImport').set({ createdBy: null }).where('id', '=', id).execute();
    expect((await office.call('clerk', 'importing.preview', { id, choices: {} })).status).toBe(404);
    expect(await confirm(id, { seen: { new: 0, changed: 0 } })).toMatchObject({ status: 404 });
    const own = (await send([head, first])).json.id;
    expect((await office.call('clerk', 'importing.leave', { id: own })).status).toBe(200);
    expect((await office.call('clerk', 'importing.preview', { id: own, choices: {} })).status).toBe(404);
  });

  it('refuses what bears a secrecy mark, keeping its hash alone', async () => {
    const imports = () => office.db.selectFrom('directiveImport').select('id').execute();
    const before = await imports();
    const { status, json } = await send([['TUYỆT MẬT'], ['DANH MỤC NHIỆM VỤ'], head, first]);
    expect([status, json.message]).toEqual([422, expect.stringContaining('TUYỆT MẬT')]);
    expect(await imports()).toEqual(before);
    const entry = await office.db
      .selectFrom('logEntry')
      .select(['act', 'subjectKind', 'detail'])
      .orderBy('seq', 'desc')
      .executeTakeFirst();
    expect(entry).toEqual({
      act: 'directive.import',
      subjectKind: 'refused-file',
      detail: { refused: 'secret' },
    });
  });

  it('says of a file that is none what it is', async () => {
    const { status, json } = await office.upload(
      'clerk',
      '/api/imports',
      'a.xlsx',
      new Uint8Array([80, 75, 3, 4]),
    );
    expect([status, json.message]).toEqual([422, expect.stringContaining('tệp hỏng')]);
  });

  it('goes with the example, rows and files together', async () => {
    expect((await office.call('clerk', 'example.clear', undefined)).status).toBe(200);
    expect(await directives()).toEqual([]);
    expect(await office.db.selectFrom('directiveImport').select('id').execute()).toEqual([]);
  });
});

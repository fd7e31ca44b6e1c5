import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAgencies } from '#accounts/agencies/store.ts';
import { createMember } from '#accounts/store.ts';
import { hashPassword } from '#platform/http/sign-in.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { foldEvents, leadPeriodsOf, periodOf } from '../history/rules.ts';
import { listEvents, rebuildPeriods } from '../history/store.ts';
import type { DirectiveDetail } from '../schema.ts';
import type { Handover } from './schema.ts';

const code = 'TB118-2023-3.1';
/** Words that are written inside only: nobody else may ever read them. */
const INSIDE = 'chỉ-trong-cơ-quan';
const inside = (words: string) => `${words} ${INSIDE}`;

describe('handing on inside an agency', () => {
  let office: TestOffice;
  let documentId = '';
  let units: { id: string; name: string }[] = [];
  let nga = '';
  /** People who must see nothing: above the agency, beside it, of its other units, and of the office's own agency. */
  const outsiders = [
    'huong',
    'thang',
    'kien',
    'lan',
    'son',
    'quang',
    'cuong',
    'phuong',
    'long',
    'tren',
    'cungphong',
  ];
  const insiders = ['mai', 'binh'];

  const list = async (who: string): Promise<Handover[]> => (await office.call(who, 'handover.list', {})).json;
  const only = async (who: string): Promise<Handover> => (await list(who))[0] ?? expect.fail('nothing');
  const get = async (who: string): Promise<DirectiveDetail> =>
    (await office.call(who, 'directives.get', { code })).json;
  const unit = (words: string) => units.find((u) => u.name.includes(words))?.id ?? expect.fail(words);
  const give = (who: string, to: object[], more = {}) =>
    office.call(who, 'handover.give', {
      code,
      to,
      text: inside('Dự thảo quy chế'),
      due: '2023-12-15',
      ...more,
    });
  const upload = async (who: string, name: string): Promise<string> =>
    (await office.upload(who, '/api/attachments', name, new TextEncoder().encode(`${name} đã ký`))).json.id;
  const report = (who: string, handoverId: number, more = {}) =>
    office.call(who, 'handover.report', {
      ...{ code, handoverId, text: inside('Đã dự thảo'), done: true, percent: null, fileIds: [], ...more },
    });

  beforeAll(async () => {
    office = await startTestOffice();
    documentId = (await publishExample(office)).documentId;
    const choices = (await office.call('mai', 'handover.choices', undefined)).json;
    units = choices.units;
    nga = choices.people.find((p: { name: string }) => p.name === 'Lê Thị Nga').userId;
    const { officeId } = await office.db.selectFrom('document').select('officeId').executeTakeFirstOrThrow();
    const agencies = await listAgencies(office.db, officeId);
    const passwordHash = await hashPassword('dondoc-vi-du');
    for (const [username, key] of [
      ['tren', 'tinh-uy'],
      ['cungphong', 'van-phong-tinh-uy'],
    ] as const) {
      const agencyId = agencies.find((a) => a.key === key)?.id ?? '';
      const who = { username, name: username, positionTitle: 'thử', validFrom: '2020-01-01' };
      const row = { ...who, officeId, agencyId, passwordHash, role: 'contact' as const };
      await office.db.transaction().execute((tx) => createMember(tx, row));
    }
  });
  afterAll(() => office.stop());

  it('offers the units of the own agency and the people of it and them, and no other body', async () => {
    expect(units.map((u) => u.name).sort()).toEqual([
      'Khoa Lý luận cơ sở',
      'Phòng Quản lý đào tạo và nghiên cứu khoa học',
      'Phòng Tổ chức, hành chính, thông tin, tư liệu',
    ]);
    const { people } = (await office.call('mai', 'handover.choices', undefined)).json;
    expect(people.map((p: { name: string }) => p.name).sort()).toEqual(
      [
        'Hoàng Văn Bình',
        'Tẩn Thị Dung',
        'Lê Thị Nga',
        'Đặng Quốc Cường',
        'Hà Thu Phương',
        'Vũ Hoàng Long',
      ].sort(),
    );
    expect((await office.call('tren', 'handover.choices', undefined)).json.units).toEqual([]);
  });

  it('does not show the directive or its document to a unit before it is handed on', async () => {
    expect((await office.call('dung', 'directives.list', {})).json.rows).toEqual([]);
    expect((await office.call('dung', 'directives.get', { code })).status).toBe(404);
    expect((await office.call('dung', 'documents.get', { id: documentId })).status).toBe(404);
  });

  it('refuses a foreign unit, a past day, an agency without a role; one of two clicks hands on', async () => {
    const training = { agencyId: unit('đào tạo') };
    expect((await give('lan', [training])).status).not.toBe(200);
    expect((await give('mai', [training], { due: '2023-11-19' })).json.message).toContain('từ 20/11/2023');
    const own = (await office.call('mai', 'session.current', undefined)).json.viewer;
    expect((await give('mai', [{ agencyId: own.agency.id }])).status).toBe(422);
    expect((await give('mai', [{ userId: own.userId }])).status).toBe(422);
    const twice = await Promise.all([give('mai', [training]), give('mai', [training])]);
    expect(twice.map((a) => a.status).sort()).toEqual([200, 409]);
    expect((await give('binh', [{ userId: nga }], { text: inside('Tổng hợp'), due: null })).status).toBe(200);
    expect(await list('mai')).toHaveLength(2);
  });

  it('opens the directive and its document to the unit, with nothing to do but report inside', async () => {
    expect((await office.call('dung', 'directives.list', {})).json.rows).toHaveLength(1);
    expect((await office.call('dung', 'documents.get', { id: documentId })).status).toBe(200);
    expect((await get('dung')).mayDo).toEqual([]);
    const [handover, ...more] = await list('dung');
    expect(more).toEqual([]);
    expect(handover).toMatchObject({ state: 'open', due: '2023-12-15', daysLeft: 25, mayDo: ['report'] });
    // A person of the unit sees what was handed to the unit and what was handed to herself.
    expect(await list('nga')).toHaveLength(2);
    expect((await report('mai', handover?.id ?? 0)).status).toBe(409);
  });

  it('goes unit → agency, back and forth, and late or repeated clicks change nothing', async () => {
    const { id } = await only('dung');
    const fileIds = [await upload('dung', 'bang-tong-hop.txt')];
    expect((await report('dung', id, { fileIds, done: false, percent: 60 })).status).toBe(200);
    const first = (await only('mai')).report?.id ?? 0;
    const about = { code, handoverId: id, reportId: first };
    const back = { ...about, reason: inside('Thiếu danh sách') };
    expect((await office.call('dung', 'handover.accept', about)).status).toBe(403);
    const answers = await Promise.all([
      office.call('mai', 'handover.return', back),
      office.call('binh', 'handover.return', back),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(await only('dung')).toMatchObject({ state: 'returned', returnReason: back.reason });
    await report('dung', id, { fileIds: [await upload('dung', 'quy-che.txt')] });
    expect((await office.call('mai', 'handover.accept', about)).status).toBe(409);
    expect(await only('mai')).toMatchObject({ state: 'reported', mayDo: ['accept', 'return', 'withdraw'] });
  });

  it('takes the words and files of a unit into the report of the agency, and of nobody else', async () => {
    const { report: unitReport } = await only('mai');
    const file = unitReport?.data.files?.[0]?.id ?? '';
    const words = { code, text: 'Phòng Đào tạo: đã dự thảo quy chế.', done: false, percent: 100 };
    const stolen = { ...words, fileIds: [file] };
    expect((await office.call('mai', 'directives.report', stolen)).status).toBe(404);
    const taken = { ...stolen, takenFrom: [unitReport?.id ?? 0] };
    expect((await office.call('mai', 'directives.report', taken)).status).toBe(200);
    expect(await only('mai')).toMatchObject({ state: 'accepted', isTakenIn: true, mayDo: [] });
    // Until the head has let it out the file stays inside.
    const fetched = async (who: string) =>
      (await office.fetch(who, `/api/directives/${code}/files/${file}`)).status;
    expect([await fetched('huong'), await fetched('dung'), await fetched('mai')]).toEqual([404, 200, 200]);
    const reportId = (await get('binh')).waitingReport?.id;
    expect((await office.call('binh', 'directives.approve', { code, reportId })).status).toBe(200);
    expect([await fetched('huong'), await fetched('lan')]).toEqual([200, expect.any(Number)]);
    expect((await get('huong')).files).toMatchObject([{ id: file, agencyName: 'Trường Chính trị tỉnh' }]);
  });

  it('withdraws and undoes it; the document is open to the person as long as the work is', async () => {
    const mine = (await list('mai')).find((one) => one.to.userId === nga);
    const about = { code, handoverId: mine?.id ?? 0 };
    // Nga is of the training office too: its handover keeps the document open to her.
    const statusOf = async () => (await office.call('nga', 'documents.get', { id: documentId })).status;
    const readers = () => office.db.selectFrom('documentReader').selectAll().execute();
    expect(await readers()).toHaveLength(2);
    expect((await office.call('mai', 'handover.withdraw', about)).status).toBe(200);
    expect((await office.call('binh', 'handover.withdraw', about)).status).toBe(409);
    expect(await readers()).toHaveLength(1);
    expect(await statusOf()).toBe(200);
    expect((await report('nga', about.handoverId)).status).toBe(409);
    expect((await office.call('mai', 'handover.restore', about)).status).toBe(200);
    expect((await office.call('mai', 'handover.restore', about)).status).toBe(409);
    expect(await readers()).toHaveLength(2);
  });

  it('moves no figure: the report of the office is the same, byte for byte', async () => {
    const fetchReport = async () =>
      Buffer.from(await (await office.fetch('huong', `/api/reports/${documentId}`)).arrayBuffer());
    const before = await fetchReport();
    const counts = (await office.call('huong', 'directives.list', {})).json.counts;
    const shown = await get('huong');
    expect((await give('mai', [{ agencyId: unit('Khoa') }], { text: inside('Góp ý') })).status).toBe(200);
    expect((await fetchReport()).equals(before)).toBe(true);
    expect((await office.call('huong', 'directives.list', {})).json.counts).toEqual(counts);
    expect(await get('huong')).toEqual(shown);
    const last = (await list('mai')).at(-1);
    await office.call('mai', 'handover.withdraw', { code, handoverId: last?.id });
  });

  it('is told in the log by its agency, and not by its directive', async () => {
    const { lines } = (await office.call('kien', 'log.list', {})).json;
    const ofInside = lines.filter((line: { act: string }) => line.act.startsWith('directive.hand'));
    expect(ofInside.length).toBeGreaterThan(5);
    for (const line of ofInside) {
      expect(line.subject).toMatchObject({ kind: 'agency', name: 'Trường Chính trị tỉnh' });
      expect(Object.keys(line.detail)).toEqual(['eventId']);
    }
  });

  /** Everything that a person can be shown, as one text; the log has a test of its own. */
  async function everythingFor(who: string): Promise<string> {
    const routes: [string, unknown][] = [
      ...['session.current', 'agencies.list', 'documents.list', 'purge.list'].map(
        (route): [string, unknown] => [route, undefined],
      ),
      ...['directives.list', 'handover.list', 'proposals.list', 'overview.get'].map(
        (route): [string, unknown] => [route, {}],
      ),
      ['documents.get', { id: documentId }],
      ['distribution.get', { documentId }],
      ['directives.get', { code }],
      ['directives.get', { code, asOf: '2023-11-20' }],
      ['handover.list', { code }],
    ];
    const answers: unknown[] = [];
    for (const [route, input] of routes) answers.push((await office.call(who, route, input)).json);
    const { log: _, ...desk } = (await office.call(who, 'home.get', undefined)).json;
    const sheet = await office.fetch(who, '/api/directives.xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await sheet.arrayBuffer());
    const cells = JSON.stringify(book.worksheets.map((page) => page.getSheetValues()));
    const paper = await office.fetch(who, `/api/reports/${documentId}`);
    const parts = paper.ok ? Object.values(unzipSync(new Uint8Array(await paper.arrayBuffer()))) : [];
    const words = parts.map((bytes) => new TextDecoder().decode(bytes));
    return [JSON.stringify([answers, desk]), cells, ...words].join('\n');
  }

  it.each(outsiders)('shows nothing of it to %s', async (who) => {
    const all = await everythingFor(who);
    const events = await office.db.selectFrom('directiveEvent').select(['kind', 'data']).execute();
    const ofInside = events.filter((e) => e.kind.startsWith('hand'));
    const files = ofInside.flatMap((e) => (e.data as { files?: { id: string }[] }).files ?? []);
    // The second one went out with the report of the agency.
    const kept = files[0]?.id ?? expect.fail('no file was sent inside');
    for (const trace of [INSIDE, 'handed_on', 'handover_', 'takenFrom', 'bang-tong-hop', kept])
      expect(all.includes(trace), `${trace} is shown to ${who}`).toBe(false);
    const fetched = await office.fetch(who, `/api/directives/${code}/files/${kept}`);
    expect(fetched.status).toBe(404);
  });

  it.each(insiders)('shows all of it to %s', async (who) => {
    const all = await everythingFor(who);
    for (const trace of [INSIDE, 'handed_on', 'handover_returned', 'bang-tong-hop'])
      expect(all.includes(trace), `${trace} is hidden from ${who}`).toBe(true);
  });

  it('shows the unit its own and not what lies with another', async () => {
    const seen = (await get('dung')).events.filter((e) => e.kind === 'handed_on');
    expect(seen.map((e) => e.toName)).toEqual(['Phòng Quản lý đào tạo và nghiên cứu khoa học']);
    expect((await get('mai')).events.filter((e) => e.kind === 'handed_on').length).toBeGreaterThan(2);
  });

  it('rebuilds the days of each lead of what an earlier version published', async () => {
    const table = () =>
      office.db
        .selectFrom('directiveLeadPeriod')
        .selectAll()
        .orderBy('directiveId')
        .orderBy('fromDay')
        .execute();
    const before = await table();
    await office.db.deleteFrom('directiveLeadPeriod').execute();
    const directives = await office.db.selectFrom('directive').select('id').execute();
    expect(await rebuildPeriods(office.db)).toBe(directives.length);
    expect(await rebuildPeriods(office.db)).toBe(0);
    const byKey = (rows: typeof before) => rows.map((row) => JSON.stringify(row)).sort();
    expect(byKey(await table())).toEqual(byKey(before));
    for (const { id } of directives) {
      const snapshot = foldEvents(await listEvents(office.db, id));
      if (!snapshot) throw new Error('not published');
      const current = before.filter((row) => row.directiveId === id && row.toDay === null);
      expect(current.length).toBe(leadPeriodsOf(snapshot).length);
      expect(current.every((row) => periodOf(snapshot).state === row.state || current.length > 1)).toBe(true);
    }
  });

  it('adds a unit once, inside the own agency', async () => {
    const add = () =>
      office.call('binh', 'agencies.createUnit', { name: 'Khoa Xây dựng Đảng', shortName: 'K. XDĐ' });
    expect((await add()).status).toBe(200);
    expect((await add()).status).toBe(409);
    expect((await office.call('mai', 'handover.choices', undefined)).json.units).toHaveLength(4);
    expect((await office.call('lan', 'handover.choices', undefined)).json.units).toHaveLength(0);
  });
});

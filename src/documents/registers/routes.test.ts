import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDataBytes } from '#platform/data-file.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { splitNumber } from '../numbering/rules.ts';
import { blankPaper } from './rules.ts';
import type { Entry } from './schema.ts';

describe('the registers', () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await startTestOffice();
  });
  afterAll(() => office.stop());

  const paper = (number: string, more: object = {}) => ({
    ...{ ...blankPaper, ...splitNumber(number), issuer: 'Sở Nội vụ', subject: 'một việc' },
    ...{ type: 'CV', movedOn: '2023-11-20', issuedOn: '2023-11-16', ...more },
  });
  const register = (book: 'in' | 'out', number: string, more: object = {}, how: object = {}) =>
    office.call('clerk', 'registers.register', { book, paper: paper(number, more), ...how });
  const outgoing = (how: object = {}) =>
    register(
      'out',
      'TB/VPTU',
      { issuer: null, type: 'TB', issuedOn: '2023-11-20', number: null, notation: 'TB/VPTU' },
      how,
    );
  const entries = async (filter: object = { book: 'in' }): Promise<Entry[]> =>
    (await office.call('leader', 'registers.list', filter)).json.items;
  const numbers = async (book: 'in' | 'out') =>
    (await entries({ book })).map((one) => one.entryNumber).toSorted();

  it('gives numbers without a gap to clerks who register at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => register('in', `${100 + n}/SNV-VP`)),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(await numbers('in')).toEqual(['01', '02', '03', '04', '05', '06', '07', '08']);
  });

  it('warns of the same number, symbol and issuer however they are written, and takes it with a reason', async () => {
    const again = await register('in', '0100/snv-vp', { issuer: 'SỞ NỘI VỤ' });
    expect(again.status).toBe(409);
    expect(again.json.message).toContain('100/SNV-VP');
    expect(again.json.data.twins[0]).toMatchObject({ entryNumber: expect.any(String), issuer: 'Sở Nội vụ' });
    expect((await numbers('in')).length).toBe(8);
    const kept = await register('in', '100/SNV-VP', {}, { twinWhy: 'bản chính thay bản fax' });
    expect(kept.status).toBe(200);
    expect((await entries({ book: 'in', number: 9 }))[0]?.twinWhy).toBe('bản chính thay bản fax');
  });

  it('copies old papers without moving the counter, and passes over their numbers later', async () => {
    const old = (number: number, suffix = '') => ({ old: { number, suffix, registeredOn: '2023-11-01' } });
    const before = { movedOn: '2023-11-01', issuedOn: '2023-10-30' };
    expect((await register('in', '7/STC-VP', before, old(11))).status).toBe(200);
    expect((await register('in', '8/STC-VP', before, old(3, 'a'))).status).toBe(200);
    expect((await register('in', '9/STC-VP', before, old(11))).status).toBe(409);
    await register('in', '201/SNV-VP');
    await register('in', '202/SNV-VP');
    expect((await numbers('in')).slice(-4)).toEqual(['09', '10', '11', '12']);
  });

  it('numbers what a Party office sends by type within the term, which must be known', async () => {
    const refused = await outgoing();
    expect(refused).toMatchObject({ status: 422, json: { message: expect.stringContaining('nhiệm kỳ') } });
    const term = { name: 'Nhiệm kỳ 2020 - 2025', startsOn: '2020-10-15', endsOn: null };
    expect((await office.call('clerk', 'numbering.addTerm', term)).status).toBe(200);
    expect((await office.call('clerk', 'numbering.addTerm', term)).status).toBe(409);
    const start = { book: 'out', issuer: null, type: 'TB', day: '2023-11-20', afterNumber: 117 };
    expect((await office.call('clerk', 'numbering.startAfter', start)).status).toBe(200);
    await outgoing();
    const [sent] = await entries({ book: 'out' });
    expect(sent).toMatchObject({
      entryNumber: '118',
      fullNumber: '118-TB/VPTU',
      term: term.name,
      year: null,
    });
    const back = await office.call('clerk', 'numbering.startAfter', { ...start, afterNumber: 5 });
    expect(back.status).toBe(409);
  });

  it('keeps a cancelled number as cancelled, and fills one that was reserved', async () => {
    const ask = { book: 'out', issuer: null, type: 'TB', day: '2023-11-20' };
    const [first, second] = [
      (await office.call('clerk', 'registers.reserve', ask)).json,
      (await office.call('clerk', 'registers.reserve', ask)).json,
    ];
    expect([first.number, second.number]).toEqual(['119', '120']);
    expect((await office.call('clerk', 'registers.cancel', { id: first.id, why: '' })).status).toBe(400);
    expect((await office.call('clerk', 'registers.cancel', { id: first.id, why: 'in hỏng' })).status).toBe(
      200,
    );
    const words = paper('TB/VPTU', { number: null, notation: 'TB/VPTU', issuer: null, type: 'TB' });
    for (const other of [{ type: 'CV' }, { issuer: 'Sở Nội vụ' }, { issuedOn: '2019-01-02' }]) {
      const moved = { id: second.id, paper: { ...words, ...other } };
      expect((await office.call('clerk', 'registers.fill', moved)).status).toBe(422);
    }
    expect((await office.call('clerk', 'registers.fill', { id: first.id, paper: words })).status).toBe(409);
    expect((await office.call('clerk', 'registers.fill', { id: second.id, paper: words })).status).toBe(200);
    await outgoing();
    const states = (await entries({ book: 'out' })).map((one) => [one.entryNumber, one.state]);
    expect(states).toEqual([
      ['121', 'sent'],
      ['120', 'sent'],
      ['119', 'cancelled'],
      ['118', 'sent'],
    ]);
    await expect(
      office.db.updateTable('registerEntry').set({ number: 1 }).where('id', '=', first.id).execute(),
    ).rejects.toThrow('never changes');
  });

  it('says that a paper was registered late, and refuses days that cannot be', async () => {
    await register('in', '301/SNV-VP', { movedOn: '2023-11-17' });
    // The working days of that year are not known here: nothing is called late, and that is said.
    const { json } = await office.call('leader', 'registers.list', { book: 'in' });
    expect([json.items[0].lateAfter, json.unknownYears]).toEqual([null, [2023]]);
    expect((await register('in', '302/SNV-VP', { movedOn: '2023-11-21' })).status).toBe(400);
    expect((await register('in', '302/SNV-VP', { subject: null })).status).toBe(400);
  });

  it('keeps what stood there before it was set right', async () => {
    const [entry] = await entries({ book: 'in', words: '301 snv' });
    const input = { id: entry?.id, paper: { ...entry?.paper, subject: 'về việc rà soát' } };
    expect((await office.call('clerk', 'registers.fill', input)).status).toBe(200);
    const { json } = await office.call('leader', 'registers.get', { id: entry?.id });
    expect([json.entry.paper.subject, json.earlier[0].subject]).toEqual(['về việc rà soát', 'một việc']);
    expect((await entries({ book: 'in', words: 'RA SOAT' })).map(({ id }) => id)).toEqual([entry?.id]);
    expect((await entries({ book: 'in', issuer: 'so tai chinh' })).length).toBe(0);
  });

  it('takes an answer that goes out for what settles the paper that came in', async () => {
    await outgoing({ answers: '201/SNV-VP' });
    const [entry] = await entries({ book: 'in', words: '201/SNV' });
    expect(entry?.state).toBe('settled');
    expect(entry?.answers[0]?.fullNumber).toBe('122-TB/VPTU');
  });

  it('fills the form from a document, follows its directives, and forgets it once it is purged', async () => {
    const bytes = await readDataBytes('example/thong-bao-118.docx');
    const { json: taken } = await office.upload('clerk', '/api/documents', 'thong-bao.docx', bytes);
    const { documentId } = taken;
    const { json: filled } = await office.call('clerk', 'registers.prefill', { documentId });
    expect(filled).toMatchObject({ number: '118', notation: 'TB/VPTU', issuedOn: '2023-11-20', type: 'TB' });
    const made = await office.call('clerk', 'registers.register', {
      book: 'in',
      paper: filled,
      twinWhy: 'bản của nơi khác',
    });
    expect(made.status).toBe(200);
    const { id: entryId } = made.json;
    const { id: purgeId } = (
      await office.call('clerk', 'purge.ask', { documentId, reason: 'có nội dung mật' })
    ).json;
    // Out of sight while it is being decided, and its number stays.
    expect((await office.call('leader', 'registers.get', { id: entryId })).json.entry.paper).toBeNull();
    expect((await office.call('leader', 'purge.confirm', { id: purgeId })).status).toBe(200);
    const { entry } = (await office.call('leader', 'registers.get', { id: entryId })).json;
    expect([entry.state, entry.paper]).toEqual(['cancelled', null]);
    expect(
      await office.db.selectFrom('registerPaper').selectAll().where('entryId', '=', entryId).execute(),
    ).toEqual([]);
    expect(
      await office.db.selectFrom('linkedPaper').selectAll().where('documentId', '=', documentId).execute(),
    ).toEqual([]);
  }, 60_000);

  it('lays papers into dossiers and prints the books', async () => {
    const dossier = {
      id: null,
      code: 'HS-01',
      title: 'Công tác cán bộ',
      keepUntil: null,
      handOverOn: '2023-12-10',
    };
    const { id } = (await office.call('clerk', 'dossiers.save', dossier)).json;
    expect((await office.call('clerk', 'dossiers.save', dossier)).status).toBe(409);
    const [entry] = await entries({ book: 'in', words: '201/SNV' });
    expect((await office.call('clerk', 'dossiers.put', { id, entryId: entry?.id })).status).toBe(200);
    const { json } = await office.call('leader', 'dossiers.list', undefined);
    expect([json.dossiers[0].papers, json.near]).toEqual([1, [id]]);
    for (const path of [
      '/registers.xlsx?book=in',
      '/registers.docx?book=in',
      '/registers.docx?book=out&kind=answers',
      '/dossiers.docx',
      `/dossiers/${id}/papers.docx`,
    ])
      expect((await office.fetch('leader', `/api${path}`)).status, path).toBe(200);
  });

  const notice = (number: string, words: string) =>
    new TextEncoder().encode(
      [
        ...['TỈNH UỶ SƠN HÀ', '*', 'ĐẢNG CỘNG SẢN VIỆT NAM', `Số ${number}`],
        ...['Sơn Hà, ngày 10 tháng 11 năm 2023', 'THÔNG BÁO', 'về một việc', words],
      ].join('\n'),
    );
  const take = async (number: string, words = '1. Giao Sở Nội vụ báo cáo.'): Promise<string> =>
    (await office.upload('clerk', '/api/documents', `${number.split('-')[0]}.txt`, notice(number, words)))
      .json.documentId;
  const fill = (id: string, said: object) => office.call('clerk', 'registers.fill', { id, paper: said });
  const found = async (id: string) => (await office.call('leader', 'registers.get', { id })).json;

  it('gives a paper that two clerks register at once one number', async () => {
    const both = await Promise.all([register('in', '501/SNV-VP'), register('in', '501/SNV-VP')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('leaves the line of another paper, on which a purged document once hung by mistake', async () => {
    const [wrong, right] = [await take('61-TB/TU'), await take('62-TB/TU')];
    const { id } = (await register('in', '61-TB/TU', { documentId: wrong, issuer: 'Tỉnh uỷ Sơn Hà' })).json;
    const mended = paper('62-TB/TU', { documentId: right, issuer: 'Tỉnh uỷ Sơn Hà', subject: 'việc khác' });
    expect((await fill(id, mended)).status).toBe(200);
    const asked = await office.call('clerk', 'purge.ask', { documentId: wrong, reason: 'có nội dung mật' });
    // What was said of the held one is out of sight already.
    expect((await found(id)).earlier).toEqual([]);
    await office.call('leader', 'purge.confirm', { id: asked.json.id });
    const { entry } = await found(id);
    expect([entry.cancelled, entry.paper.subject]).toEqual([null, 'việc khác']);
  }, 60_000);

  it('hides the line of a held document that only its number ties to it, and lets nobody write over it', async () => {
    const line = { issuer: 'Tỉnh uỷ Sơn Hà', subject: 'chuyến thăm', issuedOn: '2023-11-10' };
    const { id } = (await register('in', '63-TB/TU', line)).json;
    const bare = (
      await register('in', '63-TB/TU', { issuer: null, subject: 'của nơi nào đó' }, { twinWhy: 'chưa rõ' })
    ).json.id;
    const documentId = await take('63-TB/TU');
    const twins = () =>
      office.call('clerk', 'registers.twins', { number: '63', notation: 'TB/TU', issuer: line.issuer });
    const search = async () => {
      const { groups } = (await office.call('leader', 'search.ask', { q: 'chuyến thăm', kind: 'register' }))
        .json;
      const hits = groups.flatMap((group: { hits: unknown[] }) => group.hits).length;
      return [(await entries({ book: 'in', words: 'chuyen tham' })).length, hits];
    };
    expect([(await twins()).json.length, await search()]).toEqual([2, [1, 1]]);
    const asked = await office.call('clerk', 'purge.ask', { documentId, reason: 'có nội dung mật' });
    expect((await found(id)).entry.paper).toBeNull();
    expect([(await twins()).json.map((one: { entryId: string }) => one.entryId), await search()]).toEqual([
      [bare],
      [0, 0],
    ]);
    expect((await fill(id, paper('64-TB/TU'))).status).toBe(409);
    await office.call('leader', 'purge.confirm', { id: asked.json.id });
    expect((await found(id)).entry).toMatchObject({ state: 'cancelled', paper: null });
    expect((await found(bare)).entry.paper.subject).toBe('của nơi nào đó');
  }, 60_000);

  it('takes an answer that the machine reads for a guess until a person confirms it', async () => {
    const { id } = (await register('in', '502/SNV-VP', { dueOn: '2023-11-30' })).json;
    const documentId = await take(
      '65-TB/TU',
      '1. Trả lời Công văn số 502/SNV-VP của Sở Nội vụ, giao Sở Nội vụ báo cáo.',
    );
    const before = (await found(id)).entry;
    expect([before.state, before.answers, before.guesses.length]).toEqual(['open', [], 1]);
    const { links } = (await office.call('leader', 'links.get', { id: documentId })).json;
    await office.call('clerk', 'links.say', { linkId: links[0].id, word: 'confirmed' });
    const after = (await found(id)).entry;
    expect([after.state, after.answers.length, after.guesses]).toEqual(['settled', 1, []]);
  });

  it('asks before one number stands on two papers that go out', async () => {
    const start = { book: 'out', issuer: null, type: 'CV', day: '2023-11-20', afterNumber: 119 };
    await office.call('clerk', 'numbering.startAfter', start);
    const other = { issuer: null, type: 'CV', issuedOn: '2023-11-20', number: null, notation: 'TB/VPTU' };
    const refused = await register('out', 'TB/VPTU', other);
    expect([refused.status, refused.json.data.twins[0].entryNumber]).toEqual([409, '120']);
    expect((await register('out', 'TB/VPTU', other, { twinWhy: 'cấp lại' })).status).toBe(200);
    expect((await entries({ book: 'out', number: 120 })).length).toBe(2);
  });

  it('lets a slip in where the book on paper stood be set right until a number was given', async () => {
    const start = (afterNumber: number) =>
      office.call('clerk', 'numbering.startAfter', {
        ...{ book: 'out', issuer: null, type: 'BC', day: '2023-11-20', afterNumber },
      });
    for (const after of [1170, 17]) expect((await start(after)).status).toBe(200);
    const ask = { book: 'out', issuer: null, type: 'BC', day: '2023-11-20' };
    expect((await office.call('clerk', 'registers.reserve', ask)).json.number).toBe('18');
    expect((await start(17)).status).toBe(409);
  });

  it('holds what is set right against the day it was registered', async () => {
    const [old] = await entries({ book: 'in', number: 3, words: '8/STC' });
    expect((await fill(old?.id ?? '', { ...old?.paper, movedOn: '2023-11-10' })).status).toBe(400);
    // Its own line is no twin of it.
    const named = { issuer: 'Sở Nội vụ tỉnh Sơn Hà', note: 'đã đối chiếu' };
    expect((await fill(old?.id ?? '', { ...old?.paper, ...named })).status).toBe(200);
  });

  it('leaves a dossier as it was handed over', async () => {
    const { dossiers } = (await office.call('leader', 'dossiers.list', undefined)).json;
    const { papers: _, handedOverOn: __, ...dossier } = dossiers[0];
    const [entry] = await entries({ book: 'in', words: '201/SNV' });
    const { id } = dossier;
    expect((await office.call('clerk', 'dossiers.handOver', { id, day: '2023-11-20' })).status).toBe(200);
    const place = { id, entryId: entry?.id };
    expect((await office.call('clerk', 'dossiers.takeOut', place)).status).toBe(409);
    expect((await office.call('clerk', 'dossiers.put', place)).status).toBe(409);
    expect((await office.call('clerk', 'dossiers.save', { ...dossier, title: 'tên khác' })).status).toBe(409);
  });
});

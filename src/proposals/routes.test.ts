import { readBytes } from '@dondoc/intake';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listOffices } from '#accounts/store.ts';
import { publishExample } from '../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { insertEvent, insertProposal } from './asking/store.ts';
import { proposalsFacts } from './facts.ts';
import { bringBack } from './jobs.ts';
import type { Proposal, ProposalDetail } from './schema.ts';
import { eventsOf } from './store.ts';

let office: TestOffice;
let officeId: string;
let schoolId: string;
const how = { reason: null, askedOn: null, askedAt: null, meetingId: null };
const TODAY = '2023-11-20';

beforeAll(async () => {
  office = await startTestOffice();
  const { viewer } = (await office.call('contact', 'session.current', undefined)).json;
  officeId = viewer.office.id;
  schoolId = viewer.agency.id;
  await publishExample(office);
});
afterAll(() => office.stop());

async function ok<T>(who: string, route: string, input: unknown): Promise<T> {
  const { status, json } = await office.call(who, route, input);
  expect(status, `${route} ${JSON.stringify(json)}`).toBe(200);
  return json as T;
}
const status = async (who: string, route: string, input: unknown) =>
  (await office.call(who, route, input)).status;
const list = (who = 'clerk') => ok<Proposal[]>(who, 'proposals.list', undefined);
const get = (id: string, who = 'clerk') => ok<ProposalDetail>(who, 'proposals.get', { id });
const comes = { reviewOn: null, toAgencyId: null, documentId: null, number: null };

/** One of the school's, sent and answered. */
async function answered(text: string): Promise<string> {
  const { id } = await ok<{ id: string }>('clerk', 'proposals.ask', {
    ...how,
    text,
    askedBy: schoolId,
    askedOn: '2023-11-01',
  });
  const { seen } = await get(id);
  const words = { text: 'Đồng ý chủ trương.', on: '2023-11-06', verdict: 'approved' };
  await ok('clerk', 'proposals.answer', { id, seen, ...comes, ...words });
  return id;
}

describe('of a notice', () => {
  it('waits for the clerk to say who asked and what the answer comes to', async () => {
    const seven = (await list()).filter(({ documentId }) => documentId);
    expect(seven).toHaveLength(7);
    expect(new Set(seven.map(({ seemsAskedBy }) => seemsAskedBy?.agency.id))).toEqual(new Set([schoolId]));
    expect(seven.every(({ state, askedBy }) => state === 'unconfirmed' && askedBy === null)).toBe(true);
    expect(seven.map(({ current }) => current?.proposed?.verdict)).toEqual([
      ...['study', 'study', 'study', 'study', 'interim', 'study', 'approved'],
    ]);
    // Until somebody has said so, it is not the school's.
    const ids = seven.map(({ id }) => id);
    expect(await ok('clerk', 'proposals.setAsker', { ids, askedBy: schoolId })).toEqual({ count: 7 });
    expect(await ok('clerk', 'proposals.setAsker', { ids, askedBy: schoolId })).toEqual({ count: 0 });
    expect((await list('contact')).filter(({ askedBy }) => askedBy?.id === schoolId)).toHaveLength(7);
  });
});

describe('of an agency', () => {
  it('is a draft of its own until its head sends it', async () => {
    const text = 'Về bố trí xe đưa học viên đi thực tế ở cơ sở';
    const { id } = await ok<{ id: string }>('contact', 'proposals.ask', { ...how, text, askedBy: null });
    expect((await list()).some((one) => one.id === id)).toBe(false);
    expect(await status('clerk', 'proposals.get', { id })).toBe(404);
    expect(await status('lan', 'proposals.get', { id })).toBe(404);
    expect(await status('lan', 'proposals.edit', { id, ...how, text })).toBe(404);
    expect(await status('contact', 'proposals.send', { id })).toBe(403);
    await ok('contact', 'proposals.edit', { id, ...how, text: `${text} vùng cao` });
    await ok('head', 'proposals.send', { id });
    expect(await status('head', 'proposals.send', { id })).toBe(409);
    expect(await status('contact', 'proposals.drop', { id })).toBe(409);
    expect(await get(id)).toMatchObject({ state: 'waiting', askedOn: TODAY, mover: { who: 'office' } });
  });

  it('a unit does not ask upward, and nobody asks for another', async () => {
    const text = 'Về trang bị máy chiếu cho phòng học';
    const agencies = await ok<{ id: string; key: string }[]>('clerk', 'agencies.list', {});
    const other = agencies.find(({ key }) => key === 'so-noi-vu')?.id;
    expect(await status('contact', 'proposals.ask', { ...how, text, askedBy: other })).toBe(403);
    expect(await status('clerk', 'proposals.ask', { ...how, text, askedBy: null })).toBe(400);
  });
});

describe('settled', () => {
  const say = async (who: string, id: string, settled: boolean, more: object = {}) =>
    status(who, 'proposals.say', {
      ...{ id, seen: (await get(id)).seen, settled, on: TODAY, text: 'Đã xem hồ sơ.', ...more },
    });

  it('needs an answer, both sides, and each speaks for itself alone', async () => {
    const text = 'Về sửa hàng rào khu ký túc xá của trường';
    const { id } = await ok<{ id: string }>('clerk', 'proposals.ask', { ...how, text, askedBy: schoolId });
    expect(await say('clerk', id, true)).toBe(422);
    const ready = await answered('Về lắp quạt thông gió cho hội trường');
    expect(await say('lan', ready, true)).toBe(404);
    expect(await say('leader', ready, true, { on: '2023-11-05' })).toBe(400);
    expect(await say('leader', ready, true)).toBe(200);
    expect(await say('clerk', ready, true)).toBe(409);
    expect((await get(ready)).state).toBe('oneSide');
    expect(await say('contact', ready, true)).toBe(200);
    expect(await get(ready)).toMatchObject({ state: 'settled', mover: { who: 'none' } });
    expect(await say('head', ready, false)).toBe(200);
    const open = await get(ready);
    expect(open).toMatchObject({ state: 'disputed', mover: { who: 'office' }, side: 'body' });
    expect(open.asker?.by).toBe('Hoàng Văn Bình');
  });

  it('whatever both sides do, late or twice, it is what a recount of the rows says', async () => {
    const act = fc.record({
      who: fc.constantFrom('clerk', 'leader', 'contact', 'head'),
      settled: fc.boolean(),
      on: fc.constantFrom('2023-11-05', '2023-11-08', '2023-11-15', TODAY),
      stale: fc.boolean(),
      again: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 7 }), async (acts) => {
        const id = await answered('Về mở rộng khu để xe của học viên');
        for (const { who, settled, on, stale, again } of acts) {
          const before = await get(id);
          const input = { id, seen: before.seen - (stale ? 1 : 0), settled, on, text: 'Theo hồ sơ.' };
          const first = await status(who, 'proposals.say', input);
          const after = await get(id);
          if (stale || first !== 200) expect(after.history).toEqual(before.history);
          if (first === 200 && again) {
            expect(await status(who, 'proposals.say', input)).toBe(409);
            expect((await get(id)).history).toEqual(after.history);
          }
          const rows = (await eventsOf(office.db, [id])).get(id) ?? [];
          const words = rows
            .filter(({ kind }) => kind === 'word')
            .toSorted((a, b) => a.happenedOn.localeCompare(b.happenedOn) || a.id - b.id);
          const last = (side: string) => words.findLast(({ data }) => data.side === side)?.data.settled;
          const [body, asker] = [last('body'), last('asker')];
          expect(after.state === 'settled').toBe(body === true && asker === true);
          expect(after.state === 'disputed').toBe(
            body !== undefined && asker !== undefined && body !== asker,
          );
          expect([after.body?.settled, after.asker?.settled]).toEqual([body, asker]);
        }
      }),
      { numRuns: 4 },
    );
  }, 60_000);
});

describe('split and merged', () => {
  it('nothing disappears, both ends can be read, and it is taken back', async () => {
    const id = await answered('Về bổ sung sách và máy tính cho thư viện');
    const parts = ['Về bổ sung sách cho thư viện', 'Về bổ sung máy tính cho thư viện'];
    const { seen } = await get(id);
    const { ids } = await ok<{ ids: string[] }>('clerk', 'proposals.split', { id, seen, parts });
    const whole = await get(id);
    expect(whole).toMatchObject({ state: 'split', text: 'Về bổ sung sách và máy tính cho thư viện' });
    expect(whole.into.map((one) => one.id)).toEqual(ids);
    for (const part of ids) {
      const one = await get(part);
      expect(one).toMatchObject({ state: 'answered', current: { verdict: 'approved' } });
      expect(one.from).toMatchObject([{ id, kind: 'split' }]);
    }
    expect(
      await status('clerk', 'proposals.answer', {
        ...{ id, seen: whole.seen, ...comes, text: 'Trả lời nữa', on: TODAY, verdict: 'refused' },
      }),
    ).toBe(422);
    await ok('clerk', 'proposals.rejoin', { traceId: whole.into[0]?.traceId });
    expect(await get(id)).toMatchObject({ state: 'answered', into: [] });
    expect(await status('clerk', 'proposals.get', { id: ids[0] })).toBe(404);

    const same = await answered('Về thêm sách và máy tính cho thư viện trường');
    await ok('clerk', 'proposals.merge', { id, ids: [same] });
    expect(await status('clerk', 'proposals.merge', { id, ids: [same] })).toBe(422);
    const merged = await get(same);
    expect(merged).toMatchObject({ state: 'merged', into: [{ id, kind: 'merge' }] });
    expect((await get(id)).from).toMatchObject([{ id: same }]);
    await ok('clerk', 'proposals.rejoin', { traceId: merged.into[0]?.traceId });
    expect((await get(same)).state).toBe('answered');
  });

  it('parts that have gone their own way stay apart', async () => {
    const id = await answered('Về sửa nhà ăn và mua bàn ghế nhà ăn');
    const parts = ['Về sửa nhà ăn của trường', 'Về mua bàn ghế cho nhà ăn'];
    const { seen } = await get(id);
    const { ids } = await ok<{ ids: string[] }>('clerk', 'proposals.split', { id, seen, parts });
    const [first = ''] = ids;
    await ok('head', 'proposals.say', {
      ...{ id: first, seen: (await get(first)).seen, settled: true, on: TODAY, text: 'Đã sửa xong.' },
    });
    const [trace] = (await get(id)).into;
    expect(await status('clerk', 'proposals.rejoin', { traceId: trace?.traceId })).toBe(422);
  });
});

describe('what is tied together and apart again', () => {
  const codesOf = async () =>
    [...new Set((await list()).flatMap(({ directives }) => directives.map(({ code }) => code)))].slice(0, 2);
  const carriedBy = async (id: string) => (await get(id)).directives.map(({ code }) => code);

  it('a part with a directive of its own is not joined again', async () => {
    const id = await answered('Về sửa mái nhà và nền sân của ký túc xá');
    const parts = ['Về sửa mái nhà ký túc xá', 'Về sửa nền sân ký túc xá'];
    const { ids } = await ok<{ ids: string[] }>('clerk', 'proposals.split', {
      ...{ id, seen: (await get(id)).seen, parts },
    });
    const [code] = await codesOf();
    await ok('clerk', 'proposals.link', { id: ids[1], code });
    const traceId = (await get(id)).into[0]?.traceId;
    expect(await status('clerk', 'proposals.rejoin', { traceId })).toBe(422);
    expect(await carriedBy(ids[1] ?? '')).toEqual([code]);
  });

  it('a merging that is undone takes along what it brought, and leaves what another brings', async () => {
    const names = ['Về mở thêm lớp ban đêm', 'Về mở lớp buổi tối', 'Về mở lớp ngoài giờ'];
    const [kept = '', one = '', other = ''] = await Promise.all(names.map(answered));
    const [shared = '', own = ''] = await codesOf();
    for (const [id, code] of [
      ...[
        [one, shared],
        [one, own],
        [other, shared],
      ],
    ])
      await ok('clerk', 'proposals.link', { id, code });
    await ok('clerk', 'proposals.merge', { id: kept, ids: [one, other] });
    expect((await carriedBy(kept)).sort()).toEqual([shared, own].sort());
    const traceOf = async (id: string) => (await get(id)).into[0]?.traceId;
    await ok('clerk', 'proposals.rejoin', { traceId: await traceOf(one) });
    expect(await carriedBy(kept)).toEqual([shared]);
    await ok('clerk', 'proposals.rejoin', { traceId: await traceOf(other) });
    expect(await carriedBy(kept)).toEqual([]);
    expect((await carriedBy(one)).sort()).toEqual([shared, own].sort());
  });

  it('one whose notice is held is not read beside the one it was merged into, and stays merged', async () => {
    const into = await answered('Về nhận tài liệu học tập của tỉnh');
    const held = await answered('Về cấp tài liệu học tập mật');
    await ok('clerk', 'proposals.merge', { id: into, ids: [held] });
    const hold = async (documentId: string | null, heldAt: Date | null) => {
      await office.db.updateTable('proposal').set({ documentId }).where('id', '=', held).execute();
      const documents = office.db.updateTable('document').set({ heldAt });
      await documents.where('number', '=', '118-TB/VPTU').execute();
    };
    const { id: documentId } = await office.db
      .selectFrom('document')
      .select('id')
      .where('number', '=', '118-TB/VPTU')
      .executeTakeFirstOrThrow();
    await hold(documentId, new Date());
    expect((await get(into)).from).toEqual([]);
    await hold(null, null);
    expect((await get(into)).from).toMatchObject([{ id: held }]);
    await office.db.updateTable('proposal').set({ documentId }).where('id', '=', into).execute();
    await hold(null, new Date());
    expect(await get(held)).toMatchObject({ state: 'merged', into: [] });
    await hold(null, null);
    await office.db.updateTable('proposal').set({ documentId: null }).where('id', '=', into).execute();
  });
});

it('directives that carry the answer are added and taken out', async () => {
  const id = await answered('Về sớm có kế hoạch đào tạo chung của tỉnh');
  const [withWork] = (await list()).filter(({ directives }) => directives.length > 0);
  const code = withWork?.directives[0]?.code ?? '';
  expect(await status('clerk', 'proposals.link', { id, code: 'KHONG-CO' })).toBe(404);
  await ok('clerk', 'proposals.link', { id, code });
  expect(await status('clerk', 'proposals.link', { id, code })).toBe(409);
  const one = await get(id);
  expect(one.mover.who).toBe('work');
  const directiveId = one.directives[0]?.id;
  await ok('clerk', 'proposals.unlink', { id, directiveId });
  expect(await status('clerk', 'proposals.unlink', { id, directiveId })).toBe(409);
  await ok('clerk', 'proposals.link', { id, code });
  expect((await get(id)).directives).toHaveLength(1);
});

it('whose turn it is does not depend on who looks, though an agency opens only its own directives', async () => {
  const id = await answered('Về bố trí đủ giảng viên cho các môn mới');
  const ofOthers = (await list()).find(({ ref }) => ref === '3.4')?.directives[0]?.code;
  await ok('clerk', 'proposals.link', { id, code: ofOthers });
  expect(await get(id, 'contact')).toMatchObject({
    ...{ mover: { who: 'work' }, directives: [], elsewhere: { count: 1, open: 1 } },
  });
});

it('no request disappears because something of it is not known', async () => {
  const optional = {
    reason: 'Lý do',
    askedOn: '2023-11-01',
    askedAt: 'Hội nghị',
    askedBy: schoolId,
    ref: '3.9',
  };
  const keys = Object.keys(optional) as (keyof typeof optional)[];
  const made: { id: string; text: string; isSchools: boolean }[] = [];
  for (let mask = 0; mask < 2 ** keys.length; mask += 1) {
    const given = Object.fromEntries(
      keys.filter((_, n) => mask & (2 ** n)).map((key) => [key, optional[key]]),
    );
    const text = `Kiến nghị thiếu thông tin số ${mask}`;
    const id = await insertProposal(office.db, { officeId, text, ...given });
    const sent = { officeId, proposalId: id, happenedOn: '2023-11-01' };
    await insertEvent(office.db, { ...sent, kind: 'sent', data: {} });
    // An answer of which nothing but its day is known.
    if (mask % 2) await insertEvent(office.db, { ...sent, kind: 'answered', data: {} });
    made.push({ id, text, isSchools: 'askedBy' in given });
  }
  const shown = new Map((await list()).map((one) => [one.id, one]));
  expect(made.filter(({ id }) => !shown.has(id))).toEqual([]);
  for (const { id } of made.slice(-2)) await get(id);
  const schools = made.filter(({ isSchools }) => isSchools);
  const ofSchool = await ok<{ proposals: Proposal[] }>('contact', 'proposals.ofAsker', {
    agencyId: schoolId,
  });
  const seen = new Set(ofSchool.proposals.map(({ id }) => id));
  expect(schools.filter(({ id }) => !seen.has(id))).toEqual([]);
  const cells = async (path: string) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await (await office.fetch('clerk', path)).arrayBuffer());
    return JSON.stringify(book.worksheets.map((page) => page.getSheetValues()));
  };
  const all = await cells('/api/proposals.xlsx');
  expect(made.filter(({ text }) => !all.includes(`"${text}"`))).toEqual([]);
  const path = `/api/proposals/askers/${schoolId}`;
  const own = await cells(`${path}/list.xlsx`);
  expect(schools.filter(({ text }) => !own.includes(`"${text}"`))).toEqual([]);
  for (const issuer of ['asker', 'office']) {
    const paper = await office.fetch('clerk', `${path}/report.docx?issuer=${issuer}`);
    const read = await readBytes(new Uint8Array(await paper.arrayBuffer()), 'tep.docx');
    if (!read.ok) throw new Error(read.message);
    const words = read.value.text.replaceAll(/\s+/g, ' ');
    expect(schools.filter(({ text }) => !words.includes(text))).toEqual([]);
    expect(words).toContain('kết quả giải quyết kiến nghị');
  }
  const facts = await proposalsFacts.read(office.db, { officeId, schoolId, day: TODAY, from: '2023-01-01' });
  const fact = facts.get('kien_nghi');
  const behind = new Set(fact?.rows.map(({ id }) => id));
  expect(schools.filter(({ id }) => !behind.has(id))).toEqual([]);
  expect(fact).toMatchObject({ known: true, value: behind.size });
  const early = await proposalsFacts.read(office.db, {
    officeId,
    schoolId,
    day: '2023-01-01',
    from: '2023-01-01',
  });
  expect(early.get('kien_nghi')).toMatchObject({ known: false });
});

it('programs find what they have read before', async () => {
  const page = await office.fetch('clerk', '/api/v1/proposals?limit=200');
  const { items } = (await page.json()) as { items: Record<string, unknown>[] };
  expect(items.length).toBeGreaterThan(7);
  for (const item of items) {
    expect(['assigned', 'decided']).toContain(item.verdict);
    expect(typeof item.answer).toBe('string');
  }
});

// Last: the clock of the example goes on.
it('a split changes no figure of a day before it, nor one of the days until it was joined', async () => {
  const id = await answered('Về lát sân và trồng cây trong khuôn viên');
  const on = async (day: string) => {
    const ask = { officeId, schoolId, day, from: '2023-01-01' };
    return (await proposalsFacts.read(office.db, ask)).get('kien_nghi')?.rows.length;
  };
  const [before, today = 0] = [await on('2023-11-18'), await on(TODAY)];
  const parts = ['Về lát sân trong khuôn viên', 'Về trồng cây trong khuôn viên', 'Về lối đi khuôn viên'];
  await ok('clerk', 'proposals.split', { id, seen: (await get(id)).seen, parts });
  const trace = (await get(id)).into[0];
  expect(await on('2023-11-18')).toBe(before);
  expect(await on(TODAY)).toBe(today + 2);
  await ok('clerk', 'example.setClock', { today: '2023-11-22' });
  await ok('clerk', 'proposals.rejoin', { traceId: trace?.traceId });
  expect([await on('2023-11-18'), await on('2023-11-21'), await on('2023-11-22')]).toEqual([
    ...[before, today + 2, today],
  ]);
});

it('an answer for the time being is confirmed with its day of review, and comes back on it', async () => {
  const interim = (await list()).find(({ current }) => current?.proposed?.verdict === 'interim');
  const { id = '', seen, current } = interim ?? {};
  const said = { id, seen, answerId: current?.id, verdict: 'interim', toAgencyId: null };
  expect(await status('clerk', 'proposals.confirm', { ...said, reviewOn: null })).toBe(400);
  await ok('clerk', 'proposals.confirm', { ...said, reviewOn: '2023-12-04' });
  // Done a second time it is refused, and nothing changes.
  expect(await status('clerk', 'proposals.confirm', { ...said, reviewOn: '2023-12-05' })).toBe(409);
  expect(await get(id)).toMatchObject({ state: 'interim', mover: { who: 'day' } });
  const [example] = await listOffices(office.db);
  if (!example) throw new Error('no office');
  const told = async (who: string) =>
    (await ok<{ link: string; title: string }[]>(who, 'inbox.list', undefined)).filter(
      ({ link, title }) => link === `/kien-nghi/${id}` && title.includes('ngày xem lại'),
    ).length;
  expect(await bringBack(office.db, example, '2023-12-03')).toBe(0);
  expect(await bringBack(office.db, example, '2023-12-04')).toBe(1);
  await bringBack(office.db, example, '2023-12-05');
  expect([await told('clerk'), await told('head'), await told('lan')]).toEqual([1, 1, 0]);
  await ok('clerk', 'example.setClock', { today: '2023-12-05' });
  expect(await get(id)).toMatchObject({ state: 'reviewDue', mover: { who: 'office', days: 1 } });
  const further = { text: 'Đưa vào chính sách chung từ năm 2024.', on: '2023-12-05', verdict: 'approved' };
  await ok('clerk', 'proposals.answer', { id, seen: (await get(id)).seen, ...comes, ...further });
  const now = await get(id);
  expect(now.state).toBe('answered');
  expect(now.answers.map(({ verdict }) => verdict)).toEqual(['interim', 'approved']);
});

it('the example is loaded only where nothing was asked, and is cleared whole', async () => {
  expect(await status('clerk', 'proposals.loadExample', {})).toBe(409);
  expect(await status('contact', 'proposals.loadExample', {})).toBe(403);
  await ok('clerk', 'example.clear', {});
  const left = await office.db.selectFrom('proposalEvent').select('id').execute();
  expect(left).toEqual([]);
});

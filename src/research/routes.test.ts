import { readBytes } from '@dondoc/intake';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { XLSX } from '#platform/sheets/write.ts';
import { insertPerson, insertRecords, peopleOfSchool, readPeople } from '#staff/store.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { researchFacts } from './facts.ts';
import { insertProduct, listProducts, removeAuthor, worksOf } from './products/store.ts';
import { remindLeaders } from './topics/jobs.ts';
import { type Stage, stages, type TopicDetail, type TopicList, type TopicRow } from './topics/schema.ts';
import { readTopics } from './topics/store.ts';

const DAY = '2023-11-20';
let office: TestOffice;
let schoolId = '';
let officeId = '';
let lecturer = '';
beforeAll(async () => {
  office = await startTestOffice();
  const { json } = await office.call('huong', 'schools.get', {});
  schoolId = json.school.id;
  ({ officeId } = await office.db
    .selectFrom('agency')
    .select('officeId')
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow());
  const { id: userId } = await office.db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', 'long')
    .executeTakeFirstOrThrow();
  const person = { officeId, schoolId, code: 'VC18', fullName: 'Vũ Hoàng Long', userId, createdBy: null };
  lecturer = await insertPerson(office.db, person);
});
afterAll(() => office.stop());

const words = {
  ...{ kind: 'topic', level: 'school', field: null, managingAgencyId: null, summary: null, callId: null },
  on: '2023-01-10',
};
const lead = () => ({ personId: lecturer, outsideName: null, part: 'lead' });
const bare = {
  ...{ paper: null, code: null, dueOn: null, score: null, rating: null, place: null, note: null },
};
const ok = async <T = Record<string, never>>(who: string, route: string, input: unknown): Promise<T> => {
  const { status, json } = await office.call(who, route, input);
  expect(status, `${route}: ${JSON.stringify(json)}`).toBe(200);
  return json as T;
};
const refused = async (who: string, route: string, input: unknown): Promise<string> => {
  const { status, json } = await office.call(who, route, input);
  expect(status, route).toBeGreaterThanOrEqual(400);
  return json.message;
};
const propose = async (title: string, more = {}) =>
  (await ok<{ id: string }>('long', 'research.propose', { ...words, title, members: [lead()], ...more })).id;
const get = (id: string, who = 'nga') => ok<TopicDetail>(who, 'research.get', { id });

it('counts a topic written down by its result alone, where the register has none', async () => {
  const read = async () =>
    (await researchFacts.read(office.db, { officeId, schoolId, day: DAY, from: '2019-01-01' })).get(
      'de_tai_cap_tinh_nghiem_thu',
    );
  expect(await read()).toMatchObject({ known: false });
  const by = { officeId, recordedBy: null };
  const id = await insertProduct(
    office.db,
    { ...by, schoolId },
    {
      ...{ kind: 'topic', title: 'Đề tài có trước sổ', place: null, number: null, level: 'province' },
      ...{ madeOn: '2022-05-05', basis: null, topicId: null },
    },
  );
  expect(await read()).toMatchObject({ known: true, value: 1 });
  await ok('nga', 'researchProducts.remove', { id });
});

it('goes from the proposal of a lecturer to its application, each hand another', async () => {
  const topicId = await propose('Chợ phiên và đời sống bản');
  expect(await get(topicId, 'long')).toMatchObject({
    isMine: true,
    leader: 'Vũ Hoàng Long',
    may: { steps: [] },
  });
  const step = (from: Stage, to: Stage, on: string, more = {}) => ({
    topicId,
    from,
    to,
    on,
    ...bare,
    ...more,
  });
  await ok('nga', 'researchSteps.step', step('proposed', 'council', '2023-01-20', { score: '85.50' }));
  expect(await refused('binh', 'researchSteps.approve', step('council', 'approved', '2023-02-01'))).toContain(
    'Chưa ghi số',
  );
  const approval = { paper: 'Quyết định 7/QĐ-TCT', code: 'TCT.2023-07', dueOn: '2023-06-30' };
  await ok('binh', 'researchSteps.approve', step('council', 'approved', '2023-02-01', approval));
  await ok('nga', 'researchSteps.step', step('approved', 'work', '2023-02-05'));
  expect((await get(topicId)).standing).toMatchObject({ state: 'late', due: '2023-06-30', next: 'lead' });
  // More time is asked by one and granted by another, and what was late stays late.
  await ok('long', 'researchSteps.askExtension', { topicId, newDue: '2023-12-31', reason: 'Mưa lũ' });
  const asked = (await get(topicId, 'binh')).extensions[0]?.id;
  const answer = { extensionId: asked, granted: true, on: DAY, paper: null };
  await ok('binh', 'researchSteps.decideExtension', answer);
  expect(await refused('binh', 'researchSteps.decideExtension', answer)).toContain('đã được trả lời');
  expect((await get(topicId)).standing).toMatchObject({
    ...{ firstDue: '2023-06-30', due: '2023-12-31', wasLate: true, lateDays: null },
  });
  const accepted = { paper: 'Biên bản nghiệm thu', score: '88', rating: 'Giỏi' };
  await ok('nga', 'researchSteps.step', step('work', 'accepted', '2023-11-18', accepted));
  expect(await refused('nga', 'researchSteps.step', step('accepted', 'applied', DAY))).toContain(
    'nơi ứng dụng',
  );
  await ok('nga', 'researchSteps.step', step('accepted', 'applied', DAY, { place: 'Khoa Lý luận cơ sở' }));
  expect(await get(topicId)).toMatchObject({
    ...{ code: 'TCT.2023-07', standing: { stage: 'applied', state: 'done-late', next: null } },
  });
  // The same row counts for the person: read by the staff, and not taken out there.
  const person = (await readPeople(office.db, schoolId)).find(({ id }) => id === lecturer);
  const work = person?.records.find(({ kind }) => kind === 'product');
  expect(work).toMatchObject({ from: '2023-11-18', data: { kind: 'topic', part: 'lead', level: 'school' } });
  expect(await refused('cuong', 'staff.remove', { id: work?.id })).toContain('sổ nghiên cứu');
});

it('is decided neither by who proposed it nor by who wrote the result down', async () => {
  const { id: topicId } = await ok<{ id: string }>('binh', 'research.propose', {
    ...{ ...words, title: 'Đề tài của Hiệu trưởng', members: [lead()] },
  });
  const council = { topicId, from: 'proposed', to: 'council', on: '2023-02-01', ...bare };
  expect(await refused('binh', 'researchSteps.step', council)).toContain('không tự ghi kết quả');
  await ok('nga', 'researchSteps.step', council);
  const approve = { topicId, from: 'council', to: 'approved', on: '2023-02-02', ...bare, paper: 'QĐ 1' };
  expect(await refused('binh', 'researchSteps.approve', approve)).toContain('không tự quyết định');
  await ok('huong', 'researchSteps.approve', approve);
});

it('nor by whoever works on it, once worked on it, or wrote its words', async () => {
  const { id: userId } = await office.db
    .selectFrom('authUser')
    .select('id')
    .where('username', '=', 'binh')
    .executeTakeFirstOrThrow();
  const head = { officeId, schoolId, code: 'VC01', fullName: 'Hiệu trưởng', userId, createdBy: null };
  const works = { personId: await insertPerson(office.db, head), outsideName: null, part: 'member' };
  const topicId = await propose('Đề tài có Hiệu trưởng tham gia', { members: [lead(), works] });
  const council = { topicId, from: 'proposed', to: 'council', on: '2023-02-01', ...bare };
  expect(await refused('binh', 'researchSteps.step', council)).toContain('không tự ghi kết quả');
  await ok('nga', 'researchSteps.step', council);
  // Taking oneself out does not help, and what the council read is not written anew.
  const member = (await get(topicId)).members.find(({ personId }) => personId === works.personId)?.id;
  await ok('binh', 'researchSteps.removeMember', { memberId: member });
  const approve = { topicId, from: 'council', to: 'approved', on: '2023-02-02', ...bare, paper: 'QĐ 2' };
  expect((await get(topicId, 'binh')).may).toMatchObject({ steps: [], giveBack: false, change: false });
  expect(await refused('binh', 'researchSteps.approve', approve)).toContain('không tự quyết định');
  const { callId: _, on: __, ...said } = words;
  expect(await refused('long', 'research.change', { topicId, ...said, title: 'Khác' })).toContain('đã xét');
  await ok('huong', 'researchSteps.approve', { ...approve, dueOn: '2023-06-30' });
  await ok('nga', 'researchSteps.step', { topicId, from: 'approved', to: 'work', on: '2023-02-03', ...bare });
  await ok('long', 'researchSteps.askExtension', { topicId, newDue: '2023-12-31', reason: 'Mưa lũ' });
  const answer = { extensionId: (await get(topicId)).extensions[0]?.id, granted: true, on: DAY, paper: null };
  expect(await refused('binh', 'researchSteps.decideExtension', answer)).toContain('không tự quyết định');
  await ok('huong', 'researchSteps.decideExtension', answer);

  const other = await propose('Đề tài được Hiệu trưởng viết lại');
  await ok('binh', 'research.change', { topicId: other, ...said, title: 'Tên do Hiệu trưởng đặt' });
  const read = await get(other, 'binh');
  expect(read.changes).toMatchObject([
    { changed: ['title'], titleBefore: 'Đề tài được Hiệu trưởng viết lại' },
  ]);
  await ok('nga', 'researchSteps.step', { ...council, topicId: other });
  expect(await refused('binh', 'researchSteps.approve', { ...approve, topicId: other })).toContain(
    'không tự quyết định',
  );
});

it('given back it is mended and proposed again; ended it goes no further', async () => {
  const topicId = await propose('Đề tài trả lại');
  await ok('binh', 'researchSteps.giveBack', { topicId, from: 'proposed', on: '2023-01-15', note: 'Rõ hơn' });
  await ok('long', 'research.change', { topicId, ...words, title: 'Đề tài đã sửa' });
  await ok('long', 'researchSteps.proposeAgain', { topicId, on: '2023-01-20', note: null });
  expect(await get(topicId)).toMatchObject({ title: 'Đề tài đã sửa', standing: { stage: 'proposed' } });
  const end = { topicId, from: 'proposed', kind: 'rejected', on: '2023-02-01', reason: 'Trùng', paper: null };
  await ok('binh', 'researchSteps.end', end);
  expect(await refused('binh', 'researchSteps.end', end)).toContain('đã dừng');
  const step = { topicId, from: 'proposed', to: 'council', on: '2023-03-01', ...bare };
  expect(await refused('nga', 'researchSteps.step', step)).toContain('đã dừng');
  expect(await refused('long', 'research.change', { topicId, ...words, title: 'Nữa' })).toContain(
    'không sửa',
  );
});

it('late and repeated acts never move a stage back or twice', async () => {
  const act = fc.record({
    to: fc.constantFrom(...stages.slice(1)),
    from: fc.option(fc.constantFrom(...stages), { freq: 6 }),
    day: fc.integer({ min: 10, max: 28 }),
    twice: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 9 }), async (acts) => {
      const topicId = await propose('Đề tài của mô hình');
      let at: Stage = 'proposed';
      for (const { to, from, day, twice } of acts) {
        // Half of them aim at where it stands, so that runs get far.
        const aimed: Stage | null = day % 2 === 0 ? at : from;
        const next: Stage = day % 2 === 0 ? (stages[stages.indexOf(at) + 1] ?? to) : to;
        const input = {
          ...{
            topicId,
            from: aimed,
            to: next,
            on: `2023-03-${day}`,
            ...bare,
            paper: 'Văn bản',
            place: 'Nơi',
          },
        };
        const [who, route] = next === 'approved' ? ['huong', 'approve'] : ['nga', 'step'];
        const before = await get(topicId);
        const { status } = await office.call(who as string, `researchSteps.${route}`, input);
        const after = (await get(topicId)).standing.stage as Stage;
        const mayGo = aimed === at && stages.indexOf(next) === stages.indexOf(at) + 1;
        const inOrder = `2023-03-${day}` >= (before.standing.since ?? '');
        expect(status === 200).toBe(mayGo && inOrder);
        expect(after).toBe(status === 200 ? next : at);
        at = after;
        if (twice) {
          const again = await office.call(who as string, `researchSteps.${route}`, input);
          expect(again.status).toBeGreaterThanOrEqual(400);
          expect((await get(topicId)).standing.stage).toBe(at);
        }
      }
      const reached = (await get(topicId)).steps.map((one) => one.stage);
      expect(reached).toEqual(stages.slice(0, reached.length));
    }),
    { numRuns: 6 },
  );
});

it('no row is lost for an empty field, and money and shares equal a recount', async () => {
  const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: null });
  const kind = fc.constantFrom('topic', 'review', 'workshop');
  const shaped = fc.record({
    ...{ kind, field: maybe('Kinh tế'), summary: maybe('Tóm tắt'), outside: fc.boolean() },
    money: fc.array(
      fc.record({ kind: fc.constantFrom('planned', 'spent'), amount: fc.integer({ min: 1, max: 2 ** 40 }) }),
      { maxLength: 3 },
    ),
    shares: fc.array(fc.option(fc.integer({ min: 1, max: 4000 })), { minLength: 1, maxLength: 3 }),
    ...{
      madeOn: maybe('2023-05-05'),
      number: maybe('0000-0019'),
      place: maybe('Tạp chí'),
      basis: maybe('QĐ'),
    },
  });
  let n = 0;
  await fc.assert(
    fc.asyncProperty(shaped, async ({ kind, field, summary, outside, money, shares, ...product }) => {
      const title = `Việc số ${++n}`;
      const members = outside ? [{ personId: null, outsideName: 'Người ngoài', part: 'lead' }] : [lead()];
      const topicId = await propose(title, { kind, field, summary, members });
      for (const { kind: of, amount } of money)
        await ok('nga', 'researchSteps.addMoney', {
          ...{ topicId, kind: of, year: 2023, source: 'Trường', amount: String(amount), paper: null },
        });
      const authors = shares.map((share, at) => ({
        ...{ personId: null, outsideName: `Người ${at}`, part: 'author', share },
      }));
      const written = { kind: 'article', title: `Bài ${title}`, level: null, topicId, authors, ...product };
      await ok('nga', 'researchProducts.add', written);
      const { topics } = await ok<TopicList>('thang', 'research.list', {});
      const row = topics.find(({ id }) => id === topicId) as TopicRow;
      const sum = (of: string) => money.reduce((all, one) => all + (one.kind === of ? one.amount : 0), 0);
      expect(row).toMatchObject({
        title,
        field,
        planned: sum('planned') ? String(sum('planned')) : null,
        spent: sum('spent') ? String(sum('spent')) : null,
      });
      expect((await get(topicId)).products).toHaveLength(1);
      const { json } = await office.call('thang', 'researchProducts.list', {});
      const made = json.products.find((one: { title: string }) => one.title === `Bài ${title}`);
      expect(made.shared).toBe(shares.reduce<number>((all, share) => all + (share ?? 0), 0));
    }),
    { numRuns: 8 },
  );
  const topics = await readTopics(office.db, { schoolId });
  const facts = await researchFacts.read(office.db, { officeId, schoolId, day: DAY, from: '2019-01-01' });
  const dated = facts.get('bai_bao_khoa_hoc');
  // An article without its day leaves the figure unknown, and is among the rows that must be settled.
  expect(dated && (dated.known ? dated.value : dated.rows.length)).toBeGreaterThan(0);
  for (const [file, type] of [
    ['research-topics.xlsx', XLSX],
    ['research-topics.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['research-products.xlsx', XLSX],
  ] as const) {
    const response = await office.fetch('thang', `/api/${file}`);
    expect(response.headers.get('content-type')).toContain(type);
    const read = await readBytes(new Uint8Array(await response.arrayBuffer()), file);
    const text = read.ok ? read.value.text : read.message;
    if (file.includes('topics')) for (const { title } of topics) expect(text).toContain(title);
    else for (let at = 1; at <= n; at++) expect(text).toContain(`Bài Việc số ${at}`);
  }
});

it('refuses more than the whole, a wrong number and the work of others', async () => {
  const article = {
    ...{ kind: 'article', title: 'Bài riêng', place: null, number: null, level: null, madeOn: null },
    ...{ basis: null, topicId: null },
  };
  const author = (personId: string | null, share: number | null) => ({
    ...{ personId, outsideName: personId ? null : 'Người khác', part: 'author', share },
  });
  const add = (who: string, more: object) => refused(who, 'researchProducts.add', { ...article, ...more });
  expect(await add('long', { authors: [author(lecturer, 6000), author(null, 4001)] })).toContain('quá 100 %');
  expect(await add('long', { authors: [author(lecturer, null)], number: '0000-0018' })).toContain('ISSN');
  expect(await add('long', { authors: [author(null, null)] })).toContain('mình là tác giả');
  const { id } = await ok<{ id: string }>('long', 'researchProducts.add', {
    ...{ ...article, authors: [author(lecturer, 5000)] },
  });
  const made = async () =>
    (await readPeople(office.db, schoolId))
      .find((one) => one.id === lecturer)
      ?.records.some((record) => 'title' in record.data && record.data.title === 'Bài riêng');
  expect(await made()).toBe(true);
  await ok('nga', 'researchProducts.remove', { id });
  expect(await made()).toBe(false);
});

it('one article counts once for one author, and goes with the last of them', async () => {
  const record = (title: string, basis: string) => ({
    ...{ personId: lecturer, kind: 'product' as const, from: '2023-03-03', to: null, basis },
    data: { kind: 'article' as const, title, part: 'author' as const, number: null, level: null },
  });
  const add = record('Bài chung', 'Minh chứng 1');
  await ok('cuong', 'staff.add', add);
  const twice = record('Bài  chung', 'Minh chứng 2');
  expect(await refused('cuong', 'staff.add', twice)).toContain('cùng tên');
  const by = { officeId, recordedBy: null };
  const second = await insertPerson(office.db, {
    ...{ officeId, schoolId, code: 'VC99', fullName: 'Người cùng viết', createdBy: null },
  });
  await insertRecords(office.db, by, [add, { ...add, personId: second }]);
  const rows = async () => (await worksOf(office.db, schoolId)).filter(({ title }) => title === 'Bài chung');
  expect((await rows()).map(({ personId }) => personId)).toEqual([lecturer, second]);
  const [product] = (await listProducts(office.db, schoolId)).filter(({ title }) => title === 'Bài chung');
  const { id: userId } = await office.db
    .selectFrom('authUser')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  await Promise.all(
    (await rows()).map(({ id }) =>
      office.db.transaction().execute((tx) => removeAuthor(tx, officeId, id, userId)),
    ),
  );
  expect((await listProducts(office.db, schoolId)).some(({ id }) => id === product?.id)).toBe(false);
});

it('reminds once of a day that comes', async () => {
  const [topic] = (await readTopics(office.db, { schoolId })).filter(
    ({ title }) => title === 'Đề tài của Hiệu trưởng',
  );
  const topicId = topic?.id ?? '';
  const input = { topicId, from: 'approved', to: 'work', on: '2023-02-10', ...bare, dueOn: '2023-12-01' };
  await ok('nga', 'researchSteps.step', input);
  const told = async () =>
    (
      await office.db
        .selectFrom('notice')
        .select('userId')
        .where('key', 'like', `research-due:${topicId}%`)
        .execute()
    ).length;
  await remindLeaders(office.db, peopleOfSchool, { id: officeId }, '2023-10-31');
  expect(await told()).toBe(0);
  for (const _ of [1, 2]) await remindLeaders(office.db, peopleOfSchool, { id: officeId }, DAY);
  expect(await told()).toBe(2);
});

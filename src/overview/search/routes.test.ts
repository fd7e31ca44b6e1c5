import { afterAll, beforeAll, expect, test } from 'vitest';
import { roles } from '#accounts/schema.ts';
import type { Hit } from '#platform/search/schema.ts';
import { scopes, startTwoOffices, type TwoOffices } from '../../../e2e/support/two-offices.ts';
import type { SearchAnswer, SearchKind } from './schema.ts';

let office: TwoOffices;
beforeAll(async () => {
  office = await startTwoOffices();
}, 60_000);
afterAll(() => office.stop());

async function found(who: string, q: string, more: object = {}): Promise<SearchAnswer['groups']> {
  const { status, json } = await office.call(who, 'search.ask', { q, limit: 50, ...more });
  expect(status, `${who}: ${JSON.stringify(json)}`).toBe(200);
  return json.groups;
}
const hitsOf = (groups: SearchAnswer['groups'], kind: SearchKind) =>
  groups.find((group) => group.kind === kind)?.hits ?? [];
const markedIn = ({ text, marks }: Hit['title']) => marks.map(([start, end]) => text.slice(start, end));

/** How each room opens what was found; of the others their lists are the page. */
const opens: Partial<Record<SearchKind, (hit: Hit) => [string, object]>> = {
  document: ({ id }) => ['documents.get', { id }],
  directive: ({ href }) => ['directives.get', { code: decodeURIComponent(href.split('/')[2] ?? '') }],
  register: ({ href }) => ['registers.get', { id: href.split('/')[2] }],
  proposal: ({ id }) => ['proposals.get', { id }],
  committee: ({ id }) => ['committees.get', { id }],
  indicator: ({ id }) => ['indicators.get', { id }],
  evidence: ({ id }) => ['evidence.get', { id }],
  person: ({ id }) => ['staff.get', { id }],
  class: ({ id }) => ['trainingClasses.get', { id }],
  programme: ({ id }) => ['programmes.get', { id }],
  topic: ({ id }) => ['research.get', { id }],
  occasion: ({ id }) => ['participation.get', { id }],
  item: ({ id }) => ['investments.get', { id }],
};

const most = roles.filter((one) => one !== 'administrator');
// Only so many may sign in at once.
const few = ['clerk', 'leader', 'head'] as const;

/** A hit says why it was found, and opens for whoever found it; gives its kind where it has a page of its own. */
async function opened(who: string, kind: SearchKind, hit: Hit): Promise<SearchKind[]> {
  const said = `${who} ${kind} ${hit.title.text}`;
  expect(markedIn(hit.title).length + (hit.snippet?.marks.length ?? 0), said).toBeGreaterThan(0);
  const [route, input] = opens[kind]?.(hit) ?? [null, {}];
  if (route === null) return [];
  expect((await office.call(who, route, input)).status, said).toBe(200);
  return [kind];
}

test('for every role and place, what is found opens', async () => {
  const all = scopes.flatMap((scope) =>
    (scope === 'foreign office' ? few : most).map((role) => office.person(role, scope)),
  );
  const paper = { title: 'Sổ theo dõi dự giờ', paperPlace: 'Tủ 3', indicatorIds: [] };
  expect((await office.call('contact', 'evidence.add', paper)).status).toBe(200);
  const seen = new Set<SearchKind>();
  const look = async (who: string) => {
    // Begins a word of everything that was made for the test («thử», «thực», «Thông báo»).
    const groups = await found(who, 'th');
    // All of the office see the same of most rooms: the last of each kind stands for the others.
    const last = groups.map(async ({ kind, hits }) => {
      const hit = hits.at(-1);
      return hit ? opened(who, kind, hit) : [];
    });
    for (const kind of (await Promise.all(last)).flat()) seen.add(kind);
  };
  // People of the office are the same wherever they are asked for.
  const people = [...new Set(all)];
  for (let at = 0; at < people.length; at += 3) await Promise.all(people.slice(at, at + 3).map(look));
  expect([...seen].sort()).toEqual([...Object.keys(opens)].sort());
}, 60_000);

test('a number, with or without its signs, with or without accents; other marks come later', async () => {
  for (const q of [
    '118-TB/VPTU',
    '118 tb vptu',
    '118',
    'Số 118-TB/VPTU',
    '"trường chính trị"',
    'truong chinh tr',
  ]) {
    const [hit] = hitsOf(await found('clerk', q), 'document');
    expect(hit?.id, q).toBe(office.own.documentId);
    expect(hit?.href).toMatch(/#ky-tu-\d+-\d+$/);
  }
  expect(hitsOf(await found('clerk', '"trị chính trường"'), 'document')).toEqual([]);
  expect(await found('clerk', ' - ')).toEqual([]);
});

test('a snippet holds the words of the address', async () => {
  const [hit] = hitsOf(await found('clerk', 'giang vien chinh', { kind: 'document' }), 'document');
  const [, start, end] = /#ky-tu-(\d+)-(\d+)$/.exec(hit?.href ?? '') ?? [];
  const { json } = await office.call('clerk', 'documents.get', { id: office.own.documentId });
  const said = json.text.slice(Number(start), Number(end)).replace(/\s/g, ' ');
  expect(hit?.snippet?.text).toContain(said);
  expect(markedIn(hit?.snippet ?? { text: '', marks: [] })[0]).toMatch(/^gi.ng/i);
});

test('a kind in pages, and no personal words', async () => {
  const first = await found('clerk', 'truong', { kind: 'directive', limit: 2 });
  const second = await found('clerk', 'truong', { kind: 'directive', limit: 2, page: 2 });
  const ids = [...hitsOf(first, 'directive'), ...hitsOf(second, 'directive')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(4);
  const kinds = await office.db.selectFrom('searchEntry').select('kind').distinct().execute();
  expect(kinds.map(({ kind }) => kind)).not.toContain('staff_record');
});

test('a program asks with a token that may read', async () => {
  const response = await office.fetch('clerk', '/api/v1/search?q=truong&kind=agency');
  expect(response.status).toBe(200);
  expect((await response.json()).groups[0].kind).toBe('agency');
});

test('what is held is not found, and what is purged leaves no word', async () => {
  const { documentId } = office.own;
  await office.call('clerk', 'purge.ask', { documentId, reason: 'Nghi có nội dung mật' });
  const held = await found('clerk', '118');
  expect([...hitsOf(held, 'document'), ...hitsOf(held, 'directive'), ...hitsOf(held, 'register')]).toEqual(
    [],
  );
  const { json } = await office.call('leader', 'purge.list', {});
  const { status } = await office.call('leader', 'purge.confirm', { id: json[0].id });
  expect(status).toBe(200);
  const left = await office.db
    .selectFrom('searchEntry')
    .select('id')
    .where('subjectId', '=', documentId)
    .execute();
  expect(left).toEqual([]);
});

import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAgencies } from '#accounts/agencies/store.ts';
import { acceptAll } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { layOver } from '../rereading/routes.ts';
import type { Review, ReviewItem } from './schema.ts';

const notice = () => readFile(new URL('../../../data/example/thong-bao-118.docx', import.meta.url));

describe('the review of one notice', () => {
  let office: TestOffice;
  let documentId = '';
  beforeAll(async () => {
    office = await startTestOffice();
    documentId = (await office.upload('clerk', '/api/documents', 'thong-bao-118.docx', await notice())).json
      .documentId;
    await office.call('quantri', 'members.create', {
      ...{ name: 'Lò Thị Hai', username: 'hai2', password: 'dondoc-vi-du', role: 'clerk' },
      ...{ positionTitle: 'Chuyên viên Phòng Tổng hợp', agencyId: await agencyOf('huong') },
    });
  });
  afterAll(() => office.stop());

  const agencyOf = async (username: string): Promise<string> =>
    (await office.call('quantri', 'members.list', undefined)).json.find(
      (member: { username: string }) => member.username === username,
    ).agency.id;
  const call = (route: string, input?: unknown) => office.call('clerk', `review.${route}`, input);
  const review = async (): Promise<Review> => (await call('get', { documentId })).json;
  const itemsAt = async (ref: string) => (await review()).items.filter((item) => item.ref === ref);
  const first = async (ref: string): Promise<ReviewItem> => {
    const [item] = await itemsAt(ref);
    if (!item) throw new Error(`no item ${ref}`);
    return item;
  };
  const named = ({ id: itemId, version }: ReviewItem) => ({ itemId, version });

  it('splits at a place in the words, and takes it back to what was there', async () => {
    const item = await first('2.1');
    await call('decide', { ...named(item), decision: 'accepted' });
    const before = await first('2.1');
    expect((await call('split', { ...named(before), at: before.span[0] })).status).toBe(400);
    const at = before.span[0] + before.text.indexOf(';') + 1;
    const { status, json } = await call('split', { ...named(before), at });
    expect(status).toBe(200);
    const parts = await itemsAt('2.1');
    expect(parts.map(({ id }) => id)).toEqual(json.itemIds);
    expect(parts.map(({ decision }) => decision)).toEqual(['pending', 'pending']);
    expect(parts.map(({ actors }) => actors)).toEqual([before.actors, before.actors]);
    // What is out of the list can be decided no more.
    const late = await call('decide', { ...named(before), decision: 'rejected' });
    expect(late.status).toBe(409);
    expect(late.json.message).toMatch(/^Mục 2\.1 vừa được .* tách lúc \d\d:\d\d\./);
    expect((await call('unmake', { made: parts.slice(0, 1).map(named) })).status).toBe(409);
    expect((await call('unmake', { made: parts.map(named) })).status).toBe(200);
    expect(await first('2.1')).toEqual(before);
  });

  it('merges with the next, and not over what somebody else has decided meanwhile', async () => {
    const [item, next] = [await first('2.2'), await first('2.3')];
    const both = { ...named(item), nextId: next.id, nextVersion: next.version };
    await office.call('hai2', 'review.decide', { ...named(next), decision: 'accepted' });
    const late = await call('merge', both);
    expect(late.status).toBe(409);
    expect(late.json.message).toContain('Mục 2.3 vừa được Lò Thị Hai chấp nhận lúc');
    const { json } = await call('merge', { ...both, nextVersion: next.version + 1 });
    const one = await first('2.2');
    expect(one.id).toBe(json.itemIds[0]);
    expect(one.span).toEqual([item.span[0], next.span[1]]);
    expect(await itemsAt('2.3')).toEqual([]);
    // Who has the merged item before their eyes decides it; then it cannot be taken apart behind their back.
    await office.call('hai2', 'review.decide', { ...named(one), decision: 'accepted' });
    expect((await call('unmake', { made: [named(one)] })).status).toBe(409);
    expect((await call('unmake', { made: [named(await first('2.2'))] })).status).toBe(200);
    expect((await first('2.3')).decision).toBe('accepted');
  });

  it('tells one who has waited for the other whose decision stands', async () => {
    const item = await first('2.4');
    const asked = await office.db.transaction().execute(async (tx) => {
      await sql`select from document where id = ${documentId} for update`.execute(tx);
      const both = ['clerk', 'hai2'].map((who) =>
        office.call(who, 'review.decide', { ...named(item), decision: 'accepted' }),
      );
      // Both have begun, and wait for the document.
      const waiting = sql`select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(async () => (await waiting.execute(office.db)).rows.length).toBe(2);
      return { both };
    });
    const answers = await Promise.all(asked.both);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409);
    expect(late?.json.message).toMatch(/^Mục 2\.4 vừa được .+ chấp nhận lúc/);
  });

  it('puts an item elsewhere, and codes follow the order', async () => {
    const [a, b] = await itemsAt('3.3');
    if (!a || !b) throw new Error('3.3 is two items');
    expect((await call('move', { ...named(b), before: a.id })).status).toBe(200);
    expect((await itemsAt('3.3')).map(({ id }) => id)).toEqual([b.id, a.id]);
    const again = { itemId: b.id, version: b.version + 1 };
    await call('move', { ...again, before: (await first('3.4')).id });
    expect((await itemsAt('3.3')).map(({ id }) => id)).toEqual([a.id, b.id]);
  });

  it('takes back what a person added, and only that', async () => {
    const { span } = await first('3.4');
    const { json } = await call('add', {
      ...{ documentId, span, title: 'Thêm bằng tay', kind: 'answer', product: 'Kế hoạch' },
      ...{ actors: [], deadline: { kind: 'none' } },
    });
    const added = (await review()).items.find(({ id }) => id === json.itemId);
    expect(added).toMatchObject({ kind: 'answer', product: 'Kế hoạch', decision: 'accepted' });
    expect((await call('remove', { itemId: json.itemId, version: json.version })).status).toBe(200);
    expect((await review()).items.some(({ id }) => id === json.itemId)).toBe(false);
    expect((await call('remove', named(await first('3.4')))).status).toBe(400);
  });

  it('checks the head like an item; whoever corrects it has checked it', async () => {
    expect((await review()).headerDecision).toBe('pending');
    const { version } = (await office.call('clerk', 'documents.get', { id: documentId })).json;
    await call('decideHeader', { documentId, version, decision: 'accepted' });
    await call('decideHeader', { documentId, version, decision: 'pending' });
    expect((await review()).headerDecision).toBe('pending');
    const patch = { subject: 'Trích yếu đã sửa' };
    await office.call('hai2', 'documents.correctHeader', { id: documentId, version, patch });
    expect((await review()).headerDecision).toBe('accepted');
    const late = await call('decideHeader', { documentId, version, decision: 'pending' });
    expect(late.status).toBe(409);
    expect(late.json.message).toContain('Phần đầu văn bản vừa được Lò Thị Hai');
  });

  it('shows who else is there and where, and remembers where one stopped', async () => {
    const { id } = await first('3.1');
    expect((await call('presence', { documentId, entry: id })).json).toEqual([]);
    const others = (await office.call('hai2', 'review.presence', { documentId, entry: 'phan-dau' })).json;
    expect(others).toMatchObject([{ name: 'Lò Thị Hương', entry: id }]);
    expect((await review()).lastEntry).toBe(id);
    await office.db
      .updateTable('reviewPresence')
      .set({ seenAt: new Date(Date.now() - 31_000) })
      .execute();
    expect((await office.call('hai2', 'review.presence', { documentId, entry: null })).json).toEqual([]);
  });

  it('keeps who said of a doubt that it is right', async () => {
    const doubt = 'citation:436-TB/HVCTQG:abc';
    await call('answerDoubt', { documentId, doubt, answered: true });
    await office.call('hai2', 'review.answerDoubt', { documentId, doubt, answered: true });
    expect((await review()).answers).toMatchObject([{ doubt, answeredBy: 'Lò Thị Hương' }]);
    await call('answerDoubt', { documentId, doubt, answered: false });
    expect((await review()).answers).toEqual([]);
  });

  it('reads the file again and changes nothing where the reading is the same', async () => {
    const before = await review();
    const { status, json } = await call('readAgain', { documentId });
    expect(status).toBe(200);
    expect((await office.call('clerk', 'jobs.get', { id: json.jobId })).json.state).toBe('done');
    expect((await review()).reading).toMatchObject({
      number: 2,
      changes: { added: 0, other: 0, gone: 0, header: false, text: false },
    });
    const after = await review();
    const said = ({ items }: Review) => items.map(({ version: _, position: __, ...item }) => item);
    expect(said(after)).toEqual(said(before));
    expect(after.headerDecision).toBe('accepted');
    const readings = await office.db.selectFrom('reading').select(['number', 'madeBy']).execute();
    expect(readings.map(({ number }) => number).sort()).toEqual([1, 2]);
  });

  it('lays a corrected text over the review: places move with the words, decisions stay, differences are offered', async () => {
    const decided = await first('2.3');
    expect(decided.decision).toBe('accepted');
    const viewer = await viewerOfClerk();
    const agencies = await listAgencies(office.db, viewer.office.id);
    const row = await office.db
      .selectFrom('reading')
      .select('extraction')
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    const moved = corrected(row.extraction as Parameters<typeof layOver>[3]['extraction'], decided.text);
    const made = await office.db
      .transaction()
      .execute((tx) => layOver(tx, viewer, documentId, { extraction: moved, layout: [] }, agencies));
    expect(made.changes).toMatchObject({ other: 1, gone: 1, added: 0, text: true });
    const { items } = await review();
    const { text } = (await office.call('clerk', 'documents.get', { id: documentId })).json;
    const same = items.find(({ id }) => id === decided.id);
    expect(same).toMatchObject({ decision: 'accepted', text: decided.text, title: decided.title });
    expect(same?.newer?.text).toContain('mở rộng');
    expect(items.filter(({ isGone }) => isGone).map(({ ref }) => ref)).toEqual(['3.7']);
    for (const item of items.filter(({ newer }) => !newer))
      expect(text.slice(...item.span).replace(/\s+/g, ' ')).toBe(item.text);

    if (!same) throw new Error('the decided item is lost');
    await call('answerNewer', { ...named(same), answer: 'take' });
    const taken = await first('2.3');
    expect(taken).toMatchObject({ id: decided.id, newer: null, decision: 'accepted' });
    expect(taken.text).toContain('mở rộng');
    await call('answerNewer', { ...named(taken), answer: 'undo' });
    expect(await first('2.3')).toMatchObject({ text: decided.text, newer: { text: taken.text } });
    await call('answerNewer', { ...named(await first('2.3')), answer: 'keep' });
    expect((await first('2.3')).newer).toBeNull();
  });

  const viewerOfClerk = async () => (await office.call('clerk', 'session.current', undefined)).json.viewer;

  it('does not read a published document again', async () => {
    await acceptAll((route, input) => office.call('clerk', route, input), documentId);
    expect((await office.call('clerk', 'publishing.publish', { documentId })).status).toBe(200);
    const codes = await office.db.selectFrom('directive').select('code').execute();
    expect(codes.map(({ code }) => code)).toContain('TB118-2023-3.3a');
    expect((await call('readAgain', { documentId })).status).toBe(409);
  });
});

/** The reading of a text in which a line was lost before, one sentence reads on, and the last directive is no more. */
function corrected(
  extraction: Parameters<typeof layOver>[3]['extraction'],
  sentence: string,
): Parameters<typeof layOver>[3]['extraction'] {
  const lost = 'Dòng đầu mà bản trước không đọc được.\n';
  const found = extraction.directives.find((one) => one.text === sentence);
  if (!found) throw new Error('no such sentence');
  const more = ' và mở rộng ra cấp huyện';
  const [start, end] = found.span;
  const shift = (place: number, isEnd: boolean) =>
    place + lost.length + (place > end - 1 || (isEnd && place === end) ? more.length : 0);
  const span = ([a, b]: [number, number]): [number, number] => [shift(a, false), shift(b, true)];
  const last = extraction.directives.at(-1);
  return {
    ...extraction,
    text: lost + extraction.text.slice(0, end - 1) + more + extraction.text.slice(end - 1),
    source: {
      ...extraction.source,
      pages: extraction.source.pages.map((page) => ({ ...page, span: [0, shift(page.span[1], true)] })),
    },
    findings: extraction.findings.map((finding) => ({ ...finding, span: span(finding.span), figures: [] })),
    directives: extraction.directives
      .filter((one) => one !== last)
      .map((one) => ({
        ...one,
        span: one === found ? [start + lost.length, end + lost.length + more.length] : span(one.span),
        text: one === found ? `${one.text.slice(0, -1)}${more}.` : one.text,
      })),
  };
}

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptAll, publishExample } from '../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../e2e/support/test-office.ts';
import { foldEvents, periodOf } from './history/rules.ts';
import { listEvents } from './history/store.ts';
import type { DirectiveList } from './listing/schema.ts';
import type { Review, ReviewItem } from './review/schema.ts';
import type { DirectiveDetail } from './schema.ts';

const notice = () => readFile(new URL('../../data/example/thong-bao-118.docx', import.meta.url));

describe('from the notice to the report', () => {
  let office: TestOffice;
  let documentId = '';
  beforeAll(async () => {
    office = await startTestOffice();
    documentId = (await office.upload('clerk', '/api/documents', 'thong-bao-118.docx', await notice())).json
      .documentId;
  });
  afterAll(() => office.stop());

  const setClock = (today: string) => office.call('clerk', 'example.setClock', { today });
  const review = async (): Promise<Review> => (await office.call('clerk', 'review.get', { documentId })).json;
  const list = async (who: string, filter = {}): Promise<DirectiveList> =>
    (await office.call(who, 'directives.list', filter)).json;
  const get = async (who: string, code: string): Promise<DirectiveDetail> =>
    (await office.call(who, 'directives.get', { code })).json;
  const decide = (item: ReviewItem, decision: string) =>
    office.call('clerk', 'review.decide', { itemId: item.id, version: item.version, decision });

  it('matches the agencies of the notice and keeps the deadline that it fixes', async () => {
    const { items } = await review();
    const lead = (ref: string) =>
      items.filter((i) => i.ref === ref).flatMap((i) => i.actors.filter((a) => a.role === 'lead'));
    expect(lead('2.1')).toMatchObject([{ name: 'Trường Chính trị tỉnh', generic: false }]);
    expect(lead('2.1')[0]?.agencyId).not.toBeNull();
    expect(lead('3.6').map((a) => a.agencyId)).not.toContain(null);
    expect(items.find((i) => i.ref === '2.5')?.deadline).toEqual({
      kind: 'date',
      date: '2026-12-31',
      origin: 'document',
    });
  });

  it('does not publish while something is unseen', async () => {
    const { status, json } = await office.call('clerk', 'publishing.publish', { documentId });
    expect(status).toBe(422);
    expect(json.message).toMatch(/^Còn \d+ mục chưa xem\.$/);
  });

  it('lets one of two who decide at once win, and loses nothing', async () => {
    const [item] = (await review()).items;
    if (!item) throw new Error('nothing was read');
    const answers = await Promise.all([decide(item, 'accepted'), decide(item, 'rejected')]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });

  it('lets the clerk drop what the document does not say: no leader sees it', async () => {
    const { findings } = await review();
    const limitations = findings.filter(({ kind }) => kind === 'limitation');
    expect(limitations.length).toBe(4);
    const seen = limitations.slice(0, 1).map(({ id, version }) => ({ id, version }));
    const drop = { documentId, findings: seen, decision: 'rejected' };
    expect((await office.call('clerk', 'review.decideFindings', drop)).status).toBe(200);
    // A second hand that still has the old one before its eyes changes nothing.
    const keep = { ...drop, decision: 'accepted' };
    expect((await office.call('clerk', 'review.decideFindings', keep)).status).toBe(409);
    expect((await office.call('leader', 'review.findings', { documentId })).json).toHaveLength(
      findings.length - 1,
    );
  });

  it('publishes permanent codes once, with delivery, proposals and log', async () => {
    for (const item of (await review()).items) await decide(item, 'accepted');
    expect((await review()).obstacles.map(({ words }) => words)).toEqual([
      'Phần đầu văn bản chưa kiểm.',
      expect.stringMatching(/^Còn \d+ đánh giá chưa xem\.$/),
    ]);
    const dropped = (await review()).findings.filter((finding) => finding.decision === 'rejected');
    await acceptAll((route, input) => office.call('clerk', route, input), documentId);
    expect((await review()).obstacles).toEqual([]);
    const again = dropped.map(({ id, version }) => ({ id, version: version + 1 }));
    await office.call('clerk', 'review.decideFindings', {
      documentId,
      findings: again,
      decision: 'rejected',
    });
    const published = await Promise.all([
      office.call('clerk', 'publishing.publish', { documentId }),
      office.call('clerk', 'publishing.publish', { documentId }),
    ]);
    expect(published.map((p) => p.status).sort()).toEqual([200, 409]);
    const { codes } = published.find((p) => p.status === 200)?.json ?? {};
    expect(codes).toHaveLength(13);
    expect(codes).toContain('TB118-2023-3.1');
    expect(codes).toEqual(expect.arrayContaining(['TB118-2023-3.3a', 'TB118-2023-3.3b']));
    expect((await office.call('leader', 'overview.get', {})).json.limitations).toHaveLength(3);
    const proposals = (await office.call('clerk', 'proposals.list', undefined)).json;
    expect(proposals).toHaveLength(7);
    expect(proposals.every((p: { directives: unknown[] }) => p.directives.length > 0)).toBe(true);
    const late = await office.call('clerk', 'review.edit', {
      itemId: (await review()).items[0]?.id,
      version: 1,
      patch: { title: 'Đổi sau khi phát hành' },
    });
    expect(late.status).toBe(409);
  });

  it('refuses the same notice from another file', async () => {
    const pdf = await readFile(new URL('../../data/example/thong-bao-118.pdf', import.meta.url));
    const { documentId: twin } = (await office.upload('clerk', '/api/documents', 'thong-bao-118.pdf', pdf))
      .json;
    await acceptAll((route, input) => office.call('clerk', route, input), twin);
    const { status, json } = await office.call('clerk', 'publishing.publish', { documentId: twin });
    expect(status).toBe(409);
    expect(json.message).toContain('đã được phát hành từ một tệp khác');
    expect((await list('clerk')).rows).toHaveLength(13);
  });

  it('shows each agency what is its own', async () => {
    expect((await list('clerk')).rows).toHaveLength(13);
    const school = await list('contact');
    expect(school.rows.length).toBeLessThan(13);
    expect(
      school.rows.every((row) => row.assignments.some((a) => a.agency?.name === 'Trường Chính trị tỉnh')),
    ).toBe(true);
    const others = (await list('clerk')).rows.filter(
      (row) => !school.rows.some((own) => own.code === row.code),
    );
    expect((await office.call('contact', 'directives.get', { code: others[0]?.code })).status).toBe(404);
  });

  it('finds "Đảng" by "dang", and what is typed with its marks first', async () => {
    expect((await list('clerk', { q: 'ban chi dao' })).rows.map((r) => r.code)).toContain('TB118-2023-3.1');
    expect((await list('clerk', { q: '118-TB/VPTU' })).rows).toHaveLength(13);
    expect((await list('clerk', { q: 'không có chữ này' })).rows).toEqual([]);
    const [first] = (await list('clerk', { q: 'thi' })).rows;
    expect(first).toBeDefined();
  });

  const code = 'TB118-2023-3.1';
  const report = (who: string, done: boolean) =>
    office.call(who, 'directives.report', {
      code,
      text: 'Đã trình dự thảo quyết định.',
      done,
      percent: done ? null : 60,
      fileIds: [],
    });
  const reportId = async () => (await get('clerk', code)).events.findLast((e) => e.kind === 'reported')?.id;

  it('goes contact → head → clerk, by three different people', async () => {
    await setClock('2023-11-25');
    expect((await get('contact', code)).mayDo).toEqual(['receive', 'report', 'handOn']);
    expect((await office.call('contact', 'directives.receive', { code })).status).toBe(200);
    expect((await office.call('contact', 'directives.receive', { code })).status).toBe(409);
    expect((await report('lan', false)).status).toBe(403);
    expect((await report('head', true)).status).toBe(200);
    // The head wrote it: another hand must approve.
    const own = await office.call('head', 'directives.approve', { code, reportId: await reportId() });
    expect(own.status).toBe(403);
    expect((await get('head', code)).closedBecause).toContain('không được duyệt');
    expect((await report('contact', true)).status).toBe(200);
    // Until the head lets it out, nobody outside the agency reads what it says.
    const wordsFor = async (who: string) =>
      (await get(who, code)).events.findLast((e) => e.kind === 'reported')?.data.text;
    expect(await wordsFor('contact')).toContain('dự thảo');
    expect([await wordsFor('clerk'), await wordsFor('lan')]).toEqual([undefined, undefined]);
    expect(
      (await office.call('son', 'directives.approve', { code, reportId: await reportId() })).status,
    ).toBe(403);
    expect(
      (await office.call('clerk', 'directives.accept', { code, reportId: await reportId() })).status,
    ).toBe(409);
    expect(
      (
        await office.call('head', 'directives.returnReport', {
          code,
          reportId: await reportId(),
          reason: 'Thiếu danh sách',
        })
      ).status,
    ).toBe(200);
    expect((await get('contact', code)).standing).toMatchObject({
      state: 'returned',
      next: { actor: 'agency' },
    });
    await report('contact', true);
    expect(
      (await office.call('head', 'directives.approve', { code, reportId: await reportId() })).status,
    ).toBe(200);
    expect((await get('clerk', code)).mayDo).toContain('accept');
    await setClock('2023-11-28');
    const accepted = await Promise.all([
      office.call('clerk', 'directives.accept', { code, reportId: await reportId() }),
      office.call('clerk', 'directives.accept', { code, reportId: await reportId() }),
    ]);
    expect(accepted.map((a) => a.status).sort()).toEqual([200, 409]);
    expect((await get('clerk', code)).standing).toMatchObject({ state: 'done', completedOn: '2023-11-25' });
    expect(await wordsFor('lan')).toContain('dự thảo');
    // What is done gets no deadline any more.
    const afterwards = { code, deadline: { kind: 'date', date: '2024-01-01', origin: 'office' } };
    expect((await office.call('clerk', 'directives.setDeadline', afterwards)).status).toBe(409);
    expect((await setClock('2023-11-20')).status).toBe(422);
  });

  it('sets a deadline once; late stays late', async () => {
    const undated = 'TB118-2023-3.4';
    const set = (date: string) =>
      office.call('clerk', 'directives.setDeadline', {
        code: undated,
        deadline: { kind: 'date', date, origin: 'office' },
      });
    expect((await set('2023-12-15')).status).toBe(200);
    expect((await set('2024-12-15')).status).toBe(409);
    await setClock('2023-12-20');
    expect((await get('clerk', undated)).standing).toMatchObject({ headline: 'open-late', daysLate: 5 });
    const before = await list('clerk', { asOf: '2023-12-15' });
    expect(before.counts).toMatchObject({ openLate: 0, total: 13 });
  });

  it('keeps the spans of days equal to the fold of the events', async () => {
    for (const { id } of (await list('clerk')).rows) {
      const events = await listEvents(office.db, id);
      const rows = await office.db
        .selectFrom('directivePeriod')
        .selectAll()
        .where('directiveId', '=', id)
        .orderBy('fromDay')
        .execute();
      expect(rows.length).toBeGreaterThan(0);
      for (const { directiveId: _, officeId: ___, fromDay, toDay: __, knownUntil, ...period } of rows) {
        const snapshot = foldEvents(events, fromDay);
        expect(snapshot && periodOf(snapshot)).toEqual(period);
        const moments = events.filter((e) => e.happenedOn <= fromDay).map((e) => e.recordedAt.getTime());
        expect(knownUntil.getTime()).toBe(Math.max(...moments));
      }
    }
  });

  it('refuses to change what happened', async () => {
    await expect(
      office.db.updateTable('directiveEvent').set({ happenedOn: '2020-01-01' }).execute(),
    ).rejects.toThrow('history only grows');
    await expect(office.db.deleteFrom('directiveEvent').execute()).rejects.toThrow('history only grows');
  });

  it('reports the same bytes for the same data, and an older report again as it was', async () => {
    const fetchReport = async (query: string) =>
      Buffer.from(await (await office.fetch('leader', `/api/reports/${documentId}?${query}`)).arrayBuffer());
    const first = await fetchReport('asOf=2023-12-20');
    expect(first.subarray(0, 2).toString()).toBe('PK');
    expect((await fetchReport('asOf=2023-12-20')).equals(first)).toBe(true);
    const events = await office.db
      .selectFrom('directiveEvent')
      .select('recordedAt')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const until = `asOf=2023-12-20&recordedUntil=${encodeURIComponent(events.recordedAt.toISOString())}`;
    const known = await fetchReport(until);
    await office.call('quang', 'directives.report', {
      code: 'TB118-2023-3.5',
      text: 'Đang rà soát đối tượng.',
      done: false,
      percent: 20,
      fileIds: [],
    });
    expect((await fetchReport(until)).equals(known)).toBe(true);
    expect((await fetchReport('asOf=2023-12-20')).equals(first)).toBe(false);
  });

  it('clears the example: everything goes but the log', async () => {
    const before = await office.db.selectFrom('logEntry').selectAll().execute();
    expect((await office.call('clerk', 'example.clear', undefined)).status).toBe(200);
    expect(await office.db.selectFrom('office').selectAll().execute()).toEqual([]);
    expect(await office.db.selectFrom('directiveEvent').selectAll().execute()).toEqual([]);
    expect(await office.db.selectFrom('authUser').selectAll().execute()).toEqual([]);
    expect((await office.db.selectFrom('logEntry').selectAll().execute()).length).toBe(before.length + 1);
  });
});

describe('signing for a directive', () => {
  it('is for the agencies that have a role in it, not for those above them', async () => {
    const office = await startTestOffice();
    const { codes } = await publishExample(office);
    const rows = await office.db.selectFrom('agency').select(['id', 'key']).execute();
    const above = rows.find((row) => row.key === 'tinh-uy')?.id ?? '';
    await office.db
      .updateTable('membership')
      .set({ agencyId: above })
      .where('userId', '=', (eb) => eb.selectFrom('authUser').select('id').where('username', '=', 'lan'))
      .execute();
    const seen = await office.call('lan', 'directives.get', { code: codes[0] });
    expect([seen.status, seen.json.mayDo]).toEqual([200, []]);
    expect((await office.call('lan', 'directives.receive', { code: codes[0] })).status).toBe(403);
    expect((await office.call('contact', 'directives.receive', { code: codes[0] })).status).toBe(200);
    await office.stop();
  });
});

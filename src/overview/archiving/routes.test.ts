import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cancelJob } from '#accounts/jobs/store.ts';
import { breakGlass } from '#accounts/passwords/commands.ts';
import { createSignIn } from '#platform/http/sign-in.ts';
import type { Work } from '#platform/jobs/kinds.ts';
import { runJob } from '#platform/jobs/run.ts';
import { emptyInstallation, type Installation } from '../../../e2e/support/archives.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';
import { reports } from '../verifying/forms.ts';
import { verifyReport } from '../verifying/store.ts';
import { makeArchive } from './commands.ts';
import { archivesTimed, archiveWork, dropArchives } from './jobs.ts';
import { isWanted } from './store.ts';

describe('an office that moves', () => {
  let office: TestOffice;
  let there: Installation;
  let app: ReturnType<typeof createApp>;
  let bytes: Uint8Array<ArrayBuffer>;
  /** Issued before the office moved. */
  let report: Uint8Array;

  beforeAll(async () => {
    office = await startTestOffice();
    there = await emptyInstallation();
    const { db, files } = there;
    const signIn = createSignIn({ db, secret: 'y'.repeat(32), publicUrl: null });
    app = createApp({ ...office.parts, db, files, signIn });
    const { documentId } = await publishExample(office);
    report = new Uint8Array(await (await office.fetch('leader', `/api/reports/${documentId}`)).arrayBuffer());
  }, 120_000);
  afterAll(() => Promise.all([office.stop(), there.stop()]));

  const post = (at: string, body: BodyInit, headers: Record<string, string> = {}) =>
    app.request(`${ORIGIN}/api/${at}`, { method: 'POST', headers: { origin: ORIGIN, ...headers }, body });
  const call = async (cookie: string, route: string, input?: unknown) => {
    const headers = { 'content-type': 'application/json', cookie };
    const answer = await post(`rpc/${route.replace('.', '/')}`, JSON.stringify({ json: input }), headers);
    return (await answer.json()).json;
  };
  const cookieOf = async (username: string, password: string) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await post('auth/sign-in/username', JSON.stringify({ username, password }), headers);
    const cookies = answer.headers.getSetCookie().map((one) => one.split(';')[0]);
    return answer.ok ? cookies.join('; ') : null;
  };

  it('is made as a job whose file can be fetched for a week', async () => {
    const { json } = await office.call('leader', 'archives.make', undefined);
    expect((await office.call('leader', 'jobs.get', { id: json.jobId })).json).toMatchObject({
      state: 'done',
    });
    const page = (await office.call('leader', 'archives.page', undefined)).json;
    expect(page).toMatchObject({ jobId: null, archives: [{ id: json.jobId, files: 1 }] });
    const answer = await office.fetch('leader', `/api/archives/${json.jobId}`);
    bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes.length).toBe(page.archives[0].size);
    for (const other of ['clerk', 'head'])
      expect((await office.fetch(other, `/api/archives/${json.jobId}`)).status).toBe(403);
    const log = (await office.call('leader', 'log.list', {})).json;
    expect(log.lines.map((line: { act: string }) => line.act)).toEqual(
      expect.arrayContaining(['archive.make', 'archive.fetch']),
    );
  });

  it('is taken over by an installation without one, for whoever has its code', {
    timeout: 60_000,
  }, async () => {
    const refused = await post('archives', bytes, { 'x-setup-code': 'sai' });
    expect([refused.status, (await refused.json()).message]).toEqual([
      403,
      expect.stringContaining('Mã thiết lập'),
    ]);
    const answer = await post('archives', bytes, { 'x-setup-code': office.parts.setupCode });
    const opened = await answer.json();
    expect(opened).toMatchObject({ files: 1, firstSignIns: [{ username: 'quantri' }] });
    const again = await post('archives', bytes, { 'x-setup-code': office.parts.setupCode });
    expect(again.status).toBe(409);
    expect(await cookieOf('huong', 'dondoc-vi-du')).toBeNull();
    const administrator = (await cookieOf('quantri', opened.firstSignIns[0].password)) ?? '';
    const members = await call(administrator, 'members.list');
    const { userId } = members.find(({ username }: { username: string }) => username === 'huong');
    expect(await call(administrator, 'passwords.list')).toContain(userId);
    await call(administrator, 'passwords.give', { userId, password: 'suoi-reo-ba-ban' });
    expect(
      (await call(administrator, 'passwords.give', { userId, password: 'mat-khau-khac' })).message,
    ).toContain('đã có mật khẩu');
    const clerk = (await cookieOf('huong', 'suoi-reo-ba-ban')) ?? '';
    const documents = (await office.call('clerk', 'documents.list', undefined)).json;
    expect(await call(clerk, 'documents.list')).toEqual(documents);
    const directives = (await office.call('clerk', 'directives.list', {})).json;
    const moment = { recordedUntil: expect.anything() };
    expect(await call(clerk, 'directives.list', {})).toEqual({ ...directives, ...moment });
    // What search knows is left out of the archive; the database makes it anew of the rows.
    const asked = { q: 'chinh tri', limit: 50 };
    const found = (await office.call('clerk', 'search.ask', asked)).json;
    expect(found.groups.length).toBeGreaterThan(0);
    const counted = (groups: { kind: string; hits: { id: string }[] }[]) =>
      groups.map(({ kind, hits }) => [kind, hits.map(({ id }) => id).toSorted()]);
    expect(counted((await call(clerk, 'search.ask', asked)).groups)).toEqual(counted(found.groups));
    const original = `/api/documents/${documents[0].id}/original`;
    const moved = await app.request(`${ORIGIN}${original}`, { headers: { cookie: clerk } });
    expect(await moved.text()).toBe(await (await office.fetch('clerk', original)).text());
  });

  it('lets its administrator in again by a command on the server', async () => {
    const { password } = await breakGlass(there.db, 'quantri', async () => undefined);
    expect(await cookieOf('quantri', password)).toContain('=');
    expect((await breakGlass(there.db, 'quantri', async () => undefined)).password).not.toBe(password);
    expect(await cookieOf('quantri', password)).toBeNull();
    await expect(breakGlass(there.db, 'huong', async () => undefined)).rejects.toThrow(
      'không phải người quản lý',
    );
    await expect(breakGlass(there.db, 'khong-co', async () => undefined)).rejects.toThrow(
      'Không có người dùng',
    );
    const acts = await there.db
      .selectFrom('logEntry')
      .select('act')
      .where('act', '=', 'member.breakGlass')
      .execute();
    expect(acts.length).toBe(2);
  });

  it('verifies a report that was issued where it was', async () => {
    const checked = await verifyReport(there.db, reports, report);
    if (!checked.ok) return expect.fail(checked.message);
    expect(checked.figures.length).toBeGreaterThan(5);
    expect(checked.figures.filter(({ equal }) => !equal)).toEqual([]);
  });

  it('is gone from the server once a document is held, and none is made with it', async () => {
    const { json } = await office.call('leader', 'archives.make', undefined);
    const at = `/api/archives/${json.jobId}`;
    expect((await office.fetch('leader', at)).status).toBe(200);
    const before = (await office.storedFiles()).length;
    const [document] = (await office.call('clerk', 'documents.list', undefined)).json;
    const asked = { documentId: document.id, reason: 'có nội dung mật' };
    const { id } = (await office.call('clerk', 'purge.ask', asked)).json;
    expect((await office.fetch('leader', at)).status).toBe(404);
    expect((await office.storedFiles()).length).toBe(before - 2);
    const refused = await office.call('leader', 'archives.make', undefined);
    expect(refused.json.message).toContain('đề nghị huỷ');
    const { id: officeId } = await office.db.selectFrom('office').select('id').executeTakeFirstOrThrow();
    const make = makeArchive({ ...office.parts, officeId, now: new Date() }, async (chunks) => {
      for await (const _ of chunks);
    });
    await expect(make).rejects.toThrow('đề nghị huỷ');
    // Work that was under way when the document was held keeps nothing.
    const { userId } = await office.db
      .selectFrom('officeArchive')
      .select('madeBy as userId')
      .executeTakeFirstOrThrow();
    const job = await office.db
      .insertInto('job')
      .values({ officeId, userId: userId ?? '', kind: 'archive', input: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await office.db
      .transaction()
      .execute(async (tx) => expect(await isWanted(tx, job.id, officeId)).toBe(false));
    await office.call('clerk', 'purge.withdraw', { id });
    await office.db
      .transaction()
      .execute(async (tx) => expect(await isWanted(tx, job.id, officeId)).toBe(true));
    await office.db.transaction().execute((tx) => dropArchives(tx, office.parts.files, officeId));
    await office.db
      .transaction()
      .execute(async (tx) => expect(await isWanted(tx, job.id, officeId)).toBe(false));
  });

  it('cancelled by its owner at the last moment ends as cancelled and keeps nothing', async () => {
    const { db } = office;
    const { officeId, userId } = await db
      .selectFrom('job')
      .select(['officeId', 'userId'])
      .where('kind', '=', 'archive')
      .executeTakeFirstOrThrow();
    const { id } = await db
      .insertInto('job')
      .values({ officeId, userId, kind: 'archive', input: '{}' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const before = (await office.storedFiles()).length;
    const archive: Work = async (...asked) => {
      const write = await archiveWork(...asked);
      await cancelJob(db, userId, id);
      return write;
    };
    await runJob(office.parts, { archive }, id);
    const ended = await db
      .selectFrom('job')
      .select(['state', 'problem'])
      .where('id', '=', id)
      .executeTakeFirst();
    expect(ended).toEqual({ state: 'cancelled', problem: null });
    expect((await office.storedFiles()).length).toBe(before);
  });

  it('leaves the server after its days', async () => {
    await office.call('leader', 'archives.make', undefined);
    const before = (await office.storedFiles()).length;
    await archivesTimed.run(office.parts, '2099-01-01');
    expect((await office.storedFiles()).length).toBe(before - 1);
    const { archives } = (await office.call('leader', 'archives.page', undefined)).json;
    expect(archives.filter((one: { keptUntil: string | null }) => one.keptUntil)).toEqual([]);
    expect((await office.fetch('leader', `/api/archives/${archives[0].id}`)).status).toBe(404);
  });
});

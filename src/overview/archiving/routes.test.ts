import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignIn } from '#platform/http/sign-in.ts';
import { emptyInstallation, type Installation } from '../../../e2e/support/archives.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp, reports } from '../../server.ts';
import { verifyReport } from '../verifying/store.ts';
import { archivesTimed } from './jobs.ts';

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
    const page = (await office.call('clerk', 'archives.page', undefined)).json;
    expect(page).toMatchObject({ jobId: null, archives: [{ id: json.jobId, files: 1 }] });
    const answer = await office.fetch('clerk', `/api/archives/${json.jobId}`);
    bytes = new Uint8Array(await answer.arrayBuffer());
    expect(bytes.length).toBe(page.archives[0].size);
    expect((await office.fetch('head', `/api/archives/${json.jobId}`)).status).toBe(403);
    const log = (await office.call('leader', 'log.list', {})).json;
    expect(log.lines.map((line: { act: string }) => line.act)).toEqual(
      expect.arrayContaining(['archive.make', 'archive.fetch']),
    );
  });

  it('is taken over by an installation without one, for whoever has its code', async () => {
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
    await call(administrator, 'passwords.give', { userId, password: 'mat-khau-moi' });
    expect(
      (await call(administrator, 'passwords.give', { userId, password: 'mat-khau-khac' })).message,
    ).toContain('đã có mật khẩu');
    const clerk = (await cookieOf('huong', 'mat-khau-moi')) ?? '';
    const documents = (await office.call('clerk', 'documents.list', undefined)).json;
    expect(await call(clerk, 'documents.list')).toEqual(documents);
    const directives = (await office.call('clerk', 'directives.list', {})).json;
    const moment = { recordedUntil: expect.anything() };
    expect(await call(clerk, 'directives.list', {})).toEqual({ ...directives, ...moment });
    const original = `/api/documents/${documents[0].id}/original`;
    const moved = await app.request(`${ORIGIN}${original}`, { headers: { cookie: clerk } });
    expect(await moved.text()).toBe(await (await office.fetch('clerk', original)).text());
  });

  it('verifies a report that was issued where it was', async () => {
    const checked = await verifyReport(there.db, reports, report);
    if (!checked.ok) return expect.fail(checked.message);
    expect(checked.figures.length).toBeGreaterThan(5);
    expect(checked.figures.filter(({ equal }) => !equal)).toEqual([]);
  });

  it('leaves the server after its days', async () => {
    const before = (await office.storedFiles()).length;
    await archivesTimed.run(office.parts, '2099-01-01');
    expect((await office.storedFiles()).length).toBe(before - 1);
    const { archives } = (await office.call('clerk', 'archives.page', undefined)).json;
    expect(archives).toMatchObject([{ keptUntil: null }]);
    expect((await office.fetch('clerk', `/api/archives/${archives[0].id}`)).status).toBe(404);
  });
});

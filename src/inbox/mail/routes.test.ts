import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { logOf } from '#accounts/signing-in/store.ts';
import { digestOf } from '#directives/digest/store.ts';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { accountNewsTimed } from '../account-news/jobs.ts';
import { titleOf } from '../account-news/labels.ts';
import { digestWork, mailWork } from './jobs.ts';

const MONDAY = '2026-11-30';
const SUNDAY = '2026-11-29';

/** What the server answers to the next letters; without a word it takes them. */
type Answer = 'take' | 'later' | 'never' | 'cut';

describe('letters of the morning', () => {
  let office: TestOffice;
  let smtp: SMTPServer;
  let port: number;
  const received: string[] = [];
  let answers: Answer[] = [];
  beforeAll(async () => {
    office = await startTestOffice();
    await publishExample(office);
    smtp = new SMTPServer({
      disabledCommands: ['STARTTLS'],
      authOptional: true,
      allowInsecureAuth: true,
      onAuth: ({ password }, _session, done) =>
        password === 'đúng' ? done(null, { user: 'dd' }) : done(new Error('sai')),
      onData: (stream, _session, done) => {
        let words = '';
        stream.on('data', (chunk) => {
          words += chunk;
        });
        stream.on('end', () => {
          const answer = answers.shift() ?? 'take';
          if (answer === 'take' || answer === 'cut') received.push(words);
          if (answer === 'cut') for (const one of smtp.connections) one.close();
          else if (answer === 'take') done(null);
          else done(Object.assign(new Error('không'), { responseCode: answer === 'later' ? 451 : 550 }));
        });
      },
    });
    smtp.on('error', () => undefined);
    const listening = smtp.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    port = (listening.address() as AddressInfo).port;
  });
  afterAll(async () => {
    await new Promise<void>((done) => void smtp.close(done));
    await office.stop();
  });

  const setting = (rest: object = {}) => ({
    ...{ host: '127.0.0.1', port, security: 'none', username: '', password: '', sender: 'dd@vptu.vn' },
    ...rest,
  });
  const turnOn = async () => {
    expect((await office.call('administrator', 'mail.configure', setting())).status).toBe(200);
    expect((await office.call('administrator', 'mail.test', { to: 'qt@vptu.vn' })).status).toBe(200);
    expect((await office.call('administrator', 'mail.turn', { isOn: true })).status).toBe(200);
  };
  const queue = (day = MONDAY) => digestWork(digestOf).run(office.parts, day);
  const send = () => mailWork(digestOf).run(office.parts, MONDAY);
  const ledger = async () => (await office.call('clerk', 'mail.ledger', undefined)).json;
  /** As if the time until the next try were over. */
  const waitOver = () =>
    office.db
      .updateTable('mail')
      .set({ nextTryAt: new Date(0) })
      .execute();
  const wants = (who: string, address: string, wantsDigest = true) =>
    office.call(who, 'mail.choose', { address, wantsDigest });

  beforeEach(async () => {
    await office.db.deleteFrom('mail').execute();
    received.length = 0;
    answers = [];
  });

  it('go nowhere until configured and tested; the password is sealed and shown to nobody', async () => {
    await wants('contact', 'mai@truong.vn');
    await queue();
    expect(await ledger()).toEqual([]);
    expect((await office.call('administrator', 'mail.turn', { isOn: true })).status).toBe(422);
    await office.call('administrator', 'mail.configure', setting({ username: 'dd', password: 'sai' }));
    const refused = await office.call('administrator', 'mail.test', { to: 'qt@vptu.vn' });
    expect([refused.status, refused.json.message]).toEqual([422, expect.stringContaining('mật khẩu')]);
    expect((await office.call('administrator', 'mail.turn', { isOn: true })).status).toBe(422);
    await office.call('administrator', 'mail.configure', setting({ username: 'dd', password: 'đúng' }));
    expect((await office.call('administrator', 'mail.test', { to: 'qt@vptu.vn' })).status).toBe(200);
    const shown = (await office.call('administrator', 'mail.setting', undefined)).json;
    expect(shown).toMatchObject({ hasPassword: true, isOn: false, username: 'dd' });
    expect(JSON.stringify(shown)).not.toContain('đúng');
    const { passwordSealed } = await office.db
      .selectFrom('mailSetting')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(passwordSealed).not.toContain('đúng');
    // Kept where only the sender changes; another host does not get it.
    await office.call('administrator', 'mail.configure', setting({ username: 'dd' }));
    expect((await office.call('administrator', 'mail.setting', undefined)).json.hasPassword).toBe(true);
    await office.call('administrator', 'mail.configure', setting({ username: 'dd', host: 'localhost' }));
    expect((await office.call('administrator', 'mail.setting', undefined)).json.hasPassword).toBe(false);
  });

  it('arrive once, on working days, with the ledger written before', async () => {
    await turnOn();
    received.length = 0;
    await queue(SUNDAY);
    expect(await ledger()).toEqual([]);
    await queue();
    await queue();
    expect(await ledger()).toMatchObject([{ state: 'queued', address: 'mai@truong.vn', attempts: 0 }]);
    await Promise.all([send(), send()]);
    await queue();
    await send();
    expect(received).toHaveLength(1);
    const [letter = ''] = received;
    expect(letter).toContain('To: mai@truong.vn');
    expect(letter).toContain('multipart/alternative');
    expect(letter).toMatch(/Message-ID: <[0-9a-f-]{36}@dondoc>/);
    const [line] = await ledger();
    expect(line).toMatchObject({
      state: 'sent',
      attempts: 1,
      openedAt: null,
      answeredAt: null,
      problem: null,
    });
  });

  it('know when their reader came from them, and when the reader answered by an act', async () => {
    await queue();
    await send();
    const [{ id }] = await ledger();
    const link = `/api/thu/${id}?den=${encodeURIComponent('/viec-cua-toi')}`;
    expect((await office.fetch(null, link)).headers.get('location')).toBe('/viec-cua-toi');
    expect((await office.fetch('head', link)).status).toBe(302);
    expect((await ledger())[0].openedAt).toBeNull();
    expect((await office.fetch('contact', `/api/thu/${id}?den=//evil.vn`)).headers.get('location')).toBe('/');
    expect((await ledger())[0]).toMatchObject({ openedAt: expect.any(String), answeredAt: null });
    const { subjectIds } = await office.db.selectFrom('mail').selectAll().executeTakeFirstOrThrow();
    const { code } = await office.db
      .selectFrom('directive')
      .select('code')
      .where('id', '=', subjectIds[0] ?? '')
      .executeTakeFirstOrThrow();
    const report = { code, text: 'Đã triển khai đợt đầu.', done: false, percent: 20, fileIds: [] };
    expect((await office.call('contact', 'directives.report', report)).status).toBe(200);
    expect((await ledger())[0].answeredAt).toEqual(expect.any(String));
  });

  it('are tried again while the server refuses for now, under the same id', async () => {
    answers = ['later', 'later', 'take'];
    await queue();
    await send();
    expect(await ledger()).toMatchObject([
      { state: 'queued', attempts: 1, problem: expect.stringContaining('451') },
    ]);
    // Not before its time.
    await send();
    expect(answers).toHaveLength(2);
    for (const _ of [1, 2, 3]) {
      await waitOver();
      await send();
    }
    expect(received).toHaveLength(1);
    expect(await ledger()).toMatchObject([{ state: 'sent', attempts: 3, problem: null }]);
  });

  it('are given up where the server refuses for good', async () => {
    answers = ['never'];
    await queue();
    await send();
    await waitOver();
    await send();
    expect(received).toEqual([]);
    expect(await ledger()).toMatchObject([{ state: 'failed', attempts: 1 }]);
  });

  it('never come twice: cut off when the words were gone, or by a process that died', async () => {
    answers = ['cut'];
    await queue();
    await send();
    expect(received).toHaveLength(1);
    await waitOver();
    await send();
    expect(received).toHaveLength(1);
    expect(await ledger()).toMatchObject([
      { state: 'failed', problem: expect.stringContaining('không gửi lại') },
    ]);
    // Killed after it was taken up and before anything was noted.
    await office.db.updateTable('mail').set({ state: 'sending', claimedAt: new Date() }).execute();
    await send();
    expect((await ledger())[0].state).toBe('sending');
    await office.db
      .updateTable('mail')
      .set({ claimedAt: new Date(0) })
      .execute();
    await send();
    expect(await ledger()).toMatchObject([{ state: 'failed' }]);
    expect(received).toHaveLength(1);
  });

  it('of one’s own account go out at once, beside that of the morning; a new address is told to the one before', async () => {
    const { id: userId } = await office.db
      .selectFrom('authUser')
      .select('id')
      .where('username', '=', 'mai')
      .executeTakeFirstOrThrow();
    const tellAll = () => accountNewsTimed.run(office.parts, MONDAY);
    await queue();
    for (const act of ['secondFactor.renew', 'secondFactor.off'])
      await office.db.transaction().execute((tx) => logOf(tx, act, { userId }, {}));
    await Promise.all([tellAll(), tellAll()]);
    await send();
    expect(received.map((letter) => letter.includes('To: mai@truong.vn'))).toEqual([true, true, true]);
    expect(received.filter((letter) => letter.includes('/api/thu/'))).toHaveLength(3);
    received.length = 0;
    await wants('contact', 'moi@truong.vn');
    await send();
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('To: mai@truong.vn');
    const told = (await office.call('contact', 'inbox.list', undefined)).json as { title: string }[];
    expect(told.map(({ title }) => title)).toEqual(
      expect.arrayContaining([titleOf('secondFactor.off'), titleOf('mail.address')]),
    );
    await wants('contact', 'mai@truong.vn');
    await send();
  });

  it('stop for who no longer wants them, or holds no position', async () => {
    await wants('contact', 'mai@truong.vn', false);
    await queue();
    expect(await ledger()).toEqual([]);
    expect((await wants('contact', '')).status).toBe(400);
    await wants('contact', 'mai@truong.vn');
    await queue();
    await office.db
      .updateTable('membership')
      .set({ validTo: '2020-02-01' })
      .where('role', '=', 'contact')
      .execute();
    await send();
    expect(received).toEqual([]);
    expect(await ledger()).toMatchObject([{ state: 'failed' }]);
  });
});

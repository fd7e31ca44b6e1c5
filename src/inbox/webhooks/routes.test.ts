import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishExample } from '../../../e2e/support/publish-example.ts';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { webhookWork } from './jobs.ts';

describe('telling other programs', () => {
  let office: TestOffice;
  let receiver: Server;
  let url: string;
  let secret: string;
  let codes: string[];
  let got: { headers: IncomingHttpHeaders; body: string }[] = [];
  let statuses: number[] = [];
  beforeAll(async () => {
    office = await startTestOffice();
    receiver = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      got.push({ headers: request.headers, body });
      response.writeHead(statuses.shift() ?? 200).end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/nhan`;
    const types = ['document.published', 'directive.reported', 'directive.returned'];
    const refused = await office.call('administrator', 'webhooks.make', { url, types });
    expect([refused.status, refused.json.message]).toEqual([422, expect.stringContaining('nội bộ')]);
    office.parts.webhookHosts.push('127.0.0.1');
    const made = await office.call('administrator', 'webhooks.make', { url, types });
    expect(made.status).toBe(200);
    secret = made.json.secret;
    ({ codes } = await publishExample(office));
  });
  afterAll(async () => {
    receiver.close();
    await office.stop();
  });
  beforeEach(() => {
    got = [];
    statuses = [];
  });

  const run = () => webhookWork.run(office.parts, '2026-11-30');
  const waitOver = () =>
    office.db
      .updateTable('webhookDelivery')
      .set({ nextTryAt: new Date(0) })
      .execute();
  const report = (code: string) =>
    office.call('contact', 'directives.report', {
      ...{ code, text: 'Đã triển khai đợt đầu.', done: false, percent: 20, fileIds: [] },
    });
  const ledger = async () => (await office.call('administrator', 'webhooks.tries', undefined)).json;

  it('signs what it says, and says no words of documents', async () => {
    await run();
    expect(got).toHaveLength(1);
    const [{ headers, body } = { headers: {}, body: '' }] = got;
    const stamp = headers['dondoc-timestamp'];
    const expected = createHmac('sha256', secret).update(`${stamp}.${body}`).digest('hex');
    expect(headers['dondoc-signature']).toBe(`v1=${expected}`);
    expect(Math.abs(Number(stamp) * 1000 - Date.now())).toBeLessThan(60_000);
    const said = JSON.parse(body);
    expect(said).toMatchObject({ type: 'document.published', data: { directives: codes.length } });
    expect(headers['dondoc-event']).toBe('document.published');
    expect(JSON.stringify(said)).not.toMatch(/[À-ỹ]/);
    const kept = await office.db.selectFrom('webhook').selectAll().execute();
    const log = await office.db.selectFrom('logEntry').selectAll().execute();
    const listed = await office.call('administrator', 'webhooks.list', undefined);
    expect(JSON.stringify([kept, log, listed.json])).not.toContain(secret);
  });

  it('reaches a receiver that fails twice at the third try, once', async () => {
    const own = (await office.call('contact', 'directives.list', { mine: true })).json.rows;
    const { code } = own[0];
    expect((await report(code)).status).toBe(200);
    statuses = [500, 302, 204];
    await run();
    // Not before its time.
    await run();
    expect(got).toHaveLength(1);
    for (const _ of [1, 2, 3]) {
      await waitOver();
      await Promise.all([run(), run()]);
    }
    expect(got).toHaveLength(3);
    expect(new Set(got.map(({ headers }) => headers['dondoc-delivery'])).size).toBe(1);
    expect(JSON.parse(got[2]?.body ?? '')).toMatchObject({
      type: 'directive.reported',
      data: { code, kind: 'reported' },
    });
    const tries = (await ledger()).filter(({ type }: { type: string }) => type === 'directive.reported');
    expect(tries.map(({ status }: { status: number }) => status)).toEqual([204, 302, 500]);
    expect(tries[0].state).toBe('delivered');
  });

  it('tells it of what was asked for alone: an approval is not among it, a return is', async () => {
    const { rows } = (await office.call('head', 'directives.list', { mine: true })).json;
    const [{ code }] = rows;
    const { waitingReport } = (await office.call('head', 'directives.get', { code })).json;
    const input = { code, reportId: waitingReport.id, reason: 'Ghi rõ số liệu hơn' };
    expect((await office.call('head', 'directives.returnReport', input)).status).toBe(200);
    await run();
    expect(got.map(({ body }) => JSON.parse(body).type)).toEqual(['directive.returned']);
    expect(got[0]?.body).not.toContain('Ghi rõ');
  });

  it('makes a delivery again whose process died', async () => {
    await office.db.updateTable('webhookDelivery').set({ state: 'sending', claimedAt: new Date() }).execute();
    await run();
    expect(got).toEqual([]);
    await office.db
      .updateTable('webhookDelivery')
      .set({ claimedAt: new Date(0) })
      .execute();
    await run();
    expect(got.length).toBeGreaterThan(0);
    const left = await office.db
      .selectFrom('webhookDelivery')
      .select('id')
      .where('state', '!=', 'delivered')
      .execute();
    expect(left).toEqual([]);
  });

  it('calls no address inside that is no longer allowed, and gives up in the end', async () => {
    office.parts.webhookHosts.length = 0;
    await office.db.updateTable('webhookDelivery').set({ state: 'queued', attempts: 5 }).execute();
    await waitOver();
    await run();
    expect(got).toEqual([]);
    expect((await ledger())[0]).toMatchObject({
      status: null,
      problem: expect.stringContaining('nội bộ'),
      state: 'failed',
    });
  });

  it('ends where the administrator says so', async () => {
    office.parts.webhookHosts.push('127.0.0.1');
    const [{ id }] = (await office.call('administrator', 'webhooks.list', undefined)).json;
    await office.db.updateTable('webhookDelivery').set({ state: 'queued' }).execute();
    expect((await office.call('administrator', 'webhooks.end', { id })).status).toBe(200);
    expect((await office.call('administrator', 'webhooks.end', { id })).status).toBe(404);
    await waitOver();
    await run();
    expect(got).toEqual([]);
    expect((await office.call('administrator', 'webhooks.list', undefined)).json).toEqual([]);
  });
});

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

const TOKEN = 'a-token-for-the-watchers';
const asked = async (path: string, init?: RequestInit, parts = office.parts) =>
  createApp(parts).request(`http://127.0.0.1:3000${path}`, init);

it('lives, and is ready while all that it needs is there', async () => {
  expect(await (await asked('/healthz')).json()).toEqual({ alive: true });
  const answer = await asked('/readyz');
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ database: true, migrations: true, files: true, queue: true });
  expect(await office.storedFiles()).toEqual([]);
});

it('says what is missing where it is not ready', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const fails = () => Promise.reject(new Error('gone'));
  const broken = {
    ...office.parts,
    files: { ...office.parts.files, put: fails },
    jobs: { ...office.parts.jobs, look: fails },
  };
  const answer = await asked('/readyz', {}, broken);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({ database: true, migrations: true, files: false, queue: false });
  expect(error).toHaveBeenCalledTimes(2);
  error.mockRestore();
});

it('tells its figures to whoever has the token, and to nobody else from afar', async () => {
  const parts = { ...office.parts, metricsToken: TOKEN };
  const read = (headers: Record<string, string>) => asked('/metrics', { headers }, parts);
  expect((await read({})).status).toBe(403);
  expect((await read({ authorization: `Bearer ${TOKEN}x` })).status).toBe(403);
  const right = { authorization: `Bearer ${TOKEN}` };
  /** How often a route has answered so, in this process, whoever else has tested in it. */
  const times = (text: string, labels: string) =>
    Number(text.split(`dondoc_http_requests_total{${labels}} `)[1]?.split('\n')[0] ?? 0);
  const listed = 'method="POST",route="directives.list",status="200"';
  const missed = 'method="GET",route="/api/documents/:id/original",status="404"';
  const before = await (await read(right)).text();
  await office.call('clerk', 'directives.list', {});
  await office.fetch('clerk', '/api/documents/11111111-1111-4111-8111-111111111111/original');
  const answer = await read(right);
  expect(answer.status).toBe(200);
  const text = await answer.text();
  for (const labels of [listed, missed]) expect(times(text, labels), labels).toBe(times(before, labels) + 1);
  expect(text).toMatch(/^dondoc_jobs_queued 0$/m);
  expect(text).toMatch(/^dondoc_mail_waiting 0$/m);
  expect(text).toMatch(/^dondoc_database_connections\{state="open"\} [1-9]/m);
  expect(text).not.toContain('11111111');
});

it('counts what is refused, by why: too much at once, no right, no sense', async () => {
  const parts = { ...office.parts, metricsToken: TOKEN, rateFactor: 1 };
  const app = createApp(parts);
  const json = { 'content-type': 'application/json', origin: 'http://127.0.0.1:3000' };
  for (let n = 0; n < 11; n++)
    await app.request('http://127.0.0.1:3000/api/rpc/setup/createOffice', { method: 'POST', headers: json });
  await office.call('contact', 'log.list', {});
  await office.call('clerk', 'agencies.create', { name: 1 });
  const answer = await app.request('http://127.0.0.1:3000/metrics', {
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  const text = await answer.text();
  for (const [route, status] of [
    ['/api/*', 429],
    ['log.list', 403],
    ['agencies.create', 400],
  ] as const)
    expect(text).toContain(`route="${route}",status="${status}"} 1\n`);
});

it('gives every answer a number, which stands beside the fault', async () => {
  const said: unknown[] = [];
  const error = vi.spyOn(console, 'error').mockImplementation((...words) => void said.push(words));
  const answer = await asked('/api/lich/x', {}, { ...office.parts, db: null as never });
  expect(answer.status).toBe(500);
  const id = answer.headers.get('x-request-id') ?? '';
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  expect(JSON.stringify(await answer.json())).toContain(`mã sự cố ${id}`);
  expect(JSON.stringify(said)).toContain(id);
  error.mockRestore();
});

import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { limitRates } from './rates.ts';
import { answerError } from './serve.ts';

/** A server where a minute allows a sixtieth of the usual: one upload, four searches, ten sheets. */
function server(factor = 1 / 60) {
  const app = new Hono();
  app.use(
    '/api/*',
    limitRates(factor, (c) => c.req.header('x-from')),
  );
  app.all('/api/v1/*', (c) => c.json({}, c.req.header('authorization') === 'Bearer good' ? 200 : 401));
  app.all('*', (c) => c.json({}));
  app.onError(answerError);
  return async (path: string, times: number, init: RequestInit = {}) => {
    let last = new Response();
    for (let n = 0; n < times; n++) last = await app.request(`http://a${path}`, { method: 'POST', ...init });
    return last;
  };
}
const as = (cookie: string, from = '10.0.0.1') => ({ headers: { cookie, 'x-from': from } });

it('says in Vietnamese to wait, and how long', async () => {
  const answer = await server()('/api/rpc/search/find', 5, as('a'));
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(60);
  expect(await answer.json()).toMatchObject({
    code: 'tooMany',
    message: expect.stringContaining('Chờ một phút'),
  });
});

it('counts each person for themselves, also behind one address', async () => {
  const ask = server();
  expect((await ask('/api/rpc/search/find', 4, as('a'))).status).toBe(200);
  expect((await ask('/api/rpc/search/find', 1, as('b'))).status).toBe(200);
  expect((await ask('/api/rpc/search/find', 1, as('a'))).status).toBe(429);
  expect((await ask('/api/rpc/directives/list', 1, as('a'))).status).toBe(200);
});

it('counts uploads apart', async () => {
  const file = { headers: { ...as('a').headers, 'content-type': 'multipart/form-data; boundary=x' } };
  expect((await server()('/api/documents', 1, file)).status).toBe(200);
  expect((await server()('/api/documents', 2, file)).status).toBe(429);
});

it.each([
  ['/api/rpc/sheet/give', 10],
  ['/api/lich/x.ics', 5],
  ['/api/rpc/setup/createOffice', 1],
])('counts %s by address, whatever cookie comes with it', async (path, allowed) => {
  const ask = server();
  for (let n = 0; n < allowed; n++) expect((await ask(path, 1, as(`c${n}`))).status).toBe(200);
  expect((await ask(path, 1, as('another'))).status).toBe(429);
  expect((await ask(path, 1, as('another', '10.0.0.2'))).status).toBe(200);
});

it('lets nobody guess tokens: wrong ones are counted by address, right ones are not', async () => {
  const ask = server(1 / 30);
  const token = (sign: string) => ({ headers: { authorization: `Bearer ${sign}`, 'x-from': '10.0.0.1' } });
  for (let n = 0; n < 10; n++) expect((await ask('/api/v1/agencies', 1, token('good'))).status).toBe(200);
  for (let n = 0; n < 2; n++) expect((await ask('/api/v1/agencies', 1, token(`bad${n}`))).status).toBe(401);
  const answer = await ask('/api/v1/agencies', 1, token('bad3'));
  expect(answer.status).toBe(429);
  expect(answer.headers.get('content-type')).toContain('problem+json');
});

it('counts nothing where told so', async () => {
  expect((await server(0)('/api/rpc/setup/createOffice', 50, as('a'))).status).toBe(200);
});

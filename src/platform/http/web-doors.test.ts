import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';

let office: TestOffice;
let app: ReturnType<typeof createApp>;
let cookie: string;
beforeAll(async () => {
  office = await startTestOffice();
  app = createApp(office.parts);
  const answer = await app.request(`${ORIGIN}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ username: 'huong', password: 'dondoc-vi-du' }),
  });
  cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
});
afterAll(() => office.stop());

const ask = (path: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  app.request(`${ORIGIN}${path}`, { ...init, headers: { cookie, ...headers } });
const write = (headers: Record<string, string>, body = JSON.stringify({ json: { codeName: 'x' } })) =>
  ask('/api/rpc/preferences/get', headers, { method: 'POST', body });

describe('a request that may change something', () => {
  const json = { 'content-type': 'application/json' };

  it('of our own pages is heard', async () => {
    expect((await write({ ...json, origin: ORIGIN })).status).toBe(200);
    expect((await write({ ...json, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it.each([
    ['another site', { ...json, origin: 'https://evil.example' }],
    ['another port of this host', { ...json, origin: 'http://127.0.0.1:3001' }],
    ['this host by another scheme', { ...json, origin: ORIGIN.replace('http', 'https') }],
    ['a page without an origin', { ...json, origin: 'null' }],
    ['another site, as the browser says', { ...json, origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
    ['a neighbour of this site', { ...json, 'sec-fetch-site': 'same-site' }],
    ['a form that says nothing of itself', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a form with a file', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['JSON sent as words', { 'content-type': 'text/plain' }],
    ['a beacon', { 'content-type': 'text/ping' }],
    ['something without a kind', {}],
  ])('of %s is refused', async (_what, headers) => {
    const answer = await write(headers as Record<string, string>);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toMatchObject({ message: expect.stringContaining('không đi từ trang') });
  });

  it('of a program is known by its token alone, wherever it says it comes from', async () => {
    const answer = await write({
      ...json,
      cookie: '',
      origin: 'https://evil.example',
      authorization: 'Bearer x',
    });
    expect(answer.status).toBe(401);
  });

  it('signing in from another site is refused too', async () => {
    const init = { method: 'POST', body: JSON.stringify({ username: 'huong', password: 'dondoc-vi-du' }) };
    const headers = { ...json, cookie: '', origin: 'https://evil.example' };
    expect((await ask('/api/auth/sign-in/username', headers, init)).status).toBe(403);
  });

  it('is not done by an address alone', async () => {
    const data = encodeURIComponent(JSON.stringify({ json: { isOn: true } }));
    for (const route of ['mail/turn', 'example/clear', 'tokens/make'])
      expect((await ask(`/api/rpc/${route}?data=${data}`)).status, route).toBeGreaterThanOrEqual(400);
  });

  it('no other site is invited: no header of CORS on any answer', async () => {
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const { headers } = await ask('/api/rpc/agencies/list', { origin: 'https://evil.example' }, { method });
      expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

/** As it goes over the wire: the client of the language would tidy the path up first. */
function raw(path: string, method = 'GET'): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: Number(served.port), path, method }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (piece: string) => {
        body += piece;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asking.on('error', reject).end();
  });
}
const served = { port: '0', close: () => {} };
beforeAll(async () => {
  const { listen } = await import('./listen.ts');
  await new Promise<void>((resolve) => {
    const server = listen(app, { hostname: '127.0.0.1', port: 0, tls: undefined, log: () => {} }, (port) => {
      served.port = String(port);
      resolve();
    });
    served.close = () => server.close();
  });
});
afterAll(() => served.close());

describe('an address that climbs out of its folder', () => {
  it.each([
    '/assets/../package.json',
    '/assets/%2e%2e/package.json',
    '/assets/..%2fpackage.json',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/....//package.json',
    '/assets/%252e%252e/package.json',
    '/assets/%c0%ae%c0%ae/package.json',
    '/assets//etc/passwd',
    '/assets/index.js%00.css',
    '/../../../../etc/passwd',
    '/api/example/..%2f..%2f..%2fpackage.json',
    '/api/example/__proto__',
    '/api/v1/docs/..%2fpackage.json',
    '/.git/config',
    '/var/secret',
  ])('%s gives nothing of this machine', async (path) => {
    const { status, body } = await raw(path);
    expect(body).not.toMatch(/"dependencies"|root:x?:|\[core\]/);
    expect([200, 400, 404]).toContain(status);
    if (status === 200) expect(body).toContain('<div id="root">');
  });

  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH'])('%s does nothing', async (method) => {
    expect((await raw('/api/documents/x/original', method)).status).toBeGreaterThanOrEqual(400);
  });
});

describe('what browsers are told', () => {
  const policyOf = (answer: Response) => answer.headers.get('content-security-policy') ?? '';

  it('of a page: nothing from elsewhere, no script or style that stands in it, no frame', async () => {
    const answer = await ask('/dang-nhap');
    const policy = policyOf(answer);
    expect(policy).not.toMatch(/unsafe|\*|http/);
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ])
      expect(`${policy};`).toContain(part);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce.length).toBeGreaterThan(20);
    expect(await answer.text()).toContain(`nonce="${nonce}"`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(policyOf(await ask('/dang-nhap'))).not.toBe(policy);
  });

  it.each([
    '/',
    '/api/session',
    '/api/rpc/agencies/list',
    '/api/example/thong-bao-118.pdf',
    '/api/v1/docs',
    '/assets/x',
  ])('on %s, whatever it is', async (path) => {
    const { headers } = await ask(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'content-type': expect.stringMatching(/charset=utf-8|pdf|json/i),
    });
    for (const told of ['server', 'x-powered-by', 'strict-transport-security'])
      expect(headers.has(told), told).toBe(false);
  });

  it('of an answer for programs: it is no page, and stays nowhere', async () => {
    const answer = await write({ 'content-type': 'application/json', origin: ORIGIN });
    expect(policyOf(answer)).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('of a file: a download, in a box without script and origin', async () => {
    const { headers } = await ask('/api/example/thong-bao-118.docx');
    expect(headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.* sandbox;/);
    expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('what is sent where it was not expected', () => {
  const json = { 'content-type': 'application/json', origin: ORIGIN };
  const call = (route: string, body: string) => ask(`/api/rpc/${route}`, json, { method: 'POST', body });

  it.each(['{', '[]', '"x"', '{"json":{"__proto__":{"isAdmin":true}}}', '{"json":1,"json":2}', '\u0000'])(
    'a body %s is refused, or read as what it is',
    async (body) => {
      const answer = await call('agencies/create', body);
      expect(answer.status).toBe(400);
      expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
      expect(JSON.stringify(await answer.json())).not.toMatch(/node_modules|at Object|SyntaxError/);
    },
  );

  it('fields that nobody asked for decide nothing', async () => {
    const body = { json: { officeId: crypto.randomUUID(), role: 'administrator', isOn: true } };
    const answer = await call('session/current', JSON.stringify(body));
    expect(answer.status).toBe(200);
    expect(JSON.stringify(await answer.json())).toContain('"role":"clerk"');
  });

  it('an address twice: nothing is made of the second', async () => {
    const { status, headers } = await ask('/api/thu/x?den=/a&den=//evil.example');
    expect([status, headers.get('location')]).toEqual([302, '/a']);
  });

  it('no session is taken from an address', async () => {
    const token = cookie.split('=')[1];
    const answer = await app.request(`${ORIGIN}/api/documents/x/original?session_token=${token}`);
    expect(answer.status).toBe(401);
  });
});

describe('a file whose name means harm', () => {
  it.concurrent.each([
    '../../../etc/cron.d/x.pdf',
    'a";filename="b.html',
    'x\r\nSet-Cookie: a=b.pdf',
    '<img src=x onerror=alert(1)>.pdf',
    '\u202efdp.exe',
  ])('is kept by an id: %j', { timeout: 120_000 }, async (name) => {
    const bytes = new Uint8Array(Buffer.from(`Số ${Math.random()}\nnội dung văn bản thường`));
    const { status, json } = await office.upload('clerk', '/api/documents', name, bytes);
    expect([status, json.documentId]).toEqual([200, expect.any(String)]);
    const strange = (await office.storedFiles()).filter((file) => !/^[0-9a-f-]{36}$/.test(file));
    expect(strange).toEqual([]);
    const { headers } = await office.fetch('clerk', `/api/documents/${json.documentId}/original`);
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%!~*'()-]+$/);
    expect(headers.has('set-cookie')).toBe(false);
  });

  it.each([
    ['a picture that is a program', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'x.svg'],
    ['a page named as a paper', '<html><body onload=alert(1)>Một trang có chữ</body></html>', 'x.pdf'],
  ])('%s never goes out as one', async (_what, words, name) => {
    const { status, json } = await office.upload('clerk', '/api/documents', name, Buffer.from(words));
    expect([status, json.documentId]).toEqual([200, expect.any(String)]);
    const { headers } = await office.fetch('clerk', `/api/documents/${json.documentId}/original`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
  });

  it('one larger than allowed is refused while it comes, and nothing is kept', async () => {
    const before = await office.storedFiles();
    const small = createApp({ ...office.parts, maxUploadBytes: 1000 });
    const body = new FormData();
    body.append('file', new Blob(['x'.repeat(500_000)]), 'a.txt');
    const init = { method: 'POST', body, headers: { cookie, origin: ORIGIN } };
    expect((await small.request(`${ORIGIN}/api/documents`, init)).status).toBe(413);
    expect(await office.storedFiles()).toEqual(before);
  });
});

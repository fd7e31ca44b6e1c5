import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestOffice, type TestOffice } from '../../../e2e/support/test-office.ts';
import { createApp } from '../../app.ts';
import { listen } from './listen.ts';
import { createSignIn } from './sign-in.ts';

/** A certificate for this machine, as an office makes one (docs/tls-noi-bo.md). */
const make = (commonName: string) =>
  generate([{ name: 'commonName', value: commonName }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });

let office: TestOffice;
let folder: string;
let server: ReturnType<typeof listen>;
let port: number;
let first: Awaited<ReturnType<typeof make>>;
const said: string[] = [];
const at = (name: string) => path.join(folder, name);
const place = async ({ cert, private: key }: { cert: string; private: string }) => {
  await writeFile(at('cert.pem'), cert);
  await writeFile(at('key.pem'), key);
};

beforeAll(async () => {
  office = await startTestOffice();
  folder = await mkdtemp(path.join(tmpdir(), 'dondoc-tls-'));
  first = await make('dondoc.mot');
  await place(first);
  const signIn = createSignIn({ db: office.db, secret: 'x'.repeat(32), publicUrl: null, isTls: true });
  const app = createApp({ ...office.parts, signIn, publicUrl: 'https://127.0.0.1' });
  const tls = { cert: at('cert.pem'), key: at('key.pem') };
  await new Promise<void>((resolve) => {
    server = listen(app, { hostname: '127.0.0.1', port: 0, tls, log: (line) => said.push(line) }, () =>
      resolve(),
    );
  });
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  server.close();
  await office.stop();
  await rm(folder, { recursive: true });
});

interface Asked {
  status: number;
  headers: import('node:http').IncomingHttpHeaders;
  body: string;
}
function ask(route: string, headers: Record<string, string> = {}, body?: string): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const options = {
      port,
      host: '127.0.0.1',
      path: route,
      method: body ? 'POST' : 'GET',
      ca: first.cert,
      headers,
    };
    const asking = https.request(options, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    asking.on('error', reject).end(body);
  });
}

/** The version and cipher agreed on, or why there was none; and whose certificate it was. */
function shake(options: object): Promise<{ version: string | null; name: string | undefined } | string> {
  return new Promise((resolve) => {
    const socket: TLSSocket = connect(
      { port, host: '127.0.0.1', rejectUnauthorized: false, ...options },
      () => {
        resolve({ version: socket.getProtocol(), name: String(socket.getPeerCertificate().subject.CN) });
        socket.destroy();
      },
    );
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  });
}

it('signs in by a cookie that no other way and no other host gets', async () => {
  const origin = `https://127.0.0.1:${port}`;
  const headers = { 'content-type': 'application/json', origin };
  const words = JSON.stringify({ username: 'huong', password: 'dondoc-vi-du' });
  const answer = await ask('/api/auth/sign-in/username', headers, words);
  expect(answer.status).toBe(200);
  const cookies = answer.headers['set-cookie'] ?? [];
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-dondoc\./);
    for (const part of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\/(;|$)/i])
      expect(cookie).toMatch(part);
    expect(cookie).not.toMatch(/domain=/i);
  }
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ');
  const current = await ask('/api/rpc/session/current', { ...headers, cookie }, '{}');
  expect(current.body).toContain('"role":"clerk"');
});

it('tells browsers to come by TLS alone', async () => {
  const { headers } = await ask('/dang-nhap');
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
});

it.each(['TLSv1', 'TLSv1.1'])('%s is refused', async (version) => {
  const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
  expect(await shake(old)).toMatch(/PROTOCOL_VERSION|ALERT|UNSUPPORTED|ECONNRESET/);
});

it.each(['TLSv1.2', 'TLSv1.3'])('%s is spoken', async (version) => {
  expect(await shake({ minVersion: version, maxVersion: version })).toMatchObject({ version });
});

it.each(['AES128-SHA', 'AES256-GCM-SHA384', 'ECDHE-RSA-AES128-SHA', 'DHE-RSA-AES256-GCM-SHA384'])(
  'the cipher %s is refused',
  async (ciphers) => {
    expect(await shake({ ciphers, maxVersion: 'TLSv1.2' })).toMatch(/HANDSHAKE|ALERT|ECONNRESET/);
  },
);

it('gives nothing to whoever comes without TLS', async () => {
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
});

it('uses a certificate that was replaced, but not half of one', async () => {
  const { cert, private: key } = await make('dondoc.hai');
  await writeFile(at('cert.pem'), cert);
  process.emit('SIGHUP');
  expect(said.at(-1)).toContain('vẫn dùng bản cũ');
  expect(await shake({})).toMatchObject({ name: 'dondoc.mot' });
  await writeFile(at('key.pem'), key);
  process.emit('SIGHUP');
  expect(await shake({})).toMatchObject({ name: 'dondoc.hai' });
});

it('does not open without its certificate', () => {
  const tls = { cert: at('khong-co.pem'), key: at('key.pem') };
  const open = () =>
    listen(createApp(office.parts), { hostname: '127.0.0.1', port: 0, tls, log: () => {} }, () => {});
  expect(open).toThrow('TLS_CERT');
});

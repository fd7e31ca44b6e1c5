import { expect, it } from 'vitest';
import { addressOf, isTls, readConfig } from './config.ts';

it.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])('%s is open to this machine alone', (HOST) =>
  expect(readConfig({ HOST }).host).toBe(HOST),
);

it.each(['0.0.0.0', '::', '192.168.1.10', 'dondoc.vptu.vn'])(
  'a server does not open %s to others in the clear, and says the three ways',
  (HOST) => {
    for (const way of ['TLS_CERT', 'PUBLIC_URL', 'ALLOW_PLAIN_HTTP=1'])
      expect(() => readConfig({ HOST })).toThrow(way);
    expect(() => readConfig({ HOST, PUBLIC_URL: 'http://dondoc.vptu.vn' })).toThrow('không khởi động');
    expect(() => readConfig({ HOST, ALLOW_PLAIN_HTTP: '0' })).toThrow('không khởi động');
  },
);

it('opens it by TLS of its own, behind a proxy that speaks TLS, or when told so', () => {
  const own = readConfig({ HOST: '0.0.0.0', TLS_CERT: '/a/cert.pem', TLS_KEY: '/a/key.pem' });
  expect([own.tls, isTls(own), addressOf(own)]).toEqual([
    { cert: '/a/cert.pem', key: '/a/key.pem' },
    true,
    'https://0.0.0.0:3000',
  ]);
  const behind = readConfig({ HOST: '10.0.0.2', PUBLIC_URL: 'https://dondoc.vptu.vn' });
  expect([isTls(behind), addressOf(behind)]).toEqual([true, 'https://dondoc.vptu.vn']);
  expect(isTls(readConfig({ HOST: '0.0.0.0', ALLOW_PLAIN_HTTP: '1' }))).toBe(false);
});

it('wants both halves, and one scheme', () => {
  expect(() => readConfig({ TLS_CERT: '/a' })).toThrow('cả hai');
  expect(() => readConfig({ TLS_CERT: '/a', TLS_KEY: '/b', PUBLIC_URL: 'http://a.vn' })).toThrow('https');
});

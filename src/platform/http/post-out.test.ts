import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** A name server that gives each of these names such addresses, one answer after the other. */
const named = vi.hoisted(() => ({ answers: {} as Record<string, string[][]>, asked: [] as string[] }));
vi.mock('node:dns/promises', async (real) => {
  const dns = await real<typeof import('node:dns/promises')>();
  return {
    ...dns,
    lookup: (host: string, options: { all: true }) => {
      const answer = named.answers[host]?.shift();
      named.asked.push(host);
      return answer
        ? Promise.resolve(answer.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })))
        : dns.lookup(host, options);
    },
  };
});
// Another file of the run may have read it already, with the true name server.
vi.resetModules();
const { isInside, postOut } = await import('./post-out.ts');

it.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.31.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '0.0.0.0',
  '224.0.0.1',
  '::1',
  '::',
  'fd00::1',
  'fe80::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '::127.0.0.1',
  '::ffff:0:127.0.0.1',
  '64:ff9b:1::1',
  '2001:0:7f00:1::',
  'fe80::1',
  'fec0::1',
  '255.255.255.255',
  '192.0.0.8',
  '198.18.0.1',
])('%s is inside', (address) => expect(isInside(address)).toBe(true));

it.each(['8.8.8.8', '172.32.0.1', '203.113.131.1', '2405:4800::1'])('%s is not', (address) =>
  expect(isInside(address)).toBe(false),
);

describe('posting out', () => {
  let server: Server;
  let port: number;
  const asked: string[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/away') response.writeHead(302, { location: '/taken' });
      response.end('x'.repeat(1_000_000));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => void server.close());
  const post = (url: string, allowed: string[] = []) => postOut(url, { body: '{}', headers: {}, allowed });

  it.each([
    ...[
      '127.0.0.1',
      'localhost',
      'LOCALHOST',
      'localhost.',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::1]',
      '[::]',
    ],
    ...['0x7f000001', '2130706433', '017700000001', '0177.0.0.1', '0x7f.1', '127.1', '0', '127.0.0.1.'],
    // Signs that are read as digits and dots.
    ...['１２７.0.0.1', '①②⑦.0.0.1', '127。0。0。1', '%31%32%37.0.0.1'],
    ...['8.8.8.8@127.0.0.1', 'a:b@localhost', '169.254.169.254', '10.0.0.1', '[fd00::1]'],
  ])('calls nothing at %s', async (host) => {
    // With a dot at its end it stands in no list of hosts: only some name servers know it.
    named.answers['localhost.'] = [['127.0.0.1']];
    expect(await post(`http://${host}:${port}/`)).toMatchObject({
      problem: expect.stringContaining('nội bộ'),
    });
    expect(asked).toEqual([]);
  });

  it('calls a host of this network that was allowed by name, with or without its port, and follows no redirect', async () => {
    expect(await post(`http://127.0.0.1:${port}/a`, ['127.0.0.1'])).toEqual({ status: 200 });
    expect(await post(`http://127.0.0.1:${port}/b`, [`127.0.0.1:${port}`])).toEqual({ status: 200 });
    expect(await post(`http://127.0.0.1:${port}/c`, ['127.0.0.1:1'])).toHaveProperty('problem');
    expect(await post(`http://127.0.0.1:${port}/away`, ['127.0.0.1'])).toEqual({ status: 302 });
    expect(asked).toEqual(['/a', '/b', '/away']);
  });

  it('calls what was looked up, whatever the name says a moment later', async () => {
    asked.length = 0;
    named.asked.length = 0;
    named.answers['doi.example'] = [['127.0.0.1'], ['8.8.8.8']];
    expect(await post(`http://doi.example:${port}/doi`, ['doi.example'])).toEqual({ status: 200 });
    expect([asked, named.asked]).toEqual([['/doi'], ['doi.example']]);
  });

  it.each([
    [['127.0.0.1']],
    [['8.8.8.8', '10.0.0.1']],
    [['2405:4800::1', '::ffff:192.168.1.1']],
    [['8.8.8.8', 'fe80::1']],
  ])('calls nothing by a name of the outside that leads to %j', async (addresses) => {
    asked.length = 0;
    named.answers['ngoai.example'] = [addresses];
    expect(await post(`http://ngoai.example:${port}/`)).toMatchObject({
      problem: expect.stringContaining('nội bộ'),
    });
    // The name of another that is allowed is not the name of this one.
    named.answers['doi.example.ngoai.example'] = [addresses];
    expect(await post(`http://doi.example.ngoai.example:${port}/`, ['doi.example'])).toHaveProperty(
      'problem',
    );
    expect(asked).toEqual([]);
  });

  it('says that nobody is there', async () => {
    expect(await post('http://khong-co.invalid/')).toEqual({
      problem: 'Không tìm thấy máy theo tên trong địa chỉ.',
    });
    expect(await post('http://127.0.0.1:1/', ['127.0.0.1'])).toEqual({
      problem: 'Không kết nối được máy nhận.',
    });
  });
});

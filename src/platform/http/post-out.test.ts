import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInside, postOut } from './post-out.ts';

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

  it.each(['127.0.0.1', 'localhost', '[::ffff:127.0.0.1]', '0x7f000001', '2130706433'])(
    'calls nothing at %s',
    async (host) => {
      expect(await post(`http://${host}:${port}/`)).toMatchObject({
        problem: expect.stringContaining('nội bộ'),
      });
      expect(asked).toEqual([]);
    },
  );

  it('calls a host of this network that was allowed by name, with or without its port, and follows no redirect', async () => {
    expect(await post(`http://127.0.0.1:${port}/a`, ['127.0.0.1'])).toEqual({ status: 200 });
    expect(await post(`http://127.0.0.1:${port}/b`, [`127.0.0.1:${port}`])).toEqual({ status: 200 });
    expect(await post(`http://127.0.0.1:${port}/c`, ['127.0.0.1:1'])).toHaveProperty('problem');
    expect(await post(`http://127.0.0.1:${port}/away`, ['127.0.0.1'])).toEqual({ status: 302 });
    expect(asked).toEqual(['/a', '/b', '/away']);
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

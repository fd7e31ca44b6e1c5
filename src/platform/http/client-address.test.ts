import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { addressReader } from './client-address.ts';

/** What a server makes of a request from that socket, with what it says of itself. */
async function seen(trusted: string[], socket: string, forwarded?: string): Promise<string> {
  const read = addressReader(trusted);
  const app = new Hono().get('/', (c) => c.text(read(c) ?? 'unknown'));
  const headers = new Headers(forwarded ? { 'x-forwarded-for': forwarded } : {});
  const incoming = { socket: { remoteAddress: socket, remoteFamily: 'IPv4' } };
  return (await app.request('/', { headers }, { incoming })).text();
}

it('believes the socket, and nobody who says otherwise', async () => {
  expect(await seen([], '10.0.0.9', '1.2.3.4')).toBe('10.0.0.9');
  expect(await seen(['10.0.0.5'], '10.0.0.9', '1.2.3.4')).toBe('10.0.0.9');
});

it('believes a named proxy as to who came to it, not what that one claimed before', async () => {
  expect(await seen(['10.0.0.5'], '10.0.0.5', '203.113.1.1')).toBe('203.113.1.1');
  expect(await seen(['10.0.0.5'], '10.0.0.5', '1.1.1.1, 203.113.1.1')).toBe('203.113.1.1');
  expect(await seen(['10.0.0.0/24'], '10.0.0.5', '1.1.1.1, 203.113.1.1, 10.0.0.6')).toBe('203.113.1.1');
});

it('stays at the proxy where what it passes on is no address', async () => {
  expect(await seen(['10.0.0.5'], '10.0.0.5', 'khong-ro')).toBe('10.0.0.5');
  expect(await seen(['10.0.0.5'], '10.0.0.5')).toBe('10.0.0.5');
});

it('refuses a setting that names no address', () => {
  expect(() => addressReader(['proxy.vptu.vn'])).toThrow('TRUST_PROXY');
});

import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP } from 'node:net';

/** What became of it: an answer with its status, or why there was none. */
export type Posted = { status: number } | { problem: string };

const PATIENCE_MS = 10_000;

/** Places that are of this machine, of this network, or of nobody (IANA special-purpose registries, RFC 6890). */
const inside = new BlockList();
const v4 =
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 ' +
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4';
// The last three lead to addresses of version 4, and so to places of this network; one that only spells an address of
// version 4 (::ffff:10.0.0.1) the list holds against those.
const v6 =
  '::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8 ' +
  '::ffff:0:0:0/96 64:ff9b::/96 2002::/16';
for (const [kind, all] of [
  ['ipv4', v4],
  ['ipv6', v6],
] as const)
  for (const range of all.split(' ')) {
    const [net = '', prefix] = range.split('/');
    inside.addSubnet(net, Number(prefix), kind);
  }

/** Whether an address must not be called from here unless somebody has allowed its host by name. */
export const isInside = (address: string): boolean =>
  inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** The address to call, looked up once: what was checked is what is called, whatever the name says a moment later. */
export async function addressFor(
  url: URL,
  allowed: readonly string[],
): Promise<{ address: string; family: number } | { problem: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await lookup(host, { all: true }).catch(() => []);
  const [first] = found;
  if (!first) return { problem: 'Không tìm thấy máy theo tên trong địa chỉ.' };
  const isAllowed = allowed.includes(host) || allowed.includes(url.host);
  // One of several that leads inside is enough to refuse: which one is called would be a matter of luck.
  if (!isAllowed && found.some(({ address }) => isInside(address)))
    return { problem: 'Địa chỉ nằm trong mạng nội bộ và không có trong danh sách cho phép (WEBHOOK_HOSTS).' };
  return first;
}

/** Posts to another program: no redirect is followed, little is read of the answer, and soon it is enough. */
export async function postOut(
  address: string,
  { body, headers, allowed }: { body: string; headers: Record<string, string>; allowed: readonly string[] },
): Promise<Posted> {
  const url = new URL(address);
  const found = await addressFor(url, allowed);
  if ('problem' in found) return found;
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve) => {
    const sending = request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      lookup: (_host, options, done) =>
        options.all ? done(null, [found]) : done(null, found.address, found.family),
      agent: false,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    sending.on('response', (response) => {
      resolve({ status: response.statusCode ?? 0 });
      response.destroy();
    });
    sending.on('error', (error) => {
      const isLate = error.name === 'AbortError' || error.name === 'TimeoutError';
      resolve({ problem: isLate ? 'Máy nhận không trả lời trong 10 giây.' : 'Không kết nối được máy nhận.' });
    });
    sending.end(body);
  });
}

import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';

const kindOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

function proxies(named: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of named) {
    const [net = '', prefix] = one.split('/');
    if (!isIP(net))
      throw new Error(`Cấu hình sai (biến môi trường): TRUST_PROXY: «${one}» không phải địa chỉ IP.`);
    if (prefix) list.addSubnet(net, Number(prefix), kindOf(net));
    else list.addAddress(net, kindOf(net));
  }
  return list;
}

/**
 * Where a request comes from. Only the socket knows: what the request says of itself is believed hop by hop from the
 * near end, as far as each hop is a proxy that was named, so that nobody can put an address in front of their own.
 * Absent where a test calls the application without a socket.
 */
export function addressReader(trusted: readonly string[]): (c: Context) => string | undefined {
  const known = proxies(trusted);
  const isProxy = (address: string) => isIP(address) !== 0 && known.check(address, kindOf(address));
  return (c) => {
    let address = c.env?.incoming ? getConnInfo(c).remote.address : undefined;
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim());
    while (address && isProxy(address)) {
      const before = hops.pop();
      if (!before || !isIP(before)) break;
      address = before;
    }
    return address;
  };
}

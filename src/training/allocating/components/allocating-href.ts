import type { AllocatingAddress } from '../schema.ts';

/** The address of the page, as the router writes it. */
export function allocatingHref(address: AllocatingAddress): string {
  const said = Object.entries(address).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length > 0 ? `/dao-tao/phan-bo?${search}` : '/dao-tao/phan-bo';
}

import type { PlanAddress } from '../schema.ts';

/** The address of the plan's page, as the router writes it. */
export function planHref(address: PlanAddress): string {
  const said = Object.entries(address).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(said.map(([name, value]) => [name, String(value)]));
  return said.length > 0 ? `/dao-tao?${search}` : '/dao-tao';
}

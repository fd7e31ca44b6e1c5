import type { RosterAddress } from '../schema.ts';

/** The list as narrowed: its address is the whole of it. */
export function rosterHref(address: RosterAddress): string {
  const said = Object.entries(address).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length > 0 ? `/doi-ngu?${new URLSearchParams(said)}` : '/doi-ngu';
}

import { spelled } from '#platform/ui/address.ts';
import type { RegisterAddress } from '../schema.ts';

/** Address of a book as it is narrowed down. */
export function addressOf(address: RegisterAddress): string {
  const said = Object.entries(address).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, spelled(value)]],
  );
  return `/so-van-ban?${new URLSearchParams(said)}`;
}

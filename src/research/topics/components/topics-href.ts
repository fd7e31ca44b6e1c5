import type { TopicsAddress } from '../schema.ts';

/** The address of what is shown, also of its files. */
export function topicsHref(asked: TopicsAddress, base = '/nghien-cuu'): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asked)) if (value !== undefined) query.set(key, String(value));
  return query.size > 0 ? `${base}?${query}` : base;
}

/** A method and a path under /api/v1, with the names of what it takes from the path in braces. */
export type Address = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`;

/** What the OpenAPI document says of a route. One without an address is for our pages alone. */
export function routeOf(address?: Address, summary?: string) {
  if (!address) return {};
  const [method, path] = address.split(' ') as [`GET`, `/${string}`];
  const tag = path.split('/')[1] ?? '';
  return { method, path, tags: [tag], ...(summary ? { summary } : {}) };
}

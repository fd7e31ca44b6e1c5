import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

export const linksRouter = {};

/** Those that carry bytes. */
export function linksFiles(_parts: Parts): FileRoute[] {
  return [];
}

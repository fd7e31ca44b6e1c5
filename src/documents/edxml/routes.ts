import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

export const edxmlRouter = {};

/** Those that carry bytes. */
export function edxmlFiles(_parts: Parts): FileRoute[] {
  return [];
}

import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

export const searchRouter = {};

/** Those that carry bytes. */
export function searchFiles(_parts: Parts): FileRoute[] {
  return [];
}

import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

export const archivingRouter = {};

/** Those that carry bytes. */
export function archivingFiles(_parts: Parts): FileRoute[] {
  return [];
}

import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

export const registersRouter = {};

/** Those that carry bytes. */
export function registersFiles(_parts: Parts): FileRoute[] {
  return [];
}

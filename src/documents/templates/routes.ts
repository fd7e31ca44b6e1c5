import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';

export const templatesRouter = {};

/** Those that carry bytes. */
export function templatesFiles(_parts: Parts): FileRoute[] {
  return [];
}

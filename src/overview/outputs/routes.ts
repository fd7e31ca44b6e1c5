import type { Context as HonoContext } from 'hono';
import { problem } from '#platform/http/problems.ts';
import type { Parts } from '#platform/http/context.ts';

export function outputRoutes(_parts: Parts) {
  const report = async (_c: HonoContext): Promise<Response> => {
    throw problem('notFound');
  };
  return { report, sheet: report };
}

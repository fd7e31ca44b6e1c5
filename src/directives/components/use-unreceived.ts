import { useQueries } from '@tanstack/react-query';
import { directivesApi } from '../api.ts';
import type { DirectiveSummary } from '../schema.ts';

/**
 * Codes of the directives that the viewer's agency has not yet acknowledged. The list does not say it, so each is
 * asked for; what comes is what its page shows a moment later.
 */
export function useUnreceived(rows: DirectiveSummary[]): Set<string> {
  return useQueries({
    queries: rows.map(({ code }) => directivesApi.directives.get.queryOptions({ input: { code } })),
    combine: (results) =>
      new Set(results.flatMap(({ data }) => (data?.mayDo.includes('receive') ? [data.code] : []))),
  });
}

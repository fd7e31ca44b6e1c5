import type { z } from 'zod';
import { type Act, may } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { agencySource } from '#accounts/search/store.ts';
import { act } from '#accounts/session/routes.ts';
import { committeeSource } from '#committees/search/store.ts';
import { directiveSource } from '#directives/search/store.ts';
import { documentSource, registerSource } from '#documents/search/store.ts';
import { itemSource } from '#investments/search/store.ts';
import { occasionSource } from '#participation/search/store.ts';
import type { Db } from '#platform/database/connection.ts';
import type { Parts } from '#platform/http/context.ts';
import type { FileRoute } from '#platform/http/file-routes.ts';
import { parseQuery } from '#platform/search/rules.ts';
import { MOST, MOST_AT_A_GLANCE, type SearchSource } from '#platform/search/schema.ts';
import { proposalSource } from '#proposals/search/store.ts';
import { productSource, topicSource } from '#research/search/store.ts';
import { personSource } from '#staff/search/store.ts';
import { evidenceSource, indicatorSource } from '#standards/search/store.ts';
import { classSource, programmeSource } from '#training/search/store.ts';
import { SearchAnswer, SearchAsk, type SearchGroup, type SearchKind } from './schema.ts';

const sources: SearchSource<Viewer, Act>[] = [
  ...[documentSource, directiveSource, registerSource, proposalSource, committeeSource, occasionSource],
  ...[indicatorSource, evidenceSource, personSource, agencySource, classSource, programmeSource],
  ...[topicSource, productSource, itemSource],
];

/** What each room finds for this person, in the order of the rooms; kinds of which there is nothing are left out. */
export async function searchFor(
  db: Db,
  viewer: Viewer,
  { q, kind, page, limit }: z.output<typeof SearchAsk>,
): Promise<SearchAnswer> {
  const query = parseQuery(q);
  const offset = kind ? (page - 1) * limit : 0;
  const most = kind ? MOST : MOST_AT_A_GLANCE;
  const asked = sources.filter(
    (source) => (kind === undefined || source.kind === kind) && may(viewer, source.act),
  );
  const groups = await Promise.all(
    asked.map(async (source): Promise<SearchGroup> => {
      const { hits, total } = await source.find(db, viewer, { query, limit, offset, most });
      return {
        ...{ kind: source.kind as SearchKind, hits },
        ...{ total: Math.min(total, most), isMore: total > most },
      };
    }),
  );
  return { groups: groups.filter(({ total }) => total > 0) };
}

const ask = act('search.ask', 'GET /search', 'Tìm trong mọi thứ người hỏi được xem, có dấu hoặc không dấu')
  .input(SearchAsk)
  .output(SearchAnswer)
  .handler(({ context: { db, viewer }, input }) => searchFor(db, viewer, input));

export const searchRouter = { search: { ask } };

/** Those that carry bytes. */
export function searchFiles(_parts: Parts): FileRoute[] {
  return [];
}

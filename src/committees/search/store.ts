import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { listCommittees } from '../showing/store.ts';

export const committeeSource: SearchSource<Viewer, Act> = {
  kind: 'committee',
  act: 'committee.read',
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'committee', asked.query));
    const all = ids.size > 0 ? await listCommittees(db, viewer) : [];
    const things = all
      .filter(({ id }) => ids.has(id))
      .map(({ id, name, drafter }) => ({
        ...{ id, title: name, detail: drafter.shortName, href: `/ban-chi-dao/${id}` },
      }));
    return foundIn(things, asked);
  },
};

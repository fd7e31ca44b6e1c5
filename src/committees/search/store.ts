import type { Act } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundAmong } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { listCommittees } from '../showing/store.ts';

export const committeeSource: SearchSource<Viewer, Act> = {
  kind: 'committee',
  act: 'committee.read',
  find(db, viewer, asked) {
    const list = (ids: ReadonlySet<string>) => listCommittees(db, viewer, ids);
    return foundAmong(db, viewer.office.id, 'committee', asked, list, ({ id, name, drafter }) => ({
      ...{ id, title: name, detail: drafter.shortName, href: `/ban-chi-dao/${id}` },
    }));
  },
};

import { type Act, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundIn } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { idsOf } from '#platform/search/store.ts';
import { listProposals } from '../store.ts';

export const proposalSource: SearchSource<Viewer, Act> = {
  kind: 'proposal',
  act: 'proposal.read',
  async find(db, viewer, asked) {
    const ids = new Set(await idsOf(db, viewer.office.id, 'proposal', asked.query));
    const all = ids.size > 0 ? await listProposals(db, sees(viewer), viewer.today) : [];
    const things = all
      .filter(({ id }) => ids.has(id))
      .map(({ id, text, documentNumber }) => ({
        ...{ id, title: text, detail: documentNumber, href: `/kien-nghi/${id}` },
      }));
    return foundIn(things, asked);
  },
};

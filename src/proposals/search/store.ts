import { type Act, sees } from '#accounts/permissions.ts';
import type { Viewer } from '#accounts/schema.ts';
import { foundAmong } from '#platform/search/matching.ts';
import type { SearchSource } from '#platform/search/schema.ts';
import { listProposals } from '../store.ts';

export const proposalSource: SearchSource<Viewer, Act> = {
  kind: 'proposal',
  act: 'proposal.read',
  find(db, viewer, asked) {
    const list = () => listProposals(db, sees(viewer), viewer.today);
    return foundAmong(db, viewer.office.id, 'proposal', asked, list, ({ id, text, documentNumber }) => ({
      ...{ id, title: text, detail: documentNumber, href: `/kien-nghi/${id}` },
    }));
  },
};

import { z } from 'zod';
import { act, sees } from '#accounts/permissions.ts';
import { Proposal } from './schema.ts';
import { listProposals } from './store.ts';

const list = act('proposal.read')
  .output(z.array(Proposal))
  .handler(({ context: { db, viewer } }) => listProposals(db, sees(viewer), viewer.today));

export const proposalsRouter = { proposals: { list } };

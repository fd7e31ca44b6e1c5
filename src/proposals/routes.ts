import { z } from 'zod';
import { sees } from '#accounts/permissions.ts';
import { act } from '#accounts/session/routes.ts';
import { Proposal } from './schema.ts';
import { listProposals } from './store.ts';

const list = act('proposal.read')
  .output(z.array(Proposal))
  .handler(({ context: { db, viewer } }) => listProposals(db, sees(viewer), viewer.today));

export const proposalsRouter = { proposals: { list } };

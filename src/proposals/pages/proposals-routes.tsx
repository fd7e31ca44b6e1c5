import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ProposalsAddress } from '../schema.ts';
import { AskerPage } from './asker-page.tsx';
import { ProposalPage } from './proposal-page.tsx';
import { ProposalsPage } from './proposals-page.tsx';

/** The pages of requests upward. */
export const proposalsRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/kien-nghi', address: ProposalsAddress, page: ProposalsPage }),
  spoken({ path: '/kien-nghi/cua/$id', address: ProposalsAddress, page: AskerPage }),
  at('/kien-nghi/$id', ProposalPage),
];

import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ProposalsAddress } from '../schema.ts';

const AskerPage = later(() => import('./asker-page.tsx'), 'AskerPage');
const ProposalPage = later(() => import('./proposal-page.tsx'), 'ProposalPage');
const ProposalsPage = later(() => import('./proposals-page.tsx'), 'ProposalsPage');

/** The pages of requests upward. */
export const proposalsRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/kien-nghi', address: ProposalsAddress, page: ProposalsPage }),
  spoken({ path: '/kien-nghi/cua/$id', address: ProposalsAddress, page: AskerPage }),
  at('/kien-nghi/$id', ProposalPage),
];

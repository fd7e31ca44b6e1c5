import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { CommitteeAddress } from '../schema.ts';

const CommitteePage = later(() => import('./committee-page.tsx'), 'CommitteePage');
const CommitteesPage = later(() => import('./committees-page.tsx'), 'CommitteesPage');

/** The pages of the committees. */
export const committeesRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  at('/ban-chi-dao', CommitteesPage),
  spoken({ path: '/ban-chi-dao/$id', address: CommitteeAddress, page: CommitteePage }),
];

import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { CommitteeAddress } from '../schema.ts';
import { CommitteePage } from './committee-page.tsx';
import { CommitteesPage } from './committees-page.tsx';

/** The pages of the committees. */
export const committeesRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  at('/ban-chi-dao', CommitteesPage),
  spoken({ path: '/ban-chi-dao/$id', address: CommitteeAddress, page: CommitteePage }),
];

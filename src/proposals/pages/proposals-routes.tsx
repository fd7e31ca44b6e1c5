import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ProposalsPage } from './proposals-page.tsx';

/** The pages of requests upward. */
export const proposalsRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [at('/kien-nghi', ProposalsPage)];

import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ParticipationAddress } from '../schema.ts';

const OccasionPage = later(() => import('./occasion-page.tsx'), 'OccasionPage');
const ParticipationPage = later(() => import('./participation-page.tsx'), 'ParticipationPage');

/** The pages of taking part. */
export const participationRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/du-hop', address: ParticipationAddress, page: ParticipationPage }),
  at('/du-hop/$id', OccasionPage),
];

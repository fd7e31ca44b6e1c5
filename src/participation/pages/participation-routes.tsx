import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ParticipationAddress } from '../schema.ts';
import { OccasionPage } from './occasion-page.tsx';
import { ParticipationPage } from './participation-page.tsx';

/** The pages of taking part. */
export const participationRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/du-hop', address: ParticipationAddress, page: ParticipationPage }),
  at('/du-hop/$id', OccasionPage),
];

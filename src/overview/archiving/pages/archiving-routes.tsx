import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ArchivingPage } from './archiving-page.tsx';

export const archivingRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/luu-tru', () => <ArchivingPage />),
];

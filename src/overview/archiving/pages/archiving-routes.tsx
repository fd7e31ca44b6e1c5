import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';

const ArchivingPage = later(() => import('./archiving-page.tsx'), 'ArchivingPage');

export const archivingRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/luu-tru', () => <ArchivingPage />),
];

import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';

const BackupsPage = later(() => import('./backups-page.tsx'), 'BackupsPage');

export const backupsRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/sao-luu', () => <BackupsPage />),
];

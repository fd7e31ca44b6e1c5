import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { BackupsPage } from './backups-page.tsx';

export const backupsRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/sao-luu', () => <BackupsPage />),
];

import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { SearchAddress } from '../schema.ts';
import { SearchPage } from './search-page.tsx';

export const searchRoutes = ({ spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/tim-kiem', address: SearchAddress, page: SearchPage }),
];

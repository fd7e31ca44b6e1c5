import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { SearchAddress } from '../schema.ts';

const SearchPage = later(() => import('./search-page.tsx'), 'SearchPage');

export const searchRoutes = ({ spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/tim-kiem', address: SearchAddress, page: SearchPage }),
];

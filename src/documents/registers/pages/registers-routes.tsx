import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { RegisterAddress } from '../schema.ts';

const EntryPage = later(() => import('./entry-page.tsx'), 'EntryPage');
const RegistersPage = later(() => import('./registers-page.tsx'), 'RegistersPage');

export const registersRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/so-van-ban', address: RegisterAddress, page: RegistersPage }),
  at('/so-van-ban/$id', EntryPage),
];

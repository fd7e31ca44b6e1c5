import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { RegisterAddress } from '../schema.ts';
import { EntryPage } from './entry-page.tsx';
import { RegistersPage } from './registers-page.tsx';

export const registersRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/so-van-ban', address: RegisterAddress, page: RegistersPage }),
  at('/so-van-ban/$id', EntryPage),
];

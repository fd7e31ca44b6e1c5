import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { LinksAddress } from '../schema.ts';
import { LinksPage } from './links-page.tsx';

export const linksRoutes = ({ spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/van-ban/$id/lien-ket', address: LinksAddress, page: LinksPage }),
];

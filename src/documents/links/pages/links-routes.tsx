import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { LinksAddress } from '../schema.ts';

const LinksPage = later(() => import('./links-page.tsx'), 'LinksPage');

export const linksRoutes = ({ spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/van-ban/$id/lien-ket', address: LinksAddress, page: LinksPage }),
];

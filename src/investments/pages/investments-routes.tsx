import type { ReactNode } from 'react';
import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { FacilitiesAddress } from '../facilities/schema.ts';
import { ImportAddress } from '../importing/schema.ts';
import { ItemAddress, ItemsAddress } from '../items/schema.ts';

const FacilitiesPage = later(() => import('../facilities/pages/facilities-page.tsx'), 'FacilitiesPage');
const InvestmentImportPage = later(
  () => import('../importing/pages/import-page.tsx'),
  'InvestmentImportPage',
);
const ItemPage = later(() => import('../items/pages/item-page.tsx'), 'ItemPage');
const ItemsPage = later(() => import('../items/pages/items-page.tsx'), 'ItemsPage');
const ReconcilingPage = later(() => import('../reconciling/pages/reconciling-page.tsx'), 'ReconcilingPage');

/** The pages of investments; `standards` says on an item's page which indicators it bears on. */
export const investmentsRoutes = (
  { at, spoken }: ReturnType<typeof pagesUnder>,
  standards?: (itemId: string) => ReactNode,
) => [
  spoken({ path: '/dau-tu', address: ItemsAddress, page: ItemsPage }),
  spoken({ path: '/dau-tu/co-so', address: FacilitiesAddress, page: FacilitiesPage }),
  at('/dau-tu/doi-chieu', ReconcilingPage),
  spoken({ path: '/dau-tu/nhap', address: ImportAddress, page: InvestmentImportPage, steps: true }),
  spoken({
    path: '/dau-tu/$id',
    address: ItemAddress,
    page: (props) => <ItemPage {...props} standards={standards} />,
  }),
];

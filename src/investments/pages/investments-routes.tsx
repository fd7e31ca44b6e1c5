import type { ReactNode } from 'react';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { FacilitiesPage } from '../facilities/pages/facilities-page.tsx';
import { FacilitiesAddress } from '../facilities/schema.ts';
import { InvestmentImportPage } from '../importing/pages/import-page.tsx';
import { ImportAddress } from '../importing/schema.ts';
import { ItemPage } from '../items/pages/item-page.tsx';
import { ItemsPage } from '../items/pages/items-page.tsx';
import { ItemAddress, ItemsAddress } from '../items/schema.ts';
import { ReconcilingPage } from '../reconciling/pages/reconciling-page.tsx';

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

import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ProductsPage } from '../products/pages/products-page.tsx';
import { ProductsAddress } from '../products/schema.ts';
import { TopicPage } from '../topics/pages/topic-page.tsx';
import { TopicsPage } from '../topics/pages/topics-page.tsx';
import { TopicsAddress } from '../topics/schema.ts';

/** The pages of research. */
export const researchRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/nghien-cuu', address: TopicsAddress, page: TopicsPage }),
  spoken({ path: '/nghien-cuu/san-pham', address: ProductsAddress, page: ProductsPage }),
  at('/nghien-cuu/$id', TopicPage),
];

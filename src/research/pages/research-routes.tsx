import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { ProductsAddress } from '../products/schema.ts';
import { TopicsAddress } from '../topics/schema.ts';

const ProductsPage = later(() => import('../products/pages/products-page.tsx'), 'ProductsPage');
const TopicPage = later(() => import('../topics/pages/topic-page.tsx'), 'TopicPage');
const TopicsPage = later(() => import('../topics/pages/topics-page.tsx'), 'TopicsPage');

/** The pages of research. */
export const researchRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/nghien-cuu', address: TopicsAddress, page: TopicsPage }),
  spoken({ path: '/nghien-cuu/san-pham', address: ProductsAddress, page: ProductsPage }),
  at('/nghien-cuu/$id', TopicPage),
];

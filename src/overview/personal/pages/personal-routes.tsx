import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';

const AccessPage = later(() => import('../../access/pages/access-page.tsx'), 'AccessPage');
const BreachesPage = later(() => import('../../breaches/pages/breaches-page.tsx'), 'BreachesPage');
const OwnDataPage = later(() => import('../../requests/pages/own-data-page.tsx'), 'OwnDataPage');
const PrivacyPage = later(() => import('../../requests/pages/privacy-page.tsx'), 'PrivacyPage');

/** Pages about people's data: who comes in, what is kept, what went wrong. */
export const personalRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/ra-soat-tai-khoan', () => <AccessPage />),
  at('/vi-pham-du-lieu', () => <BreachesPage />),
  at('/du-lieu-ca-nhan', () => <PrivacyPage />),
  at('/du-lieu-cua-toi', () => <OwnDataPage />),
];

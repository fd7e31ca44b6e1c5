import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { AccessPage } from '../../access/pages/access-page.tsx';
import { BreachesPage } from '../../breaches/pages/breaches-page.tsx';
import { OwnDataPage } from '../../requests/pages/own-data-page.tsx';
import { PrivacyPage } from '../../requests/pages/privacy-page.tsx';

/** Pages about people's data: who comes in, what is kept, what went wrong. */
export const personalRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/ra-soat-tai-khoan', () => <AccessPage />),
  at('/vi-pham-du-lieu', () => <BreachesPage />),
  at('/du-lieu-ca-nhan', () => <PrivacyPage />),
  at('/du-lieu-cua-toi', () => <OwnDataPage />),
];

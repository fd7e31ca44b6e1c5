import type { ReactNode } from 'react';
import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import type { PackageDetail } from '../schema.ts';

const IncomingPage = later(() => import('./incoming-page.tsx'), 'IncomingPage');
const OrganisationsPage = later(() => import('./organisations-page.tsx'), 'OrganisationsPage');
const OutgoingPage = later(() => import('./outgoing-page.tsx'), 'OutgoingPage');
const PackagePage = later(() => import('./package-page.tsx'), 'PackagePage');
const SettingPage = later(() => import('./setting-page.tsx'), 'SettingPage');

/** The pages of exchange; the report on a directive is the room above's, which hands it in. */
export const edxmlRoutes = (
  { at }: ReturnType<typeof pagesUnder>,
  report: (found: PackageDetail) => ReactNode,
) => [
  at('/lien-thong', IncomingPage),
  at('/lien-thong/di', OutgoingPage),
  at('/lien-thong/co-quan', OrganisationsPage),
  at('/lien-thong/cai-dat', SettingPage),
  at('/lien-thong/$id', ({ id }) => <PackagePage id={id} report={report} />),
];

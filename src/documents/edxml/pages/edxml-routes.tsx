import type { ReactNode } from 'react';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import type { PackageDetail } from '../schema.ts';
import { IncomingPage } from './incoming-page.tsx';
import { OrganisationsPage } from './organisations-page.tsx';
import { OutgoingPage } from './outgoing-page.tsx';
import { PackagePage } from './package-page.tsx';
import { SettingPage } from './setting-page.tsx';

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

import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { SettingPage } from '../desk/pages/setting-page.tsx';
import { ProgrammePage } from '../programmes/pages/programme-page.tsx';
import { ProgrammesPage } from '../programmes/pages/programmes-page.tsx';

/** The pages of training, in the order of the year's work. */
export const trainingRoutes = ({ at }: ReturnType<typeof pagesUnder>) => [
  at('/dao-tao/chuong-trinh', ProgrammesPage),
  at('/dao-tao/chuong-trinh/$id', ProgrammePage),
  at('/dao-tao/cach-tinh', SettingPage),
];

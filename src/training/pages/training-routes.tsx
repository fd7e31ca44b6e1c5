import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { SettingPage } from '../desk/pages/setting-page.tsx';
import { NeedImportPage } from '../importing/pages/need-import-page.tsx';
import { NeedImportAddress } from '../importing/schema.ts';
import { LinesPage } from '../lines/pages/lines-page.tsx';
import { LinesAddress } from '../lines/schema.ts';
import { TrainingNeedsPage } from '../needs/pages/needs-page.tsx';
import { NeedsAddress } from '../needs/schema.ts';
import { ProgrammePage } from '../programmes/pages/programme-page.tsx';
import { ProgrammesPage } from '../programmes/pages/programmes-page.tsx';

/** The pages of training, in the order of the year's work. */
export const trainingRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/dao-tao/nhu-cau', address: NeedsAddress, page: TrainingNeedsPage }),
  spoken({ path: '/dao-tao/nhu-cau/nhap', address: NeedImportAddress, page: NeedImportPage, steps: true }),
  spoken({ path: '/dao-tao/gop', address: LinesAddress, page: LinesPage }),
  at('/dao-tao/chuong-trinh', ProgrammesPage),
  at('/dao-tao/chuong-trinh/$id', ProgrammePage),
  at('/dao-tao/cach-tinh', SettingPage),
];

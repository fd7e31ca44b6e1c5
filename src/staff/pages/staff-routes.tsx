import { later } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { RatioAddress } from '../forecast/schema.ts';
import { ImportAddress } from '../importing/schema.ts';
import { RosterAddress } from '../people/schema.ts';
import { EligibilityAddress } from '../ranks/schema.ts';

const RatioPage = later(() => import('../forecast/pages/ratio-page.tsx'), 'RatioPage');
const RosterImportPage = later(() => import('../importing/pages/roster-import-page.tsx'), 'RosterImportPage');
const NeedsPage = later(() => import('../needs/pages/needs-page.tsx'), 'NeedsPage');
const OwnPage = later(() => import('../own/pages/own-page.tsx'), 'OwnPage');
const PeoplePage = later(() => import('../people/pages/people-page.tsx'), 'PeoplePage');
const PersonPage = later(() => import('../people/pages/person-page.tsx'), 'PersonPage');
const RoundPage = later(() => import('../promotions/pages/round-page.tsx'), 'RoundPage');
const RoundsPage = later(() => import('../promotions/pages/rounds-page.tsx'), 'RoundsPage');
const EligibilityPage = later(() => import('../ranks/pages/eligibility-page.tsx'), 'EligibilityPage');
const SupportPage = later(() => import('../support/pages/support-page.tsx'), 'SupportPage');

/** The pages of the school's people. */
export const staffRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({ path: '/doi-ngu', address: RosterAddress, page: PeoplePage }),
  spoken({ path: '/doi-ngu/nhap', address: ImportAddress, page: RosterImportPage, steps: true }),
  at('/doi-ngu/$id', PersonPage),
  spoken({ path: '/doi-ngu/dieu-kien', address: EligibilityAddress, page: EligibilityPage }),
  at('/doi-ngu/thang-hang', RoundsPage),
  at('/doi-ngu/thang-hang/$id', RoundPage),
  spoken({ path: '/doi-ngu/ty-le', address: RatioAddress, page: RatioPage }),
  at('/doi-ngu/nhu-cau', NeedsPage),
  at('/doi-ngu/chinh-sach', SupportPage),
  at('/ho-so-cua-toi', OwnPage),
];

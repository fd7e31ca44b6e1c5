import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { RatioPage } from '../forecast/pages/ratio-page.tsx';
import { RatioAddress } from '../forecast/schema.ts';
import { RosterImportPage } from '../importing/pages/roster-import-page.tsx';
import { ImportAddress } from '../importing/schema.ts';
import { NeedsPage } from '../needs/pages/needs-page.tsx';
import { OwnPage } from '../own/pages/own-page.tsx';
import { PeoplePage } from '../people/pages/people-page.tsx';
import { PersonPage } from '../people/pages/person-page.tsx';
import { RosterAddress } from '../people/schema.ts';
import { RoundPage } from '../promotions/pages/round-page.tsx';
import { RoundsPage } from '../promotions/pages/rounds-page.tsx';
import { EligibilityPage } from '../ranks/pages/eligibility-page.tsx';
import { EligibilityAddress } from '../ranks/schema.ts';
import { SupportPage } from '../support/pages/support-page.tsx';

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

import { z } from 'zod';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { RatioPanel } from '#staff/forecast/components/ratio-panel.tsx';
import { EvidenceItemPage } from '../evidence/pages/evidence-item-page.tsx';
import { EvidencePage } from '../evidence/pages/evidence-page.tsx';
import { EvidenceQuery } from '../evidence/schema.ts';
import { ExchangeAddress, ExchangePage } from '../exchange/pages/exchange-page.tsx';
import { IndicatorPage } from '../indicators/pages/indicator-page.tsx';
import { MappingAddress, MappingPage } from '../mapping/pages/mapping-page.tsx';
import { QualityPage } from '../quality/pages/quality-page.tsx';
import { QualityFilter } from '../quality/schema.ts';
import { GapsCard } from '../roadmap/components/gaps-card.tsx';
import { RoadmapPage } from '../roadmap/pages/roadmap-page.tsx';
import { RoadmapAddress } from '../roadmap/schema.ts';
import { AssessmentPage } from '../rounds/pages/round-page.tsx';
import { AssessmentsPage } from '../rounds/pages/rounds-page.tsx';
import { RoundAddress, StandardAddress } from '../rounds/schema.ts';
import { SchemePage } from '../schemes/pages/scheme-page.tsx';
import { SetAddress, SetPage } from '../sets/pages/set-page.tsx';
import { SetsPage } from '../sets/pages/sets-page.tsx';
import { StandardPage } from './standard-page.tsx';

/** On an indicator that measures the principal lecturers stands when their ratio rises. */
const RatioOf = ({ indicator: { rule } }: { indicator: { rule: string | null } }) =>
  /\bgiang_vien_chinh\b/.test(rule ?? '') ? <RatioPanel /> : null;

const OfRound = z.object({ dot: z.uuid().optional() }).catch({});

/** The pages of the way to a standard school. */
export const standardRoutes = ({ at, spoken }: ReturnType<typeof pagesUnder>) => [
  spoken({
    path: '/truong-chuan',
    address: StandardAddress.catch({}),
    page: (props) => (
      <StandardPage
        {...props}
        gaps={({ round }, selected, onSelect) => <GapsCard setId={round.setId} {...{ selected, onSelect }} />}
        beside={({ indicator }) => <RatioOf indicator={indicator} />}
      />
    ),
  }),
  spoken({
    path: '/truong-chuan/chi-tieu/$id',
    address: OfRound,
    page: ({ id, address }) => (
      <IndicatorPage
        id={id}
        roundId={address.dot}
        beside={({ indicator }) => <RatioOf indicator={indicator} />}
      />
    ),
  }),
  spoken({ path: '/truong-chuan/lo-trinh', address: RoadmapAddress.catch({}), page: RoadmapPage }),
  spoken({ path: '/truong-chuan/minh-chung', address: EvidenceQuery.catch({}), page: EvidencePage }),
  at('/truong-chuan/minh-chung/$id', EvidenceItemPage),
  at('/truong-chuan/dot-danh-gia', AssessmentsPage),
  spoken({
    path: '/truong-chuan/dot-danh-gia/$id',
    address: RoundAddress.catch({}),
    page: AssessmentPage,
  }),
  spoken({ path: '/truong-chuan/can-ra-soat', address: QualityFilter.catch({}), page: QualityPage }),
  at('/truong-chuan/bo-chi-tieu', SetsPage),
  spoken({ path: '/truong-chuan/bo-chi-tieu/$id', address: SetAddress, page: SetPage }),
  spoken({
    path: '/truong-chuan/bo-chi-tieu/nhap',
    address: ExchangeAddress,
    page: ExchangePage,
    steps: true,
  }),
  spoken({
    path: '/truong-chuan/bo-chi-tieu/$id/doi-chieu',
    address: MappingAddress,
    page: ({ id, ...props }) => <MappingPage fromId={id} {...props} />,
  }),
  at('/truong-chuan/de-an', SchemePage),
];

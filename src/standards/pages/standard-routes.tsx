import { z } from 'zod';
import { later, laterPart } from '#platform/ui/later.tsx';
import type { pagesUnder } from '#platform/ui/page-routes.tsx';
import { EvidenceQuery } from '../evidence/schema.ts';
import { ExchangeAddress } from '../exchange/schema.ts';
import { MappingAddress } from '../mapping/schema.ts';
import { QualityFilter } from '../quality/schema.ts';
import { RoadmapAddress } from '../roadmap/schema.ts';
import { RoundAddress, StandardAddress } from '../rounds/schema.ts';
import { SetAddress } from '../sets/schema.ts';

const RatioPanel = laterPart(() => import('#staff/forecast/components/ratio-panel.tsx'), 'RatioPanel');
const EvidenceItemPage = later(() => import('../evidence/pages/evidence-item-page.tsx'), 'EvidenceItemPage');
const EvidencePage = later(() => import('../evidence/pages/evidence-page.tsx'), 'EvidencePage');
const ExchangePage = later(() => import('../exchange/pages/exchange-page.tsx'), 'ExchangePage');
const IndicatorPage = later(() => import('../indicators/pages/indicator-page.tsx'), 'IndicatorPage');
const MappingPage = later(() => import('../mapping/pages/mapping-page.tsx'), 'MappingPage');
const QualityPage = later(() => import('../quality/pages/quality-page.tsx'), 'QualityPage');
const GapsCard = laterPart(() => import('../roadmap/components/gaps-card.tsx'), 'GapsCard');
const RoadmapPage = later(() => import('../roadmap/pages/roadmap-page.tsx'), 'RoadmapPage');
const AssessmentPage = later(() => import('../rounds/pages/round-page.tsx'), 'AssessmentPage');
const AssessmentsPage = later(() => import('../rounds/pages/rounds-page.tsx'), 'AssessmentsPage');
const SchemePage = later(() => import('../schemes/pages/scheme-page.tsx'), 'SchemePage');
const SetPage = later(() => import('../sets/pages/set-page.tsx'), 'SetPage');
const SetsPage = later(() => import('../sets/pages/sets-page.tsx'), 'SetsPage');
const StandardPage = later(() => import('./standard-page.tsx'), 'StandardPage');

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

import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  RouterProvider,
  redirect,
  useRouterState,
} from '@tanstack/react-router';
import { type ComponentType, lazy, StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { accountsApi } from '#accounts/api.ts';
import { CalendarPage } from '#accounts/calendar/pages/calendar-page.tsx';
import { CalendarAddress } from '#accounts/calendar/schema.ts';
import { Frame, homeOf } from '#accounts/components/frame.tsx';
import { JobsPage } from '#accounts/jobs/pages/jobs-page.tsx';
import { AgenciesPage } from '#accounts/pages/agencies-page.tsx';
import { MembersPage } from '#accounts/pages/members-page.tsx';
import { SetupPage } from '#accounts/pages/setup-page.tsx';
import { SignInPage } from '#accounts/pages/sign-in-page.tsx';
import { RecordPage } from '#accounts/succession/pages/record-page.tsx';
import { TokensPage } from '#accounts/tokens/pages/tokens-page.tsx';
import { DistributionCard } from '#directives/distribution/components/distribution-card.tsx';
import { ImportPage } from '#directives/importing/pages/import-page.tsx';
import { ImportAddress } from '#directives/importing/schema.ts';
import { isSpoken, spokenPast } from '#directives/known/rules.ts';
import { ListAddress } from '#directives/listing/schema.ts';
import { NudgesPage } from '#directives/nudges/pages/nudges-page.tsx';
import { DirectivePage } from '#directives/pages/directive-page.tsx';
import { DirectivesPage } from '#directives/pages/directives-page.tsx';
import { MyWorkPage } from '#directives/pages/my-work-page.tsx';
import { DocumentFollowing } from '#directives/review/components/document-following.tsx';
import { ReviewPage } from '#directives/review/pages/review-page.tsx';
import { SlipsPage } from '#directives/slips/pages/slips-page.tsx';
import { OpenWorkLine } from '#directives/succession/components/open-work-line.tsx';
import { ToAssignLine } from '#directives/succession/components/to-assign-line.tsx';
import { AssigningPage } from '#directives/succession/pages/assigning-page.tsx';
import { LintPage } from '#documents/lint/pages/lint-page.tsx';
import { DocumentPage } from '#documents/pages/document-page.tsx';
import { DocumentsPage } from '#documents/pages/documents-page.tsx';
import { PurgePage } from '#documents/purge/pages/purge-page.tsx';
import { useBell } from '#inbox/components/use-inbox.ts';
import { MailPage } from '#inbox/mail/pages/mail-page.tsx';
import { InboxPage } from '#inbox/pages/inbox-page.tsx';
import { TellingPage } from '#inbox/pages/telling-page.tsx';
import { WebhooksPage } from '#inbox/webhooks/pages/webhooks-page.tsx';
import { DifferencePage } from '#overview/difference/pages/difference-page.tsx';
import { DifferenceAddress } from '#overview/difference/schema.ts';
import { HomePage } from '#overview/home/pages/home-page.tsx';
import { LogPage } from '#overview/log/pages/log-page.tsx';
import { LogFilter } from '#overview/log/schema.ts';
import { LeaderPage } from '#overview/pages/leader-page.tsx';
import { ReportsPage } from '#overview/pages/reports-page.tsx';
import { PeriodsPage } from '#overview/periods/pages/periods-page.tsx';
import { PeriodsAddress } from '#overview/periods/schema.ts';
import { Past } from '#overview/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { UiProvider } from '#platform/ui/provider.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { ProposalsPage } from '#proposals/pages/proposals-page.tsx';
import { RatioPanel } from '#staff/forecast/components/ratio-panel.tsx';
import { RatioPage } from '#staff/forecast/pages/ratio-page.tsx';
import { RatioAddress } from '#staff/forecast/schema.ts';
import { RosterImportPage } from '#staff/importing/pages/roster-import-page.tsx';
import { ImportAddress as RosterImportAddress } from '#staff/importing/schema.ts';
import { NeedsPage } from '#staff/needs/pages/needs-page.tsx';
import { OwnPage } from '#staff/own/pages/own-page.tsx';
import { PeoplePage } from '#staff/people/pages/people-page.tsx';
import { PersonPage } from '#staff/people/pages/person-page.tsx';
import { RosterAddress } from '#staff/people/schema.ts';
import { RoundPage } from '#staff/promotions/pages/round-page.tsx';
import { RoundsPage } from '#staff/promotions/pages/rounds-page.tsx';
import { EligibilityPage } from '#staff/ranks/pages/eligibility-page.tsx';
import { EligibilityAddress } from '#staff/ranks/schema.ts';
import { SupportPage } from '#staff/support/pages/support-page.tsx';
import { EvidenceItemPage } from '#standards/evidence/pages/evidence-item-page.tsx';
import { EvidencePage } from '#standards/evidence/pages/evidence-page.tsx';
import { EvidenceQuery } from '#standards/evidence/schema.ts';
import { ExchangeAddress, ExchangePage } from '#standards/exchange/pages/exchange-page.tsx';
import { IndicatorPage } from '#standards/indicators/pages/indicator-page.tsx';
import { MappingAddress, MappingPage } from '#standards/mapping/pages/mapping-page.tsx';
import { StandardPage } from '#standards/pages/standard-page.tsx';
import { QualityPage } from '#standards/quality/pages/quality-page.tsx';
import { QualityFilter } from '#standards/quality/schema.ts';
import { GapsCard } from '#standards/roadmap/components/gaps-card.tsx';
import { RoadmapPage } from '#standards/roadmap/pages/roadmap-page.tsx';
import { RoadmapAddress } from '#standards/roadmap/schema.ts';
import { AssessmentPage } from '#standards/rounds/pages/round-page.tsx';
import { AssessmentsPage } from '#standards/rounds/pages/rounds-page.tsx';
import { RoundAddress, StandardAddress } from '#standards/rounds/schema.ts';
import { SchemePage } from '#standards/schemes/pages/scheme-page.tsx';
import { SetAddress, SetPage } from '#standards/sets/pages/set-page.tsx';
import { SetsPage } from '#standards/sets/pages/sets-page.tsx';

z.config(z.locales.vi());

const Gallery = lazy(() => import('#platform/ui/gallery.tsx').then((m) => ({ default: m.Gallery })));

/** Who is signed in decides what stands around the page, and whether it may be seen at all. */
function Root() {
  const session = useQuery(accountsApi.session.current.queryOptions());
  // The page that is drawn, which while another is on its way is not yet the one in the address.
  const path = useRouterState({
    select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname,
  });
  const address = useRouterState({ select: (state) => state.location.href });
  const bell = useBell(Boolean(session.data?.viewer));
  if (session.isPending) return <LoadingRows rows={8} />;
  if (session.isError) {
    return (
      <ErrorState title="Không mở được trang" onRetry={() => session.refetch()}>
        {sentenceOf(session.error)}
      </ErrorState>
    );
  }
  const { viewer, setup } = session.data;
  if (path === '/thiet-lap' || path === '/dang-nhap' || path === '/bang-thanh-phan') return <Outlet />;
  if (setup === 'needed') return <Navigate to="/thiet-lap" />;
  if (!viewer) return <Navigate to="/dang-nhap" search={{ ve: address }} />;
  return (
    <Frame viewer={viewer} path={path} inbox={bell} fill={path.endsWith('/ra-soat')}>
      {path === '/' ? <Navigate to={homeOf(viewer.role)} /> : <Outlet />}
    </Frame>
  );
}

const root = createRootRoute({
  component: Root,
  notFoundComponent: () => (
    <EmptyState title="Không có trang này">
      Đường dẫn có thể sai. Chọn một mục trên thanh đầu trang.
    </EmptyState>
  ),
});
const at = <P extends string>(path: P, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => root, path, component });

interface Spoken<P extends string, A> {
  path: P;
  address: { parse(search: unknown): A };
  page: ComponentType<{ address: A; onAddress(address: A): void }>;
  /** Each change is a step that one may go back by; else the page only shows itself otherwise. */
  steps?: boolean;
}

/** A page whose address says the whole of what it shows. */
function spoken<P extends string, A extends object>({ path, address, page: Page, steps }: Spoken<P, A>) {
  const route = createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: (search: Record<string, unknown>): A => address.parse(search),
    component: () => {
      const said = route.useSearch() as unknown as A;
      const go = route.useNavigate();
      const how = steps ? {} : { replace: true, resetScroll: false };
      return <Page address={said} onAddress={(search) => go({ search, ...how } as never)} />;
    },
  });
  return route;
}

const document = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$id',
  component: () => (
    <DocumentPage
      id={document.useParams().id}
      beside={(text) => (
        <>
          <DocumentFollowing {...text} />
          <DistributionCard documentId={text.documentId} isDraft={text.isDraft} />
        </>
      )}
    />
  ),
});
const review = createRoute({
  getParentRoute: () => root,
  path: '/van-ban/$id/ra-soat',
  component: () => <ReviewPage documentId={review.useParams().id} />,
});
const directives = createRoute({
  getParentRoute: () => root,
  path: '/nhiem-vu',
  validateSearch: (search) => ListAddress.parse(spokenPast(search)),
  beforeLoad: ({ search }) => {
    if (isSpoken(search))
      throw redirect({ to: '/nhiem-vu', search: ListAddress.parse(spokenPast(search)), replace: true });
  },
  component: () => {
    const go = directives.useNavigate();
    return (
      <DirectivesPage
        address={directives.useSearch()}
        onAddress={(search) => go({ search, replace: true, resetScroll: false })}
      />
    );
  },
});
const importing = spoken({ path: '/nhiem-vu/nhap', address: ImportAddress, page: ImportPage, steps: true });
const directive = createRoute({
  getParentRoute: () => root,
  path: '/nhiem-vu/$code',
  component: () => <DirectivePage code={directive.useParams().code} />,
});
const nudges = createRoute({
  getParentRoute: () => root,
  path: '/don-doc',
  validateSearch: (search) =>
    z
      .object({ bac: z.union([z.literal([1, 2, 3, 4]), z.literal('cho')]).optional() })
      .catch({})
      .parse(search),
  component: () => <NudgesPage tab={nudges.useSearch().bac} />,
});
const overview = createRoute({
  getParentRoute: () => root,
  path: '/tong-quan',
  validateSearch: (search) => Past.catch({}).parse(spokenPast(search)),
  beforeLoad: ({ search }) => {
    if (isSpoken(search))
      throw redirect({ to: '/tong-quan', search: Past.catch({}).parse(spokenPast(search)), replace: true });
  },
  component: () => {
    const go = overview.useNavigate();
    return <LeaderPage past={overview.useSearch()} onPast={(search) => go({ search })} />;
  },
});
const periods = spoken({ path: '/ky-bao-cao', address: PeriodsAddress.catch({}), page: PeriodsPage });
const difference = spoken({ path: '/so-sanh', address: DifferenceAddress.catch({}), page: DifferencePage });
const calendar = spoken({
  path: '/lich-lam-viec',
  address: CalendarAddress,
  page: CalendarPage,
  steps: true,
});
const recording = createRoute({
  getParentRoute: () => root,
  path: '/co-quan/ghi-nhan',
  validateSearch: (search) => z.object({ tu: z.uuid().optional() }).catch({}).parse(search),
  component: () => (
    <RecordPage
      fromId={recording.useSearch().tu}
      work={(agencyIds) => <OpenWorkLine agencyIds={agencyIds} />}
      assignAt="/viec-giao-lai"
    />
  ),
});
const eligibility = spoken({
  path: '/doi-ngu/dieu-kien',
  address: EligibilityAddress,
  page: EligibilityPage,
});
const ratio = spoken({ path: '/doi-ngu/ty-le', address: RatioAddress, page: RatioPage });
const people = spoken({ path: '/doi-ngu', address: RosterAddress, page: PeoplePage });
const rosterImport = spoken({
  path: '/doi-ngu/nhap',
  address: RosterImportAddress,
  page: RosterImportPage,
  steps: true,
});
const person = createRoute({
  getParentRoute: () => root,
  path: '/doi-ngu/$id',
  component: () => <PersonPage id={person.useParams().id} />,
});
const promotion = createRoute({
  getParentRoute: () => root,
  path: '/doi-ngu/thang-hang/$id',
  component: () => <RoundPage id={promotion.useParams().id} />,
});
const set = createRoute({
  getParentRoute: () => root,
  path: '/truong-chuan/bo-chi-tieu/$id',
  validateSearch: (search) => SetAddress.parse(search),
  component: () => {
    const go = set.useNavigate();
    return (
      <SetPage
        id={set.useParams().id}
        address={set.useSearch()}
        onAddress={(search) => go({ search, replace: true, resetScroll: false })}
      />
    );
  },
});
const exchange = spoken({
  path: '/truong-chuan/bo-chi-tieu/nhap',
  address: ExchangeAddress,
  page: ExchangePage,
  steps: true,
});
const mapping = createRoute({
  getParentRoute: () => root,
  path: '/truong-chuan/bo-chi-tieu/$id/doi-chieu',
  validateSearch: (search) => MappingAddress.parse(search),
  component: () => {
    const go = mapping.useNavigate();
    return (
      <MappingPage
        fromId={mapping.useParams().id}
        address={mapping.useSearch()}
        onAddress={(search) => go({ search, replace: true, resetScroll: false })}
      />
    );
  },
});
const log = createRoute({
  getParentRoute: () => root,
  path: '/nhat-ky',
  validateSearch: (search) => LogFilter.catch({}).parse(search),
  component: () => {
    const go = log.useNavigate();
    return <LogPage filter={log.useSearch()} onFilter={(search) => go({ search, replace: true })} />;
  },
});
/** On an indicator that measures the principal lecturers stands when their ratio rises. */
const RatioOf = ({ indicator: { rule } }: { indicator: { rule: string | null } }) =>
  /\bgiang_vien_chinh\b/.test(rule ?? '') ? <RatioPanel /> : null;
const standard = spoken({
  path: '/truong-chuan',
  address: StandardAddress.catch({}),
  page: (props) => (
    <StandardPage
      {...props}
      gaps={({ round }, selected, onSelect) => <GapsCard setId={round.setId} {...{ selected, onSelect }} />}
      beside={({ indicator }) => <RatioOf indicator={indicator} />}
    />
  ),
});
const roadmap = spoken({
  path: '/truong-chuan/lo-trinh',
  address: RoadmapAddress.catch({}),
  page: RoadmapPage,
});
const assessment = createRoute({
  getParentRoute: () => root,
  path: '/truong-chuan/dot-danh-gia/$id',
  validateSearch: (search) => RoundAddress.catch({}).parse(search),
  component: () => {
    const go = assessment.useNavigate();
    return (
      <AssessmentPage
        id={assessment.useParams().id}
        address={assessment.useSearch()}
        onAddress={(search) => go({ search, replace: true, resetScroll: false })}
      />
    );
  },
});
const indicator = createRoute({
  getParentRoute: () => root,
  path: '/truong-chuan/chi-tieu/$id',
  validateSearch: (search) => z.object({ dot: z.uuid().optional() }).catch({}).parse(search),
  component: () => (
    <IndicatorPage
      id={indicator.useParams().id}
      roundId={indicator.useSearch().dot}
      beside={(view) => <RatioOf indicator={view.indicator} />}
    />
  ),
});
const evidence = spoken({
  path: '/truong-chuan/minh-chung',
  address: EvidenceQuery.catch({}),
  page: EvidencePage,
});
const evidenceItem = createRoute({
  getParentRoute: () => root,
  path: '/truong-chuan/minh-chung/$id',
  component: () => <EvidenceItemPage id={evidenceItem.useParams().id} />,
});
const quality = spoken({
  path: '/truong-chuan/can-ra-soat',
  address: QualityFilter.catch({}),
  page: QualityPage,
});
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/dang-nhap',
  validateSearch: (search) =>
    z
      .object({ ve: z.string().startsWith('/').optional() })
      .catch({})
      .parse(search),
  component: () => <SignInPage returnTo={signIn.useSearch().ve} />,
});

const router = createRouter({
  routeTree: root.addChildren([
    signIn,
    at('/', () => null),
    at('/thiet-lap', () => <SetupPage />),
    at('/van-ban', () => <DocumentsPage />),
    at('/huy-van-ban', () => <PurgePage />),
    at('/soat-the-thuc', () => <LintPage />),
    document,
    review,
    directives,
    importing,
    directive,
    nudges,
    at('/ban-lam-viec', () => <HomePage />),
    at('/viec-cua-toi', () => <MyWorkPage />),
    at('/kien-nghi', () => <ProposalsPage />),
    overview,
    difference,
    periods,
    log,
    standard,
    roadmap,
    at('/truong-chuan/dot-danh-gia', () => <AssessmentsPage />),
    assessment,
    indicator,
    evidence,
    evidenceItem,
    quality,
    at('/bao-cao', () => <ReportsPage />),
    at('/truong-chuan/bo-chi-tieu', () => <SetsPage />),
    set,
    exchange,
    mapping,
    at('/truong-chuan/de-an', () => <SchemePage />),
    at('/co-quan', () => <AgenciesPage asks={<ToAssignLine />} />),
    recording,
    eligibility,
    ratio,
    people,
    rosterImport,
    person,
    at('/ho-so-cua-toi', () => <OwnPage />),
    at('/doi-ngu/nhu-cau', () => <NeedsPage />),
    at('/doi-ngu/chinh-sach', () => <SupportPage />),
    at('/doi-ngu/thang-hang', () => <RoundsPage />),
    promotion,
    at('/nop-phieu', () => <SlipsPage />),
    at('/viec-giao-lai', () => <AssigningPage />),
    at('/nguoi-dung', () => <MembersPage />),
    calendar,
    at('/nhan-thong-bao', () => <TellingPage />),
    at('/gui-thu', () => <MailPage />),
    at('/bao-phan-mem', () => <WebhooksPage />),
    at('/hop-viec', () => <InboxPage />),
    at('/ma-truy-cap', () => <TokensPage />),
    at('/viec-may', () => <JobsPage />),
    at('/bang-thanh-phan', () => (
      <Suspense>
        <Gallery />
      </Suspense>
    )),
  ]),
  scrollRestoration: true,
  defaultErrorComponent: ({ error, reset }) => (
    <ErrorState title="Trang này gặp lỗi" onRetry={reset}>
      {sentenceOf(error)} Dữ liệu đã lưu không bị ảnh hưởng.
    </ErrorState>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

const client = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: true } },
});

const place = globalThis.document.getElementById('root');
if (!place) throw new Error('the page has no #root');
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <UiProvider navigate={(href) => router.history.push(href)}>
        <RouterProvider router={router} />
      </UiProvider>
    </QueryClientProvider>
  </StrictMode>,
);

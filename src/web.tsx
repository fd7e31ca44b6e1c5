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
import { lazy, StrictMode, Suspense } from 'react';
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
import { ChangePasswordPage } from '#accounts/passwords/pages/change-page.tsx';
import { SecurityPage } from '#accounts/security/pages/security-page.tsx';
import { LockScreen } from '#accounts/session/components/lock-screen.tsx';
import { MustFrame, mustAddress } from '#accounts/session/components/must-frame.tsx';
import { useLock } from '#accounts/session/components/use-lock.ts';
import { SessionsPage } from '#accounts/sessions/pages/sessions-page.tsx';
import { RecordPage } from '#accounts/succession/pages/record-page.tsx';
import { TokensPage } from '#accounts/tokens/pages/tokens-page.tsx';
import { committeesRoutes } from '#committees/pages/committees-routes.tsx';
import { DistributionCard } from '#directives/distribution/components/distribution-card.tsx';
import { ImportPage } from '#directives/importing/pages/import-page.tsx';
import { ImportAddress } from '#directives/importing/schema.ts';
import { isSpoken, spokenPast } from '#directives/known/rules.ts';
import { Past } from '#directives/known/schema.ts';
import { ListAddress } from '#directives/listing/schema.ts';
import { NudgesPage } from '#directives/nudges/pages/nudges-page.tsx';
import { DirectivePage } from '#directives/pages/directive-page.tsx';
import { DirectivesPage } from '#directives/pages/directives-page.tsx';
import { MyWorkPage } from '#directives/pages/my-work-page.tsx';
import { DocumentFollowing } from '#directives/review/components/document-following.tsx';
import { ReviewPage } from '#directives/review/pages/review-page.tsx';
import { SelfReportsPage } from '#directives/self-reports/pages/self-reports-page.tsx';
import { SlipsPage } from '#directives/slips/pages/slips-page.tsx';
import { OpenWorkLine } from '#directives/succession/components/open-work-line.tsx';
import { ToAssignLine } from '#directives/succession/components/to-assign-line.tsx';
import { AssigningPage } from '#directives/succession/pages/assigning-page.tsx';
import { edxmlRoutes } from '#documents/edxml/pages/edxml-routes.tsx';
import { linksRoutes } from '#documents/links/pages/links-routes.tsx';
import { LintPage } from '#documents/lint/pages/lint-page.tsx';
import { DocumentPage } from '#documents/pages/document-page.tsx';
import { DocumentsPage } from '#documents/pages/documents-page.tsx';
import { PurgePage } from '#documents/purge/pages/purge-page.tsx';
import { registersRoutes } from '#documents/registers/pages/registers-routes.tsx';
import { templatesRoutes } from '#documents/templates/pages/templates-routes.tsx';
import { useBell } from '#inbox/components/use-inbox.ts';
import { MailPage } from '#inbox/mail/pages/mail-page.tsx';
import { InboxPage } from '#inbox/pages/inbox-page.tsx';
import { TellingPage } from '#inbox/pages/telling-page.tsx';
import { WebhooksPage } from '#inbox/webhooks/pages/webhooks-page.tsx';
import { investmentsRoutes } from '#investments/pages/investments-routes.tsx';
import { archivingRoutes } from '#overview/archiving/pages/archiving-routes.tsx';
import { backupsRoutes } from '#overview/backups/pages/backups-routes.tsx';
import { DifferencePage } from '#overview/difference/pages/difference-page.tsx';
import { DifferenceAddress } from '#overview/difference/schema.ts';
import { SendReport } from '#overview/exchange/components/send-report.tsx';
import { HomePage } from '#overview/home/pages/home-page.tsx';
import { LogPage } from '#overview/log/pages/log-page.tsx';
import { LogFilter } from '#overview/log/schema.ts';
import { NoticePage } from '#overview/notices/pages/notice-page.tsx';
import { NoticeAddress } from '#overview/notices/schema.ts';
import { TakeOverForm } from '#overview/opening/components/take-over-form.tsx';
import { LeaderPage } from '#overview/pages/leader-page.tsx';
import { ReportsPage } from '#overview/pages/reports-page.tsx';
import { PeriodsPage } from '#overview/periods/pages/periods-page.tsx';
import { PeriodsAddress } from '#overview/periods/schema.ts';
import { useSearch } from '#overview/search/components/use-search.tsx';
import { searchRoutes } from '#overview/search/pages/search-routes.tsx';
import { participationRoutes } from '#participation/pages/participation-routes.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { pagesUnder } from '#platform/ui/page-routes.tsx';
import { UiProvider } from '#platform/ui/provider.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { proposalsRoutes } from '#proposals/pages/proposals-routes.tsx';
import { researchRoutes } from '#research/pages/research-routes.tsx';
import { staffRoutes } from '#staff/pages/staff-routes.tsx';
import { ItemStandardsCard } from '#standards/investment-checks/components/item-standards.tsx';
import { standardRoutes } from '#standards/pages/standard-routes.tsx';
import { trainingRoutes } from '#training/pages/training-routes.tsx';

z.config(z.locales.vi());

const Gallery = lazy(() => import('#platform/ui/gallery.tsx').then((m) => ({ default: m.Gallery })));

/** Pages without a bar; those of learners (a sheet, a session's code) need no sign-in. */
const bare = ['/thiet-lap', '/dang-nhap', '/bang-thanh-phan', '/phieu', '/diem-danh'];

/** Who is signed in decides what stands around the page, and whether it may be seen at all. */
function Root() {
  const session = useQuery(accountsApi.session.current.queryOptions());
  // The page that is drawn, which while another is on its way is not yet the one in the address.
  const path = useRouterState({
    select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname,
  });
  const address = useRouterState({ select: (state) => state.location.href });
  const { holder, isLocked } = useLock(session.data);
  const bell = useBell(Boolean(session.data?.viewer) && !session.data?.must);
  if (session.isPending) return <LoadingRows rows={8} />;
  if (session.isError) {
    return (
      <ErrorState title="Không mở được trang" onRetry={() => session.refetch()}>
        {sentenceOf(session.error)}
      </ErrorState>
    );
  }
  const { setup, must } = session.data;
  const viewer = session.data.viewer ?? holder;
  if (bare.some((one) => path === one || path.startsWith(`${one}/`))) return <Outlet />;
  if (setup === 'needed') return <Navigate to="/thiet-lap" />;
  if (!viewer) return <Navigate to="/dang-nhap" search={{ ve: address }} />;
  const lock = isLocked ? <LockScreen viewer={viewer} /> : null;
  if (must && path !== mustAddress[must]) return <Navigate to={mustAddress[must]} />;
  if (viewer.must)
    return (
      <MustFrame viewer={viewer}>
        <Outlet />
        {lock}
      </MustFrame>
    );
  return (
    <Frame viewer={viewer} path={path} inbox={bell} useSearch={useSearch} fill={path.endsWith('/ra-soat')}>
      {path === '/' ? <Navigate to={homeOf(viewer.role)} /> : <Outlet />}
      {lock}
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
const pages = pagesUnder(root);
const { at, spoken } = pages;

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
const selfReports = createRoute({
  getParentRoute: () => root,
  path: '/nhiem-vu/$code/tu-bao-cao',
  component: () => <SelfReportsPage code={selfReports.useParams().code} />,
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
const notice = spoken({
  path: '/van-ban/$id/ket-luan',
  address: NoticeAddress.catch({}),
  page: NoticePage,
  steps: true,
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
const log = createRoute({
  getParentRoute: () => root,
  path: '/nhat-ky',
  validateSearch: (search) => LogFilter.catch({}).parse(search),
  component: () => {
    const go = log.useNavigate();
    return <LogPage filter={log.useSearch()} onFilter={(search) => go({ search, replace: true })} />;
  },
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
    at('/thiet-lap', () => <SetupPage takeOver={(onCancel) => <TakeOverForm onCancel={onCancel} />} />),
    at('/van-ban', () => <DocumentsPage />),
    at('/huy-van-ban', () => <PurgePage />),
    at('/soat-the-thuc', () => <LintPage />),
    ...registersRoutes(pages),
    ...linksRoutes(pages),
    ...templatesRoutes(pages),
    ...edxmlRoutes(pages, (found) => <SendReport found={found} />),
    ...searchRoutes(pages),
    ...archivingRoutes(pages),
    ...backupsRoutes(pages),
    document,
    review,
    notice,
    directives,
    importing,
    directive,
    selfReports,
    nudges,
    at('/ban-lam-viec', () => <HomePage />),
    at('/viec-cua-toi', () => <MyWorkPage />),
    ...proposalsRoutes(pages),
    ...committeesRoutes(pages),
    ...participationRoutes(pages),
    ...researchRoutes(pages),
    ...investmentsRoutes(pages, (itemId) => <ItemStandardsCard itemId={itemId} />),
    overview,
    difference,
    periods,
    log,
    ...standardRoutes(pages),
    ...staffRoutes(pages),
    ...trainingRoutes(pages),
    at('/bao-cao', () => <ReportsPage />),
    at('/co-quan', () => <AgenciesPage asks={<ToAssignLine />} />),
    recording,
    at('/nop-phieu', () => <SlipsPage />),
    at('/viec-giao-lai', () => <AssigningPage />),
    at('/nguoi-dung', () => <MembersPage />),
    calendar,
    at('/nhan-thong-bao', () => <TellingPage />),
    at('/gui-thu', () => <MailPage />),
    at('/bao-phan-mem', () => <WebhooksPage />),
    at('/hop-viec', () => <InboxPage />),
    at('/doi-mat-khau', () => <ChangePasswordPage />),
    at('/phien-dang-nhap', () => <SessionsPage />),
    at('/an-toan', () => <SecurityPage />),
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

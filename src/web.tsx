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
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { accountsApi } from '#accounts/api.ts';
import { CalendarAddress } from '#accounts/calendar/schema.ts';
import { Frame, homeOf } from '#accounts/components/frame.tsx';

import { LockScreen } from '#accounts/session/components/lock-screen.tsx';
import { MustFrame, mustAddress } from '#accounts/session/components/must-frame.tsx';
import { useLock } from '#accounts/session/components/use-lock.ts';

import { committeesRoutes } from '#committees/pages/committees-routes.tsx';
import { ImportAddress } from '#directives/importing/schema.ts';
import { isSpoken, spokenPast } from '#directives/known/rules.ts';
import { Past } from '#directives/known/schema.ts';
import { ListAddress } from '#directives/listing/schema.ts';
import { edxmlRoutes } from '#documents/edxml/pages/edxml-routes.tsx';
import { linksRoutes } from '#documents/links/pages/links-routes.tsx';
import { registersRoutes } from '#documents/registers/pages/registers-routes.tsx';
import { templatesRoutes } from '#documents/templates/pages/templates-routes.tsx';
import { useBell } from '#inbox/components/use-inbox.ts';
import { investmentsRoutes } from '#investments/pages/investments-routes.tsx';
import { archivingRoutes } from '#overview/archiving/pages/archiving-routes.tsx';

import { backupsRoutes } from '#overview/backups/pages/backups-routes.tsx';

import { DifferenceAddress } from '#overview/difference/schema.ts';
import { LogFilter } from '#overview/log/schema.ts';
import { NoticeAddress } from '#overview/notices/schema.ts';
import { PeriodsAddress } from '#overview/periods/schema.ts';
import { personalRoutes } from '#overview/personal/pages/personal-routes.tsx';
import { useSearch } from '#overview/search/components/use-search.tsx';
import { searchRoutes } from '#overview/search/pages/search-routes.tsx';
import { participationRoutes } from '#participation/pages/participation-routes.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { later, laterPart } from '#platform/ui/later.tsx';
import { pagesUnder } from '#platform/ui/page-routes.tsx';
import { UiProvider } from '#platform/ui/provider.tsx';
import { EmptyState, ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { proposalsRoutes } from '#proposals/pages/proposals-routes.tsx';
import { researchRoutes } from '#research/pages/research-routes.tsx';
import { staffRoutes } from '#staff/pages/staff-routes.tsx';
import { standardRoutes } from '#standards/pages/standard-routes.tsx';
import { trainingRoutes } from '#training/pages/training-routes.tsx';

const CalendarPage = later(() => import('#accounts/calendar/pages/calendar-page.tsx'), 'CalendarPage');
const JobsPage = later(() => import('#accounts/jobs/pages/jobs-page.tsx'), 'JobsPage');
const AgenciesPage = later(() => import('#accounts/pages/agencies-page.tsx'), 'AgenciesPage');
const MembersPage = later(() => import('#accounts/pages/members-page.tsx'), 'MembersPage');
const SetupPage = later(() => import('#accounts/pages/setup-page.tsx'), 'SetupPage');
const SignInPage = later(() => import('#accounts/pages/sign-in-page.tsx'), 'SignInPage');
const RecordPage = later(() => import('#accounts/succession/pages/record-page.tsx'), 'RecordPage');
const ChangePasswordPage = later(
  () => import('#accounts/passwords/pages/change-page.tsx'),
  'ChangePasswordPage',
);
const SecurityPage = later(() => import('#accounts/security/pages/security-page.tsx'), 'SecurityPage');
const SessionsPage = later(() => import('#accounts/sessions/pages/sessions-page.tsx'), 'SessionsPage');
const TokensPage = later(() => import('#accounts/tokens/pages/tokens-page.tsx'), 'TokensPage');
const SecondFactorPage = later(
  () => import('#accounts/second-factor/pages/second-factor-page.tsx'),
  'SecondFactorPage',
);
const DistributionCard = laterPart(
  () => import('#directives/distribution/components/distribution-card.tsx'),
  'DistributionCard',
);
const ImportPage = later(() => import('#directives/importing/pages/import-page.tsx'), 'ImportPage');
const NudgesPage = later(() => import('#directives/nudges/pages/nudges-page.tsx'), 'NudgesPage');
const DirectivePage = later(() => import('#directives/pages/directive-page.tsx'), 'DirectivePage');
const DirectivesPage = later(() => import('#directives/pages/directives-page.tsx'), 'DirectivesPage');
const MyWorkPage = later(() => import('#directives/pages/my-work-page.tsx'), 'MyWorkPage');
const DocumentFollowing = laterPart(
  () => import('#directives/review/components/document-following.tsx'),
  'DocumentFollowing',
);
const ReviewPage = later(() => import('#directives/review/pages/review-page.tsx'), 'ReviewPage');
const SelfReportsPage = later(
  () => import('#directives/self-reports/pages/self-reports-page.tsx'),
  'SelfReportsPage',
);
const SlipsPage = later(() => import('#directives/slips/pages/slips-page.tsx'), 'SlipsPage');
const OpenWorkLine = laterPart(
  () => import('#directives/succession/components/open-work-line.tsx'),
  'OpenWorkLine',
);
const ToAssignLine = laterPart(
  () => import('#directives/succession/components/to-assign-line.tsx'),
  'ToAssignLine',
);
const AssigningPage = later(() => import('#directives/succession/pages/assigning-page.tsx'), 'AssigningPage');
const LintPage = later(() => import('#documents/lint/pages/lint-page.tsx'), 'LintPage');
const DocumentPage = later(() => import('#documents/pages/document-page.tsx'), 'DocumentPage');
const DocumentsPage = later(() => import('#documents/pages/documents-page.tsx'), 'DocumentsPage');
const PurgePage = later(() => import('#documents/purge/pages/purge-page.tsx'), 'PurgePage');
const MailPage = later(() => import('#inbox/mail/pages/mail-page.tsx'), 'MailPage');
const InboxPage = later(() => import('#inbox/pages/inbox-page.tsx'), 'InboxPage');
const TellingPage = later(() => import('#inbox/pages/telling-page.tsx'), 'TellingPage');
const WebhooksPage = later(() => import('#inbox/webhooks/pages/webhooks-page.tsx'), 'WebhooksPage');
const DifferencePage = later(
  () => import('#overview/difference/pages/difference-page.tsx'),
  'DifferencePage',
);
const SendReport = laterPart(() => import('#overview/exchange/components/send-report.tsx'), 'SendReport');
const HomePage = later(() => import('#overview/home/pages/home-page.tsx'), 'HomePage');
const LogPage = later(() => import('#overview/log/pages/log-page.tsx'), 'LogPage');
const NoticePage = later(() => import('#overview/notices/pages/notice-page.tsx'), 'NoticePage');
const TakeOverForm = laterPart(
  () => import('#overview/opening/components/take-over-form.tsx'),
  'TakeOverForm',
);
const LeaderPage = later(() => import('#overview/pages/leader-page.tsx'), 'LeaderPage');
const ReportsPage = later(() => import('#overview/pages/reports-page.tsx'), 'ReportsPage');
const PeriodsPage = later(() => import('#overview/periods/pages/periods-page.tsx'), 'PeriodsPage');
const ItemStandardsCard = laterPart(
  () => import('#standards/investment-checks/components/item-standards.tsx'),
  'ItemStandardsCard',
);

z.config(z.locales.vi());

const Gallery = later(() => import('#platform/ui/gallery.tsx'), 'Gallery');

/** Pages without a bar; those of learners (a sheet, a session's code) need no sign-in. */
const bare = ['/thiet-lap', '/dang-nhap', '/bang-thanh-phan', '/phieu', '/diem-danh'];

/** The page of the address: its code may still be on its way. */
const Page = () => (
  <Suspense fallback={<LoadingRows rows={8} />}>
    <Outlet />
  </Suspense>
);

/** Who is signed in decides what stands around the page, and whether it may be seen at all. */
function Root() {
  const session = useQuery(accountsApi.session.current.queryOptions());
  // The page that is drawn, which while another is on its way is not yet the one in the address.
  const path = useRouterState({
    select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname,
  });
  const address = useRouterState({ select: (state) => state.location.href });
  const isLeaving = useRouterState({ select: (state) => state.location.pathname === '/dang-nhap' });
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
  if (bare.some((one) => path === one || path.startsWith(`${one}/`))) return <Page />;
  if (setup === 'needed') return <Navigate to="/thiet-lap" />;
  // On its way there the address is already the new one: sent on again, it would hold itself without end.
  if (!viewer)
    return isLeaving ? <LoadingRows rows={8} /> : <Navigate to="/dang-nhap" search={{ ve: address }} />;
  const lock = isLocked ? <LockScreen viewer={viewer} /> : null;
  if (must && path !== mustAddress[must]) return <Navigate to={mustAddress[must]} />;
  if (viewer.must)
    return (
      <MustFrame viewer={viewer}>
        <Page />
        {lock}
      </MustFrame>
    );
  return (
    <Frame viewer={viewer} path={path} inbox={bell} useSearch={useSearch} fill={path.endsWith('/ra-soat')}>
      {path === '/' ? <Navigate to={homeOf(viewer.role)} /> : <Page />}
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
      .object({
        ve: z.string().startsWith('/').optional(),
        /** The code of the second factor comes next, after single sign-on. */
        buoc: z.literal('ma').optional(),
        /** Why single sign-on let nobody in. */
        error: z.string().optional(),
      })
      .catch({})
      .parse(search),
  component: () => {
    const { ve, buoc, error } = signIn.useSearch();
    return <SignInPage returnTo={ve} asksForCode={buoc === 'ma'} refusal={error} />;
  },
});

const secondFactor = createRoute({
  getParentRoute: () => root,
  path: '/xac-thuc-hai-lop',
  /** Why single sign-on tied nothing. */
  validateSearch: (search) => z.object({ error: z.string().optional() }).catch({}).parse(search),
  component: () => <SecondFactorPage refusal={secondFactor.useSearch().error} />,
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
    ...personalRoutes(pages),
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
    secondFactor,
    at('/viec-may', () => <JobsPage />),
    at('/bang-thanh-phan', () => <Gallery />),
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

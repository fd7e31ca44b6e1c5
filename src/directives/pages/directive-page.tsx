import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { ErrorState, LoadingRows } from '#platform/ui/states.tsx';
import { directivesApi } from '../api.ts';
import { ActionBox } from '../components/action-box.tsx';
import { DeadlineCard } from '../components/deadline-card.tsx';
import { DeadlineOf, leadsOf } from '../components/directive-columns.tsx';
import { DirectiveTimeline } from '../components/directive-timeline.tsx';
import { FileList } from '../components/file-list.tsx';
import { addressOf } from '../components/filter-address.ts';
import { LatestReport } from '../components/latest-report.tsx';
import { nextOf } from '../components/next-actor.ts';
import { OutcomeLine } from '../components/outcome-line.tsx';
import { RoleChips } from '../components/role-chips.tsx';
import { SourceWords } from '../components/source-words.tsx';
import { stateOf } from '../components/state-of.ts';
import { type Acts, useActs } from '../components/use-acts.ts';
import { WalkSiblings } from '../components/walk-siblings.tsx';
import { Withdrawal } from '../components/withdrawal.tsx';
import { EntryOriginCard } from '../entry/components/entry-origin.tsx';
import { HandoverCard } from '../handover/components/handover-card.tsx';
import { ReceivedCard } from '../handover/components/received-card.tsx';
import { useHandoverActs } from '../handover/components/use-handover-acts.ts';
import { useHandoversOf } from '../handover/components/use-handovers.ts';
import { OriginFacts } from '../importing/components/row-origin.tsx';
import { LeadsCard } from '../leads/components/leads-card.tsx';
import { LadderCard } from '../nudges/components/ladder-card.tsx';
import { OccurrencesCard } from '../occurrences/components/occurrences-card.tsx';
import { PlanOriginCard } from '../planning/components/plan-origin.tsx';
import type { DirectiveDetail } from '../schema.ts';
import { SelfReportsCard } from '../self-reports/components/self-reports-card.tsx';
import { StepsCard } from '../steps/components/steps-card.tsx';
import css from './directive-page.module.css';

/** One directive on one screen: its words, who must move next, what this person may do, what has happened. */
export function DirectivePage({ code }: { code: string }) {
  const directive = useQuery(
    directivesApi.directives.get.queryOptions({ input: { code }, placeholderData: keepPreviousData }),
  );
  if (directive.isPending) return <LoadingRows rows={8} label="Đang tải nhiệm vụ" />;
  if (directive.isError) {
    return (
      <>
        <PageHead
          title={`Nhiệm vụ ${code}`}
          crumbs={[{ label: 'Nhiệm vụ', href: '/nhiem-vu' }, { label: code }]}
        />
        <ErrorState
          title="Không mở được nhiệm vụ này"
          onRetry={() => directive.refetch()}
          retrying={directive.isFetching}
        >
          {sentenceOf(directive.error)}
        </ErrorState>
      </>
    );
  }
  // Another directive is another page: nothing said on the one before stays. While it loads, the keys walk on from
  // the address, so that walking fast skips none.
  return <Opened key={directive.data.code} directive={directive.data} addressed={code} />;
}

function Opened({ directive, addressed }: { directive: DirectiveDetail; addressed: string }) {
  const viewer = useViewer();
  const acts = useActs();
  const handing = useHandoverActs();
  const { given, received } = useHandoversOf(directive.code);
  const current = received.find(({ mayDo, state }) => mayDo.includes('report') && state !== 'reported');
  const printed = `in ${momentOf(new Date())}, ${viewer.name}`;
  return (
    <PrintSheet office={viewer.office.name} asOf={formatDate(viewer.today)} printed={printed}>
      <Head directive={directive} addressed={addressed} today={viewer.today} withdraw={acts.withdraw} />
      <Strip directive={directive} today={viewer.today} />
      <Split
        width={404}
        keep
        panel={
          <Stack>
            <DeadlineCard directive={directive} setDeadline={acts.setDeadline} />
            <LadderCard code={directive.code} />
            {directive.files.length > 0 ? (
              <Card title="Tệp" aside={`${directive.files.length} tệp`}>
                <FileList
                  code={directive.code}
                  files={directive.files}
                  after={(file) => (
                    <span
                      className={css.from}
                    >{`${file.agencyName ?? ''} ${formatDate(file.happenedOn)}`}</span>
                  )}
                />
              </Card>
            ) : null}
            <div id="dien-bien">
              <Card title="Diễn biến" aside={`${directive.events.length} sự việc`}>
                <DirectiveTimeline directive={directive} today={viewer.today} />
              </Card>
            </div>
          </Stack>
        }
      >
        {directive.withdrawnOn ? (
          <AlertLine tone="info">
            Nhiệm vụ đã thôi giao từ {formatDate(directive.withdrawnOn)}; từ ngày đó không tính vào số liệu.
          </AlertLine>
        ) : null}
        <OutcomeLine outcome={acts.outcome} />
        <OutcomeLine outcome={handing.outcome} />
        {received.map((handover) => (
          <ReceivedCard
            key={handover.id}
            handover={handover}
            report={handing.report}
            current={handover === current}
          />
        ))}
        <Card label={directive.origin ? 'Lời trong tệp' : directive.span ? 'Lời văn bản' : 'Lời đã ghi'}>
          <SourceWords directive={directive} large />
          <div className={css.roles}>
            <RoleChips assignments={directive.assignments} />
          </div>
        </Card>
        {directive.origin ? (
          <Card title="Nguồn gốc">
            <OriginFacts origin={directive.origin} />
          </Card>
        ) : null}
        {directive.origin || directive.span ? null : (
          <>
            <EntryOriginCard code={directive.code} />
            <PlanOriginCard code={directive.code} />
          </>
        )}
        <ActionBox directive={directive} acts={acts} handovers={given} handing={handing} />
        <HandoverCard given={given} acts={handing} />
        <StepsCard directive={directive} setSteps={acts.setSteps} today={viewer.today} />
        <OccurrencesCard directive={directive} />
        <SelfReportsCard code={directive.code} isUndated={directive.standing.headline === 'undated'} />
        <LeadsCard directive={directive} today={viewer.today} />
        <LatestReport directive={directive} />
      </Split>
    </PrintSheet>
  );
}

function Head({
  directive,
  addressed,
  today,
  withdraw,
}: {
  directive: DirectiveDetail;
  addressed: string;
  today: string;
  withdraw: Acts['withdraw'];
}) {
  const { code, title, documentId, documentNumber } = directive;
  const ofDocument = documentId
    ? [{ label: documentNumber ?? 'Văn bản', href: addressOf({ document: documentId }) }]
    : [];
  return (
    <PageHead
      title={title}
      crumbs={[{ label: 'Nhiệm vụ', href: '/nhiem-vu' }, ...ofDocument, { label: code }]}
      crumbsAfter={documentId ? <WalkSiblings code={addressed} documentId={documentId} /> : null}
      asOf={formatDate(today)}
      help="Lời văn bản giao việc ở đầu; bên phải là thời hạn, tệp và mọi việc đã xảy ra. Khung viền đậm là việc đồng chí làm được bây giờ: ký nhận, báo cáo, duyệt, giao việc trong cơ quan hoặc công nhận."
      actions={
        <span data-no-print className={css.acts}>
          <Button icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            In
          </Button>
          <ButtonLink href={`/api/slips.pdf?code=${encodeURIComponent(code)}`}>Phiếu báo cáo</ButtonLink>
          {directive.mayDo.includes('withdraw') ? <Withdrawal code={code} withdraw={withdraw} /> : null}
        </span>
      }
    />
  );
}

function Strip({ directive, today }: { directive: DirectiveDetail; today: string }) {
  const { standing, product } = directive;
  const next = nextOf(standing, today);
  const unsaid = directive.origin ? 'tệp không nêu' : directive.span ? 'văn bản không nêu' : 'chưa ghi';
  return (
    <FactStrip
      state={<StateLabel {...stateOf(standing)} boxed />}
      facts={[
        {
          label: 'Ai phải làm tiếp',
          value: next?.who ?? 'Không còn ai',
          note: next ? `${next.what}, ${next.since}` : undefined,
        },
        { label: 'Thời hạn', value: <DeadlineOf standing={standing} inline /> },
        { label: 'Chủ trì', value: leadsOf(directive).join(', ') || unsaid },
        { label: 'Sản phẩm', value: product ?? <span className={css.unsaid}>{unsaid}</span> },
      ]}
    />
  );
}

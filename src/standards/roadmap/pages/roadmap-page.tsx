import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { schoolsApi } from '#accounts/schools/api.ts';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import { BurnupCard } from '../../burnup/components/burnup-card.tsx';
import { inAddress } from '../../labels.ts';
import { PlanButton } from '../../plan/components/plan-button.tsx';
import { faultOfIssue } from '../../plan/rules.ts';
import { ReportButton } from '../../reporting/components/report-button.tsx';
import { WholeButtons } from '../../whole/components/whole-buttons.tsx';
import { roadmapApi } from '../api.ts';
import { type Bundle, Bundles, inBundle } from '../components/bundles.tsx';
import { CriticalCard } from '../components/critical-card.tsx';
import { GapTable } from '../components/gap-table.tsx';
import css from '../components/gaps-card.module.css';
import { IssueCard } from '../components/issue-card.tsx';
import { KeptCard } from '../components/kept-card.tsx';
import { LinePanel } from '../components/line-panel.tsx';
import { OutlookCells } from '../components/outlook-cells.tsx';
import { TimelineLegend } from '../components/timeline.tsx';
import { useWhatIf, type WhatIf } from '../components/use-what-if.ts';
import { WhatIfBar } from '../components/what-if-bar.tsx';
import type { Roadmap, RoadmapAddress } from '../schema.ts';

interface Props {
  address: RoadmapAddress;
  onAddress(address: RoadmapAddress): void;
}

/** The way to a standard school: what is lacking, by when each is to be met, the tasks, and what if they move. */
export function RoadmapPage(props: Props) {
  const query = useQuery(
    roadmapApi.roadmap.get.queryOptions({ input: {}, placeholderData: keepPreviousData }),
  );
  const school = useQuery(schoolsApi.schools.get.queryOptions({ input: {} }));
  if (query.isPending || school.isPending) return <LoadingRows rows={10} label="Đang tải lộ trình" />;
  const head = <PageHead title="Lộ trình đạt chuẩn" beside={<SchoolTabs at="roadmap" />} />;
  if (query.isError)
    return (
      <>
        {head}
        <ReadError title="Không mở được lộ trình" query={query} />
      </>
    );
  const relation = school.data?.school?.relation ?? 'partner';
  if (!query.data.roadmap)
    return (
      <>
        {head}
        <EmptyState
          title="Chưa có bộ chỉ tiêu nào"
          action={<ButtonLink href="/truong-chuan/bo-chi-tieu">Mở trang Bộ chỉ tiêu</ButtonLink>}
        >
          Lộ trình lập theo từng chỉ tiêu của một bộ; nạp bộ trước, rồi mở đợt tự đánh giá.
        </EmptyState>
      </>
    );
  return <Opened {...props} roadmap={query.data.roadmap} relation={relation} />;
}

interface OpenedProps extends Props {
  roadmap: Roadmap;
  relation: 'own' | 'office' | 'partner';
}

function Opened({ roadmap, relation, address, onAddress }: OpenedProps) {
  const viewer = useViewer();
  const { today } = viewer;
  const whatIf = useWhatIf(roadmap, today);
  const [issuing, setIssuing] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const mayKeep = may(viewer, 'roadmap.keep') && relation !== 'partner';
  const bundle: Bundle = address.nhom ?? 'all';
  const rows = inBundle(roadmap.gaps, bundle);
  const row = rows.find(({ indicator }) => inAddress(indicator.code) === address.ma);
  const open = roadmap.tasks.filter(({ directiveId }) => directiveId === null);
  const select = (code: string) => onAddress({ ...address, ma: inAddress(code) });
  const unselect = () => onAddress(address.nhom ? { nhom: address.nhom } : {});
  useTryKeys(whatIf, row?.plannedOn ? row.indicator.id : null);
  return (
    <PrintSheet
      office={viewer.office.name}
      asOf={formatDate(today)}
      printed={`in ${momentOf(new Date())}, ${viewer.name}`}
      landscape
    >
      <PageHead
        title="Lộ trình đạt chuẩn"
        beside={<SchoolTabs at="roadmap" />}
        asOf={formatDate(today)}
        help="Mỗi chỉ tiêu chưa đạt là một dòng: thiếu gì, ai chủ trì, ngày dự kiến đạt. Chọn dòng để ghi ngày và các việc; thử phương án trước khi đổi ngày."
        actions={
          <Outputs
            {...{ roadmap, relation, whatIf }}
            issue={
              may(viewer, 'roadmap.issue') && open.length > 0 && !issuing ? () => setIssuing(true) : null
            }
            count={open.length}
          />
        }
      />
      <Stack>
        {roadmap.set.isPractice ? (
          <AlertLine tone="look">
            Bộ chỉ tiêu tập huấn <b>giả định</b>, không phải ngưỡng của quy định nào.
          </AlertLine>
        ) : null}
        {said ? (
          <AlertLine tone="done" live>
            {said}
          </AlertLine>
        ) : null}
        <OutlookCells roadmap={roadmap} outlook={whatIf.tried} />
        {issuing ? (
          <IssueCard
            roadmap={roadmap}
            faultOf={(task) => faultOfIssue(task, today)}
            onClose={() => setIssuing(false)}
            onIssued={({ issued }) => {
              setIssuing(false);
              setSaid(`Đã giao ${issued.length} việc: ${issued.map(({ code }) => code).join(', ')}.`);
            }}
          />
        ) : null}
        {whatIf.on ? <WhatIfBar {...{ roadmap, whatIf, mayKeep }} /> : null}
        <Split
          width={404}
          keep
          panel={
            row ? (
              <LinePanel
                key={`${row.indicator.id} ${row.version}`}
                {...{ roadmap, row, whatIf, mayKeep }}
                onClose={unselect}
              />
            ) : null
          }
        >
          <Card
            flush
            className={css.long ?? ''}
            title="Khoảng trống và lộ trình"
            aside={
              <Bundles
                rows={roadmap.gaps}
                chosen={bundle}
                onChoose={(nhom) => onAddress(nhom === 'all' ? {} : { nhom })}
              />
            }
          >
            <GapTable
              label={`Chỉ tiêu chưa đạt, ${rows.length} dòng`}
              rows={rows}
              tasks={roadmap.tasks}
              outlook={whatIf.tried}
              before={whatIf.moves.length > 0 ? whatIf.written : undefined}
              total={roadmap.total}
              today={today}
              selected={row?.indicator.code ?? null}
              onSelect={select}
            />
            <div className={css.foot}>
              <TimelineLegend today={today} />
            </div>
          </Card>
        </Split>
        <Below {...{ roadmap, whatIf, today, mayKeep }} />
      </Stack>
    </PrintSheet>
  );
}

/** What follows from the table: the longest way, the pace, and what is met already. */
function Below({ roadmap, whatIf, today, mayKeep }: Pick<OpenedProps, 'roadmap'> & Trying) {
  const now = { on: roadmap.round?.asOf ?? today, met: roadmap.met };
  return (
    <>
      <CriticalCard tasks={roadmap.tasks} outlook={whatIf.tried} />
      {roadmap.round ? (
        <BurnupCard
          points={roadmap.points}
          planned={whatIf.tried.cumulative.steps}
          now={now}
          total={roadmap.total}
        />
      ) : null}
      <KeptCard rows={roadmap.kept} today={today} mayKeep={mayKeep} />
    </>
  );
}

interface Trying {
  whatIf: WhatIf;
  today: string;
  mayKeep: boolean;
}

interface OutputProps {
  roadmap: Roadmap;
  relation: OpenedProps['relation'];
  whatIf: WhatIf;
  /** Null where nothing is to be issued, or not by this person. */
  issue: (() => void) | null;
  count: number;
}

function Outputs({ roadmap, relation, whatIf, issue, count }: OutputProps) {
  const issuer = relation === 'own' ? 'school' : 'office';
  return (
    <Actions>
      <PlanButton setId={roadmap.set.id} issuer={issuer} />
      {relation === 'partner' ? null : <WholeButtons setId={roadmap.set.id} issuer={issuer} />}
      {roadmap.round ? <ReportButton small roundId={roadmap.round.id} issuer={issuer} /> : null}
      <Button small icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
        In
      </Button>
      {whatIf.on ? null : (
        <Button small onClick={whatIf.start}>
          Thử phương án
        </Button>
      )}
      {issue ? (
        <Button small variant="filled" onClick={issue}>
          Giao việc ({count})
        </Button>
      ) : null}
    </Actions>
  );
}

const STEP = 30;

function useTryKeys(whatIf: WhatIf, lineId: string | null): void {
  const move = (days: number) => () => {
    if (lineId) whatIf.move('moveLine', lineId, days);
  };
  useShortcuts(
    [
      { keys: ['+', 'Shift+Equal', 'NumpadAdd'], label: `chậm ${STEP} ngày`, run: move(STEP), moves: true },
      { keys: ['-', 'NumpadSubtract'], label: `sớm ${STEP} ngày`, run: move(-STEP), moves: true },
    ],
    { enabled: whatIf.on && lineId !== null, group: 'Thử phương án' },
  );
}

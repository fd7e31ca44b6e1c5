import { formatNumber } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AskedLine } from '#directives/extensions/components/asked-line.tsx';
import { PastLine } from '#directives/known/components/past-line.tsx';
import type { Past } from '#directives/known/schema.ts';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { usePrinting } from '#platform/ui/use-printing.ts';
import { overviewApi } from '../api.ts';
import { AgencyCounts } from '../components/agency-counts.tsx';
import { LateCard } from '../components/late-card.tsx';
import css from '../components/leader-cards.module.css';
import { LeaderFigures } from '../components/leader-figures.tsx';
import { LeaderSheet } from '../components/leader-sheet.tsx';
import { LimitationsCard } from '../components/limitations-card.tsx';
import { OfficeCard } from '../components/office-card.tsx';
import { PressedCard } from '../components/pressed-card.tsx';
import { SilentCard } from '../components/silent-card.tsx';
import { StandardLine } from '../components/standard-line.tsx';
import { momentInWords } from '../rules.ts';
import type { Overview } from '../schema.ts';

interface Props {
  past: Past;
  onPast(past: Past): void;
}

/** One screen: the numbers, what is red, what is silent, what waits. On paper one sheet of A4. */
export function LeaderPage({ past, onPast }: Props) {
  const { today, role } = useViewer();
  const printing = usePrinting();
  const query = useQuery(
    overviewApi.overview.get.queryOptions({ input: past, placeholderData: keepPreviousData }),
  );
  if (query.isPending) return <LoadingRows rows={10} />;
  if (query.isError) return <ReadError title="Không mở được trang tổng quan" query={query} />;
  const overview = query.data;
  if (printing) return <LeaderSheet overview={overview} />;
  const { counts, atOffice, waiting, recordedUntil } = overview;
  const day = overview.asOf;
  return (
    <>
      <PageHead
        title="Tình hình thực hiện nhiệm vụ được giao"
        help="Năm con số và ba tỷ lệ cho biết việc được giao đang ở đâu; bấm vào số để mở đúng các việc làm nên số đó. Chọn ngày khác để xem lại tình hình khi ấy, hoặc in vừa một tờ A4."
        subtitle={`${formatNumber(counts.total)} nhiệm vụ, ghi nhận đến ${momentInWords(recordedUntil)}`}
        asOf={
          <span className={css.asOf}>
            <DateField
              label="Số liệu đến"
              hideLabel
              hint=""
              small
              required
              value={day}
              max={today}
              onChange={(chosen) => chosen && onPast(chosen === today ? {} : { ...past, asOf: chosen })}
            />
          </span>
        }
        actions={
          <Actions>
            <ButtonLink href={`/so-sanh?to=${day}`}>So với ngày khác</ButtonLink>
            <Button
              variant="filled"
              icon={<IconPrinter size={16} aria-hidden />}
              onClick={() => window.print()}
            >
              In một trang A4
            </Button>
          </Actions>
        }
      />
      <PastLine past={past} today={today} onPast={onPast} />
      {counts.total === 0 ? (
        <Stack>
          <NothingYet clerk={role === 'clerk'} />
          <OfficeCard rows={atOffice} all={waiting} day={day} past={past} />
          {past.asOf || past.recordedUntil ? null : <StandardLine />}
        </Stack>
      ) : (
        <Board overview={overview} past={past} />
      )}
    </>
  );
}

function Board({ overview, past }: { overview: Overview; past: Past }) {
  const { counts, late, silent, atOffice, waiting, limitations, asOf: day } = overview;
  return (
    <>
      <LeaderFigures overview={overview} past={past} />
      <Split
        keep
        width={420}
        panel={
          <>
            {past.asOf || past.recordedUntil ? null : (
              <>
                <AskedLine />
                <PressedCard />
              </>
            )}
            <OfficeCard rows={atOffice} all={waiting} day={day} past={past} />
            {past.asOf || past.recordedUntil ? null : <StandardLine />}
            <LimitationsCard limitations={limitations} />
          </>
        }
      >
        <LateCard rows={late} all={counts.openLate} day={day} past={past} total={counts.total} />
        <SilentCard rows={silent} all={counts.silent} past={past} />
        <AgencyCounts overview={overview} past={past} />
      </Split>
    </>
  );
}

function NothingYet({ clerk }: { clerk: boolean }) {
  return (
    <EmptyState
      title="Chưa có nhiệm vụ nào được giao vào ngày này"
      action={clerk ? <ButtonLink href="/van-ban">Nhận văn bản</ButtonLink> : null}
    >
      Nhiệm vụ có từ khi văn bản được rà soát và phát hành.
    </EmptyState>
  );
}

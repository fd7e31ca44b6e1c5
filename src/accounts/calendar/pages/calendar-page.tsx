import { dayOfWeek, formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CalendarDay } from '#platform/calendar/schema.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { useViewer } from '../../components/viewer.tsx';
import { may } from '../../permissions.ts';
import { calendarApi } from '../api.ts';
import { DayForm } from '../components/day-form.tsx';
import { ProposalsCard } from '../components/proposals-card.tsx';
import { RemovalForm } from '../components/removal-form.tsx';
import { SettingsCard } from '../components/settings-card.tsx';
import { YearLegend, YearView } from '../components/year-view.tsx';
import { dayKindLabels, weekdayLabels } from '../labels.ts';
import type { CalendarAddress, YearView as View } from '../schema.ts';

interface Props {
  address: CalendarAddress;
  onAddress(address: CalendarAddress): void;
}

/** Which days the office works: year by year, each day off with the decision that makes it one. */
export function CalendarPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const year = address.year ?? Number(viewer.today.slice(0, 4));
  const mayKeep = may(viewer, 'calendar.keep');
  const [panel, setPanel] = useState<'none' | 'form' | CalendarDay>('none');
  const found = useQuery(calendarApi.calendar.get.queryOptions({ input: { year } }));
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được lịch làm việc" query={found} />;
  const view = found.data;
  const close = () => setPanel('none');
  const go = (to: number) => {
    close();
    onAddress({ year: to });
  };
  return (
    <>
      <PageHead
        title="Lịch làm việc"
        help="Thời hạn tính theo ngày làm việc, hoặc rơi vào ngày nghỉ, được tính theo lịch này. Sửa lịch không làm đổi thời hạn đã tính."
        beside={<Years year={year} onYear={go} />}
        actions={
          mayKeep && view.known && panel === 'none' ? (
            <Button variant="filled" onClick={() => setPanel('form')}>
              Thêm ngày
            </Button>
          ) : null
        }
      />
      <Stack>
        <Warnings view={view} mayKeep={mayKeep} />
        <Split
          keep
          width={404}
          panel={
            <Stack>
              {panel === 'none' ? null : panel === 'form' ? (
                <DayForm year={year} onClose={close} />
              ) : (
                <RemovalForm key={panel.day} day={panel} onClose={close} />
              )}
              {mayKeep && view.known && view.proposals.length > 0 ? (
                <ProposalsCard key={year} view={view} />
              ) : null}
              <SettingsCard settings={view} mayKeep={mayKeep} />
            </Stack>
          }
        >
          {view.known ? (
            <YearCards
              {...{ year, today: viewer.today, weeklyOff: view.weeklyOff }}
              days={view.known.days}
              columns={columnsFor(mayKeep ? setPanel : null)}
            />
          ) : mayKeep ? (
            <ProposalsCard key={year} view={view} />
          ) : (
            <EmptyState title={`Chưa có lịch làm việc năm ${year}`} />
          )}
        </Split>
      </Stack>
    </>
  );
}

interface YearProps {
  year: number;
  today: string;
  weeklyOff: number[];
  days: CalendarDay[];
  columns: Column<CalendarDay>[];
}

/** The year as a whole, and each of its days that is not as its day of the week. */
function YearCards({ year, today, weeklyOff, days, columns }: YearProps) {
  return (
    <>
      <Card title={`Năm ${year}`}>
        <YearView {...{ year, days, weeklyOff, today }} />
        <YearLegend />
      </Card>
      <Card flush label={`Ngày nghỉ và làm bù năm ${year}`}>
        <DataTable
          label={`Ngày nghỉ và làm bù năm ${year}, ${days.length} dòng`}
          rows={days}
          columns={columns}
          rowKey={({ day }) => day}
          empty={<EmptyState title={`Lịch năm ${year} chưa có ngày nghỉ nào`} />}
        />
      </Card>
    </>
  );
}

function Years({ year, onYear }: { year: number; onYear(year: number): void }) {
  return (
    <Actions>
      <Button small onClick={() => onYear(year - 1)} aria-label={`Xem năm ${year - 1}`}>
        ‹ {year - 1}
      </Button>
      <Button small onClick={() => onYear(year + 1)} aria-label={`Xem năm ${year + 1}`}>
        {year + 1} ›
      </Button>
    </Actions>
  );
}

function Warnings({ view: { year, known, proposals }, mayKeep }: { view: View; mayKeep: boolean }) {
  if (known === null)
    return (
      <AlertLine tone="look">
        Chưa có lịch làm việc năm {year}. Thời hạn nào cần đến ngày nghỉ của năm này thì chưa tính ra ngày.{' '}
        {mayKeep
          ? 'Xác nhận các ngày đề nghị theo văn bản của năm.'
          : 'Chuyên viên Văn phòng hoặc quản trị xác nhận lịch.'}
      </AlertLine>
    );
  const lacking = proposals.length > 0 && known.isOwn;
  return (
    <>
      {known.note ? <AlertLine tone="look">{known.note}</AlertLine> : null}
      {lacking ? (
        <AlertLine tone="doubt">
          Lịch năm {year} còn thiếu {proposals.length} ngày nghỉ luật định.
        </AlertLine>
      ) : null}
    </>
  );
}

function columnsFor(onRemove: ((day: CalendarDay) => void) | null): Column<CalendarDay>[] {
  const columns: Column<CalendarDay>[] = [
    { key: 'day', head: 'Ngày', width: 104, card: 'code', cell: ({ day }) => formatDate(day) },
    { key: 'weekday', head: 'Thứ', width: 84, cell: ({ day }) => weekdayLabels[dayOfWeek(day)] },
    { key: 'name', head: 'Tên ngày', card: 'title', cell: ({ name }) => <b>{name}</b> },
    { key: 'kind', head: 'Loại', width: 120, cell: ({ kind }) => dayKindLabels[kind] },
    {
      key: 'basis',
      head: 'Văn bản quyết định',
      cell: ({ basis, basisOn }) => (basisOn ? `${basis}, ngày ${formatDate(basisOn)}` : basis),
    },
  ];
  if (!onRemove) return columns;
  return [
    ...columns,
    {
      key: 'remove',
      head: 'Việc',
      width: 70,
      cell: (day) => (
        <Button small onClick={() => onRemove(day)} aria-label={`Bỏ ngày ${formatDate(day.day)}`}>
          Bỏ
        </Button>
      ),
    },
  ];
}

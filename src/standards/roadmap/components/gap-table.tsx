import { daysBetween, formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { IconAlertTriangle } from '#platform/ui/icons.ts';
import { EmptyState } from '#platform/ui/states.tsx';
import type { Outlook } from '../rules.ts';
import type { GapRow, TaskRow } from '../schema.ts';
import css from './gap-table.module.css';
import { type TimeScale, timeScale } from './time-scale.ts';
import { Axis, type Bar, Timeline, TotalLine } from './timeline.tsx';

interface Props {
  label: string;
  rows: GapRow[];
  tasks: TaskRow[];
  outlook: Outlook;
  /** What the roadmap says, where `outlook` is tried out: both days are shown. */
  before?: Outlook | undefined;
  total: number;
  today: string;
  selected: string | null;
  onSelect(code: string): void;
}

/** Gaps and timeline are one table: read row by row, walked by the arrows, printed as it is. */
export function GapTable({ label, rows, selected, onSelect, ...view }: Props) {
  const bars = new Map(rows.map((row) => [row.indicator.id, barOf(row, view)]));
  const scale = timeScale(daysOf([...bars.values()], view), view.today);
  return (
    <div className={css.frame}>
      <DataTable
        label={label}
        rows={rows}
        columns={columnsOf(bars, scale, view)}
        rowKey={({ indicator }) => indicator.code}
        rowHref={({ indicator }) => `/truong-chuan/chi-tieu/${indicator.id}`}
        link="name"
        selected={selected}
        onSelect={onSelect}
        isLate={(row) => overdueDays(row, view.today) > 0}
        empty={<EmptyState title="Không có chỉ tiêu nào trong nhóm này" />}
      />
      {rows.length > 0 ? (
        <TotalLine scale={scale} cumulative={view.outlook.cumulative} total={view.total} today={view.today} />
      ) : null}
    </div>
  );
}

type View = Omit<Props, 'label' | 'rows' | 'selected' | 'onSelect'>;

const overdueDays = ({ plannedOn }: GapRow, today: string): number =>
  plannedOn && plannedOn < today ? daysBetween(plannedOn, today) : 0;

/** From the first start of its tasks to the day on which it is to be met; or as far as its tasks go. */
function barOf(row: GapRow, { tasks, outlook, today }: View): Bar {
  const own = tasks.filter(({ id }) => row.taskIds.includes(id) && outlook.schedule.times.has(id));
  const times = own.map(({ id, startsOn, endsOn }) => {
    const found = outlook.schedule.times.get(id);
    return [found?.earliestStart ?? startsOn, found?.earliestEnd ?? endsOn] as const;
  });
  const starts = times.flatMap(([start]) => start ?? []).toSorted();
  const ends = times.flatMap(([, end]) => end ?? []).toSorted();
  const expected = outlook.expected.get(row.indicator.id) ?? null;
  return {
    from: starts[0] ?? null,
    to: expected ?? ends.at(-1) ?? null,
    isPlanned: expected !== null,
    look: overdueDays(row, today) > 0 && expected !== null && expected < today ? 'overdue' : row.ledBy,
  };
}

const daysOf = (bars: Bar[], { outlook }: View): string[] => [
  ...bars.flatMap(({ from, to }) => [from ?? [], to ?? []].flat()),
  ...outlook.cumulative.steps.map(({ on }) => on),
];

function columnsOf(bars: ReadonlyMap<string, Bar>, scale: TimeScale, view: View): Column<GapRow>[] {
  return [
    { key: 'code', head: 'Mã', width: 56, card: 'code', cell: ({ indicator }) => <b>{indicator.code}</b> },
    {
      key: 'name',
      head: 'Chỉ tiêu',
      width: '31%',
      card: 'title',
      cell: ({ indicator }) => indicator.name,
      sub: ({ gap }) => gap,
    },
    { key: 'leader', head: 'Chủ trì', width: 112, cell: ({ leader }) => leader ?? 'chưa ghi' },
    {
      key: 'time',
      head: <Axis scale={scale} />,
      title: 'Thời gian',
      card: 'hide',
      cell: ({ indicator }) => (
        <Timeline bar={bars.get(indicator.id) ?? null} scale={scale} today={view.today} />
      ),
    },
    {
      key: 'planned',
      head: 'Dự kiến đạt',
      width: 118,
      cell: (row) => <PlannedDay row={row} view={view} />,
    },
  ];
}

function PlannedDay({ row, view: { outlook, before, today } }: { row: GapRow; view: View }) {
  const expected = outlook.expected.get(row.indicator.id) ?? null;
  const old = before?.expected.get(row.indicator.id) ?? null;
  if (before && expected !== old)
    return (
      <span className={css.moved}>
        <s>{old ? formatDate(old) : 'chưa có ngày'}</s>
        <b>{expected ? formatDate(expected) : 'chưa có ngày'}</b>
      </span>
    );
  const late = overdueDays(row, today);
  if (!expected) return <span className={css.quiet}>chưa có ngày</span>;
  return (
    <>
      {formatDate(expected)}
      {late > 0 && expected < today ? (
        <span className={css.late}>
          <IconAlertTriangle size={14} aria-hidden /> quá hạn {late} ngày
        </span>
      ) : null}
      {row.plannedOn && expected > row.plannedOn ? (
        <span className={css.look}>việc xong sau ngày {formatDate(row.plannedOn)}</span>
      ) : null}
    </>
  );
}

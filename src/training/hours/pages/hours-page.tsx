import { formatNumber } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { teachingHoursApi } from '../api.ts';
import { TaughtTable } from '../components/taught-table.tsx';
import { normShare } from '../rules.ts';
import type { HoursAddress, LecturerHours } from '../schema.ts';

const normWords = (row: LecturerHours): string => {
  const share = normShare(row);
  if (row.norm === null || share === null) return 'Chưa có định mức';
  return `${formatNumber(row.done)}/${formatNumber(row.norm)} (${formatNumber(Math.round(share * 10) / 10)} %)`;
};

const columns: Column<LecturerHours>[] = [
  {
    key: 'name',
    head: 'Giảng viên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ rank, isOwn }) => rank ?? (isOwn ? 'chưa rõ hạng' : 'giảng viên mời'),
  },
  { key: 'done', head: 'Đã giảng', width: 110, align: 'right', cell: ({ done }) => formatNumber(done) },
  {
    key: 'planned',
    head: 'Cả năm',
    width: 110,
    align: 'right',
    cell: ({ planned }) => formatNumber(planned),
  },
  { key: 'norm', head: 'So với định mức', width: 190, cell: normWords },
];

interface Props {
  address: HoursAddress;
  onAddress(address: HoursAddress): void;
}

/** Hours of each lecturer in a year; a press shows the sessions behind them. */
export function HoursPage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const thisYear = Number(today.slice(0, 4));
  const year = address.nam ?? thisYear;
  const found = useQuery(teachingHoursApi.teachingHours.year.queryOptions({ input: { year } }));
  const view = found.data;
  const picked = view?.rows.find(({ key }) => key === address.nguoi) ?? null;
  return (
    <>
      <PageHead
        title="Giờ giảng"
        crumbs={[{ label: 'Lớp đào tạo', href: '/dao-tao/lop' }, { label: 'Giờ giảng' }]}
        help="Số tiết theo lịch các lớp, so với định mức mà trường đặt. Bấm một người để xem các buổi."
      />
      <Stack>
        <Toolbar>
          <FilterPill
            label="Năm"
            value={String(year)}
            onChange={(nam) => onAddress({ nam: nam ? Number(nam) : undefined })}
            options={[thisYear - 1, thisYear, thisYear + 1].map((one) => ({
              ...{ value: String(one), label: String(one) },
            }))}
          />
        </Toolbar>
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được giờ giảng" query={found} /> : null}
        {view && !view.hasNorms ? (
          <AlertLine tone="info" action={<Link href="/dao-tao/cach-tinh">Cách tính</Link>}>
            Chưa đặt định mức giờ giảng nên chỉ hiện số tiết.
          </AlertLine>
        ) : null}
        {view?.normBasis ? <p>Định mức theo {view.normBasis}.</p> : null}
        {view ? (
          <Split
            keep
            width={420}
            panel={
              picked ? (
                <Card flush title={picked.name} aside={`${picked.sessions.length} buổi`}>
                  <TaughtTable sessions={picked.sessions} />
                </Card>
              ) : undefined
            }
          >
            <Card flush label="Giờ giảng theo người">
              <DataTable
                label={`${view.rows.length} giảng viên`}
                rows={view.rows}
                columns={columns}
                rowKey={({ key }) => key}
                selected={picked?.key ?? null}
                onSelect={(nguoi) => onAddress({ ...address, nguoi })}
                empty={
                  <EmptyState title={`Năm ${year} chưa có buổi giảng nào`}>
                    Giờ giảng lấy từ lịch học của các lớp.
                  </EmptyState>
                }
              />
            </Card>
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

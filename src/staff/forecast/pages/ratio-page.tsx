import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconPrinter } from '#platform/ui/icons.ts';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { PrintSheet } from '#platform/ui/print-sheet.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { STAFF_CRUMBS, StaffTabs } from '../../components/staff-tabs.tsx';
import { forecastApi } from '../api.ts';
import { BehindTable } from '../components/behind-table.tsx';
import { QuarterTable } from '../components/quarter-table.tsx';
import { RatioChart } from '../components/ratio-chart.tsx';
import { RatioFigure } from '../components/ratio-figure.tsx';
import { TrialForm } from '../components/trial-form.tsx';
import type { RatioAddress } from '../schema.ts';

interface Props {
  address: RatioAddress;
  onAddress(address: RatioAddress): void;
}

/** The share of principal lecturers: now, at the end of each of twelve quarters, and what a trial value would ask for. */
export function RatioPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  const tried = address.muc && address.den ? { percent: address.muc, on: address.den } : null;
  const input = { rule: address.bo, rank: address.hang, ...tried };
  const read = useQuery(forecastApi.forecast.get.queryOptions({ input, placeholderData: keepPreviousData }));
  if (read.isPending) return <LoadingRows rows={8} />;
  if (read.isError) return <ReadError title="Không mở được tỷ lệ và dự báo" query={read} />;
  const found = read.data;
  return (
    <PrintSheet
      office={viewer.office.name}
      asOf={formatDate(found.day)}
      printed={`in ngày ${formatDate(viewer.today)}, ${viewer.name}`}
    >
      <PageHead
        crumbs={STAFF_CRUMBS}
        title="Đội ngũ"
        beside={<StaffTabs at="ratio" />}
        asOf={formatDate(found.day)}
        actions={
          <Button icon={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            In
          </Button>
        }
      />
      {found.now === null ? (
        <EmptyState title="Chưa đánh giá: trường chưa có danh sách đội ngũ">
          Nhập danh sách ở trang Danh sách; tỷ lệ và dự báo tính từ hồ sơ từng người.
        </EmptyState>
      ) : (
        <Stack>
          <Card title={`Tỷ lệ ${found.rank.name}`} aside={`Điều kiện: ${found.rule.name}`}>
            <RatioFigure forecast={found} />
            <RatioChart wide forecast={found} percent={tried?.percent ?? null} />
            <p>
              Nét đứt là dự kiến: nghỉ hưu, thôi việc đã ghi trong hồ sơ và bổ nhiệm theo kế hoạch các đợt
              đang mở. Nét chấm là nhiều nhất có thể, nếu ai đủ điều kiện cũng được bổ nhiệm ngay ngày đủ.
            </p>
            <TrialForm
              key={`${address.muc} ${address.den}`}
              forecast={found}
              tried={tried}
              onTry={({ percent, on }) => onAddress({ ...address, muc: percent, den: on })}
            />
          </Card>
          {found.undecided > 0 ? (
            <AlertLine tone="doubt" action={<Link href="/doi-ngu/dieu-kien">Xem từng người</Link>}>
              Còn {found.undecided} giảng viên có điều kiện chưa xác định nên chưa tính vào đường nhiều nhất
              có thể.
            </AlertLine>
          ) : null}
          <QuarterTable quarters={found.quarters} />
          {found.behind.length > 0 ? <BehindTable forecast={found} /> : null}
        </Stack>
      )}
    </PrintSheet>
  );
}

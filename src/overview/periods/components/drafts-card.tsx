import { addCalendarDays, formatDate } from '@dondoc/vietnamese';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { pageOf } from '../../difference/components/difference-address.ts';
import { momentInWords } from '../../rules.ts';
import { periodWords } from '../labels.ts';
import type { Draft } from '../schema.ts';
import css from './periods.module.css';

/** What has been made on the cut-off days: each with its two moments, which do not move any more. */
export function DraftsCard({ drafts }: { drafts: Draft[] }) {
  return (
    <Card flush title="Dự thảo báo cáo đã lập">
      <DataTable
        label={`${drafts.length} dự thảo báo cáo`}
        rows={drafts}
        columns={columns}
        rowKey={({ id }) => id}
        empty={
          <div className={css.empty}>
            <EmptyState title="Chưa có dự thảo báo cáo nào">
              Hệ thống lập dự thảo vào 17 giờ 30 ngày chốt của mỗi kỳ; kỳ đã đến ngày chốt thì lập ngay được ở
              bảng các kỳ.
            </EmptyState>
          </div>
        }
      />
    </Card>
  );
}

const comparison = ({ fromDay, toDay, recordedUntil }: Draft): string =>
  pageOf({
    ...{ from: addCalendarDays(fromDay, -1), to: toDay },
    toKnown: recordedUntil.toISOString(),
  });

const columns: Column<Draft>[] = [
  {
    key: 'period',
    head: 'Kỳ báo cáo',
    card: 'title',
    cell: ({ kind, toDay }) => <b>Dự thảo báo cáo kỳ {periodWords(kind, toDay)}</b>,
    sub: ({ fromDay, toDay }) => `từ ngày ${formatDate(fromDay)} đến ngày ${formatDate(toDay)}`,
  },
  {
    key: 'moments',
    head: 'Số liệu',
    width: 250,
    cell: ({ toDay }) => `đến hết ngày ${formatDate(toDay)}`,
    sub: ({ recordedUntil }) => `ghi nhận đến ${momentInWords(recordedUntil)}`,
  },
  {
    key: 'deadline',
    head: 'Hạn gửi',
    width: 110,
    cell: ({ deadline }) => (deadline ? formatDate(deadline) : 'chưa có lịch'),
  },
  {
    key: 'files',
    head: 'Mở',
    width: 270,
    cell: (row) => (
      <Actions>
        <ButtonLink
          small
          icon={<IconDownload size={16} aria-hidden />}
          href={`/api/report-drafts/${row.id}`}
          aria-label={`Tải DOCX báo cáo kỳ ${periodWords(row.kind, row.toDay)}`}
          download
        >
          DOCX
        </ButtonLink>
        <ButtonLink
          small
          icon={<IconDownload size={16} aria-hidden />}
          href={`/api/report-drafts/${row.id}?as=pdf`}
          aria-label={`Tải PDF báo cáo kỳ ${periodWords(row.kind, row.toDay)}`}
          download
        >
          PDF
        </ButtonLink>
        <Link href={comparison(row)} aria-label={`Thay đổi trong kỳ ${periodWords(row.kind, row.toDay)}`}>
          Thay đổi
        </Link>
      </Actions>
    ),
  },
];

import { formatDate } from '@dondoc/vietnamese';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { periodKindLabels, periodWords } from '../labels.ts';
import type { Periods, PeriodView } from '../schema.ts';
import css from './periods.module.css';
import { useDraft } from './use-periods-act.ts';

/** How the year is cut; a period that has come to its cut-off can be reported at once. */
export function PeriodsCard({
  periods,
  year,
  maySet,
}: Pick<Periods, 'periods' | 'year'> & { maySet: boolean }) {
  const draft = useDraft();
  const unknown = periods.some(({ deadline }) => deadline === null);
  return (
    <Stack>
      {draft.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(draft.error)}
        </AlertLine>
      ) : null}
      {unknown ? (
        <AlertLine tone="doubt" action={<Link href={`/lich-lam-viec?year=${year}`}>Mở lịch làm việc</Link>}>
          Lịch làm việc chưa đủ để tính hạn gửi của một số kỳ nên hạn để trống, không đoán.
        </AlertLine>
      ) : null}
      <Card flush title={`Các kỳ của năm ${year}`}>
        <DataTable
          label={`${periods.length} kỳ báo cáo của năm ${year}`}
          rows={periods}
          columns={columns(maySet, draft.isPending, ({ kind, toDay }) => draft.mutate({ kind, toDay }))}
          rowKey={({ kind, toDay }) => `${kind} ${toDay}`}
        />
      </Card>
    </Stack>
  );
}

function columns(
  maySet: boolean,
  busy: boolean,
  onDraft: (period: PeriodView) => void,
): Column<PeriodView>[] {
  return [
    {
      key: 'period',
      head: 'Kỳ',
      card: 'title',
      cell: ({ kind, toDay }) => {
        const words = periodWords(kind, toDay);
        return words.charAt(0).toUpperCase() + words.slice(1);
      },
      sub: ({ kind }) => `kỳ ${periodKindLabels[kind].toLowerCase()}`,
    },
    { key: 'from', head: 'Từ ngày', width: 120, cell: ({ fromDay }) => formatDate(fromDay) },
    { key: 'to', head: 'Ngày chốt', width: 120, cell: ({ toDay }) => formatDate(toDay) },
    {
      key: 'deadline',
      head: 'Hạn gửi',
      width: 130,
      cell: ({ deadline }) =>
        deadline ? formatDate(deadline) : <span className={css.quiet}>chưa có lịch</span>,
    },
    {
      key: 'draft',
      head: 'Dự thảo',
      width: 190,
      cell: (row) =>
        row.draftId ? (
          <Link
            href={`/api/report-drafts/${row.draftId}`}
            aria-label={`Tải DOCX dự thảo kỳ ${periodWords(row.kind, row.toDay)}`}
            download
          >
            Tải DOCX
          </Link>
        ) : row.mayDraft && maySet ? (
          <Button
            small
            busy={busy}
            aria-label={`Lập ngay dự thảo kỳ ${periodWords(row.kind, row.toDay)}`}
            onClick={() => onDraft(row)}
          >
            Lập ngay
          </Button>
        ) : (
          <span className={css.quiet}>{row.mayDraft ? 'chưa lập' : 'chưa đến ngày chốt'}</span>
        ),
    },
  ];
}

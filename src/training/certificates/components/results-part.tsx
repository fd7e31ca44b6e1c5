import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { shareWords } from '../../attendance/components/attendance-part.tsx';
import { trainingResultsApi } from '../api.ts';
import { outcomeLabels, verdictLabels } from '../labels.ts';
import type { ResultRow } from '../schema.ts';
import { GiveForm } from './give-form.tsx';
import { ResultForm } from './result-form.tsx';
import { TakeBackForm } from './take-back-form.tsx';

const columns: Column<ResultRow>[] = [
  {
    key: 'name',
    head: 'Học viên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ agencyName, left }) => (left ? `${agencyName} · đã thôi học` : agencyName),
  },
  { key: 'share', head: 'Có mặt', width: 130, cell: ({ share }) => shareWords(share) },
  {
    key: 'mark',
    head: 'Điểm',
    width: 80,
    align: 'right',
    cell: ({ result }) => (typeof result?.mark === 'number' ? formatNumber(result.mark) : '–'),
  },
  {
    key: 'verdict',
    head: 'Kết quả',
    width: 190,
    cell: ({ verdict, computed }) => (verdict ? verdictLabels[verdict] : outcomeLabels[computed]),
    sub: ({ result }) => result?.basis && `xét theo ${result.basis}`,
  },
  {
    key: 'certificate',
    head: 'Chứng chỉ',
    width: 150,
    cell: ({ certificateNumber }) => certificateNumber ?? '–',
    sub: ({ certificateOn }) => certificateOn && `cấp ${formatDate(certificateOn)}`,
  },
];

/** Marks, what they come to, and the numbers given for them. */
export function ResultsPart({ classId, hasEnded }: { classId: string; hasEnded: boolean }) {
  const [panel, setPanel] = useState<'none' | 'give' | ResultRow>('none');
  const found = useQuery(trainingResultsApi.trainingResults.list.queryOptions({ input: { classId } }));
  const view = found.data;
  if (found.isError) return <ReadError title="Không mở được kết quả" query={found} />;
  if (!view) return <LoadingRows rows={6} />;
  const close = () => setPanel('none');
  const due = view.rows.filter(
    ({ verdict, certificateNumber, left }) => verdict === 'passed' && !certificateNumber && !left,
  );
  const shown: Column<ResultRow>[] = view.mayKeep
    ? [
        ...columns,
        {
          ...{ key: 'write', head: 'Ghi', width: 100 },
          cell: (row) =>
            row.certificateId ? (
              <Button small aria-label={`Thu hồi chứng chỉ của ${row.name}`} onClick={() => setPanel(row)}>
                Thu hồi
              </Button>
            ) : (
              <Button small aria-label={`Ghi kết quả của ${row.name}`} onClick={() => setPanel(row)}>
                Ghi
              </Button>
            ),
        },
      ]
    : columns;
  return (
    <Split
      keep
      width={404}
      panel={
        panel === 'none' ? undefined : panel === 'give' ? (
          <GiveForm {...{ classId, due }} onClose={close} />
        ) : panel.certificateId ? (
          <TakeBackForm key={panel.enrolmentId} row={panel} onClose={close} />
        ) : (
          <ResultForm key={panel.enrolmentId} {...{ classId, row: panel }} onClose={close} />
        )
      }
    >
      <Stack>
        {view.passFrom === null || view.attendanceFrom === null ? (
          <AlertLine tone="info" action={<Link href="/dao-tao/cach-tinh">Cách tính</Link>}>
            Chưa đặt {view.passFrom === null ? 'điểm đạt' : ''}
            {view.passFrom === null && view.attendanceFrom === null ? ' và ' : ''}
            {view.attendanceFrom === null ? 'mức chuyên cần' : ''} nên kết quả xét bằng tay, kèm căn cứ.
          </AlertLine>
        ) : null}
        {view.mayKeep ? (
          <Actions>
            <Button
              variant="filled"
              why={!hasEnded ? 'lớp chưa bế giảng' : due.length === 0 ? 'không còn ai chờ cấp' : undefined}
              onClick={() => setPanel('give')}
            >
              Cấp chứng chỉ
            </Button>
          </Actions>
        ) : null}
        <DataTable
          label={`Kết quả của ${view.rows.length} học viên`}
          rows={view.rows}
          columns={shown}
          rowKey={({ enrolmentId }) => enrolmentId}
          minWidth={820}
          empty={<EmptyState title="Chưa có học viên nào" />}
        />
      </Stack>
    </Split>
  );
}

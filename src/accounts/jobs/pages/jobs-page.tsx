import { useQuery } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { ReadError } from '../../components/read-error.tsx';
import { jobsApi } from '../api.ts';
import { useCancelJob } from '../components/use-cancel-job.ts';
import { howFar, kindLabels } from '../labels.ts';
import { isOver, type Job } from '../schema.ts';

const LOOK_MS = 2_000;

/** All slow work that one has asked for: how far it is, what came of it, the way to stop it. */
export function JobsPage(_props: Record<string, never>) {
  const jobs = useQuery({
    ...jobsApi.jobs.list.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.every(isOver) ? false : LOOK_MS),
  });
  const cancel = useCancelJob();
  if (jobs.isPending) return <LoadingRows rows={5} />;
  if (jobs.isError) return <ReadError title="Không mở được danh sách việc máy" query={jobs} />;
  return (
    <>
      <PageHead
        title="Việc máy đang làm"
        help="Việc lâu như đọc lại bản quét được máy làm lần lượt. Rời trang, đóng trình duyệt hay máy chủ khởi động lại thì việc vẫn được làm tiếp, và chỉ ghi kết quả một lần."
      />
      <Stack>
        {cancel.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(cancel.error)}
          </AlertLine>
        ) : null}
        <Card flush label="Việc máy">
          <DataTable
            label={`Việc máy, ${jobs.data.length} dòng`}
            rows={jobs.data}
            columns={columnsFor((id) => cancel.mutate({ id }))}
            rowKey={({ id }) => id}
            empty={
              <EmptyState title="Chưa có việc nào">
                Việc lâu, như đọc lại một bản quét, hiện ở đây khi đồng chí yêu cầu.
              </EmptyState>
            }
          />
        </Card>
      </Stack>
    </>
  );
}

const columnsFor = (onCancel: (id: string) => void): Column<Job>[] => [
  {
    key: 'kind',
    head: 'Việc',
    card: 'title',
    cell: ({ kind, subject }) => {
      const name = kindLabels[kind] ?? kind;
      return subject ? <Link href={`/van-ban/${subject}/ra-soat`}>{name}</Link> : <b>{name}</b>;
    },
  },
  { key: 'state', head: 'Đến đâu', width: 220, cell: (job) => howFar(job) },
  { key: 'problem', head: 'Ghi chú', cell: ({ problem }) => problem },
  { key: 'made', head: 'Yêu cầu lúc', width: 150, cell: ({ madeAt }) => momentOf(madeAt) },
  {
    key: 'ended',
    head: 'Xong lúc',
    width: 150,
    cell: ({ endedAt }) => (endedAt ? momentOf(endedAt) : null),
  },
  {
    key: 'cancel',
    head: 'Dừng',
    width: 90,
    cell: (job) =>
      isOver(job) ? null : (
        <Button
          small
          onClick={() => onCancel(job.id)}
          aria-label={`Dừng ${kindLabels[job.kind] ?? job.kind}`}
        >
          Dừng
        </Button>
      ),
  },
];

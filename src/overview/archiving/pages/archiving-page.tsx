import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { JobLine } from '#accounts/jobs/components/job-line.tsx';
import { useJob } from '#accounts/jobs/components/use-job.ts';
import { isOver } from '#accounts/jobs/schema.ts';
import { sizeOf } from '#documents/components/moments.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { archivesApi } from '../api.ts';
import { ArchivesTable } from '../components/archives-table.tsx';
import { KEPT_DAYS } from '../schema.ts';

/** The whole office as one file: for another installation, and for the archive. */
export function ArchivingPage(_props: Record<string, never>) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const page = useQuery(archivesApi.archives.page.queryOptions());
  const make = useMutation(
    archivesApi.archives.make.mutationOptions({ onSuccess: ({ jobId }) => setAsked(jobId) }),
  );
  const { job, cancel } = useJob(asked ?? page.data?.jobId ?? null, () =>
    client.invalidateQueries({ queryKey: archivesApi.archives.key() }),
  );
  if (page.isPending) return <LoadingRows rows={6} />;
  if (page.isError) return <ReadError title="Không mở được trang lưu trữ" query={page} />;
  const { archives, holds } = page.data;
  const isBusy = make.isPending || (job !== null && !isOver(job));
  return (
    <>
      <PageHead
        title="Lưu trữ"
        subtitle="Toàn bộ dữ liệu của cơ quan trong một tệp: để chuyển sang máy chủ khác, hoặc nộp lưu trữ."
        help="Tệp là ZIP gồm mọi bản ghi với mã, thời điểm ghi nhận, nhật ký và tệp gốc, kèm mã băm của từng phần. Không có mật khẩu, khoá, phiếu kín. Nhận lại ở trang thiết lập của một máy chưa có cơ quan, hoặc bằng lệnh import-office."
        actions={
          <Button variant="filled" busy={isBusy} onClick={() => make.mutate({})}>
            Lập tệp lưu trữ
          </Button>
        }
      />
      <Stack>
        {make.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(make.error)}
          </AlertLine>
        ) : null}
        {job ? <JobLine job={job} onCancel={cancel} /> : null}
        <FactStrip
          facts={[
            { label: 'Văn bản', value: holds.documents },
            { label: 'Nhiệm vụ', value: holds.directives },
            { label: 'Tệp gốc, tệp đính kèm', value: holds.files, note: sizeOf(holds.bytes) },
          ]}
        />
        <AlertLine tone="doubt">
          Ai có tệp này đọc được mọi văn bản của cơ quan. Cất như hồ sơ gốc; mỗi lần lập, mỗi lần tải đều ghi
          vào nhật ký.
        </AlertLine>
        <Card flush title="Tệp lưu trữ đã lập" aside={`Máy chủ giữ mỗi tệp ${KEPT_DAYS} ngày.`}>
          <ArchivesTable archives={archives} />
        </Card>
      </Stack>
    </>
  );
}

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
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { momentInWords } from '../../rules.ts';
import { backupsApi } from '../api.ts';
import { BackupWarnings } from '../components/backup-warnings.tsx';
import { BackupsTable } from '../components/backups-table.tsx';
import type { BackupPage } from '../schema.ts';

/** Whether anything would be left if the machine broke today. */
export function BackupsPage(_props: Record<string, never>) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<string | null>(null);
  const page = useQuery(backupsApi.backups.page.queryOptions());
  const make = useMutation(
    backupsApi.backups.make.mutationOptions({ onSuccess: ({ jobId }) => setAsked(jobId) }),
  );
  const { job, cancel } = useJob(asked ?? page.data?.jobId ?? null, () =>
    client.invalidateQueries({ queryKey: backupsApi.backups.key() }),
  );
  if (page.isPending) return <LoadingRows rows={6} />;
  if (page.isError) return <ReadError title="Không mở được trang sao lưu" query={page} />;
  const { keep, backups, dir } = page.data;
  const isBusy = make.isPending || (job !== null && !isOver(job));
  return (
    <>
      <PageHead
        title="Sao lưu"
        subtitle="Toàn bộ dữ liệu của máy chủ, để máy hỏng thì dựng lại được ở máy khác."
        help="Mỗi bản gồm cơ sở dữ liệu như tại một thời điểm và mọi tệp gốc. Làm xong, máy khôi phục thử vào một cơ sở dữ liệu riêng, so từng bảng, từng tệp rồi xoá. Dựng lại ở máy mới: dondoc restore TỆP."
        actions={
          <Button variant="filled" busy={isBusy} onClick={() => make.mutate({})}>
            Sao lưu ngay
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
        <FactStrip facts={factsOf(page.data)} />
        <BackupWarnings page={page.data} />
        <BackupsTable
          backups={backups}
          aside={`Giữ ${keep.days} ngày, ${keep.weeks} tuần, ${keep.months} tháng gần nhất, ở ${dir}`}
        />
      </Stack>
    </>
  );
}

function factsOf({ last, lastTried, at }: BackupPage) {
  return [
    {
      label: 'Bản gần nhất',
      value: last ? momentInWords(last.begunAt) : 'chưa có',
      note: last?.size ? sizeOf(last.size) : undefined,
    },
    {
      label: 'Khôi phục thử đúng',
      value: lastTried?.triedAt ? momentInWords(lastTried.triedAt) : 'chưa có',
    },
    { label: 'Lần tới', value: at ? `${at} hằng ngày` : 'không tự làm' },
  ];
}

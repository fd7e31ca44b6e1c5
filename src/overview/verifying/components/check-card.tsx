import { useMutation } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { CheckedReport } from '../schema.ts';
import { CheckedFigures } from './checked-figures.tsx';

/** A report that came back, or lies in the archive: dropped here, each of its figures is recomputed. */
export function CheckCard() {
  const checking = useMutation({ mutationFn: check });
  return (
    <Card title="Kiểm báo cáo">
      <Stack>
        <FileDrop
          title={checking.data ? 'Kiểm tệp khác' : 'Chọn báo cáo DOCX cần kiểm'}
          accept=".docx"
          progress={checking.isPending ? 1 : null}
          doing="Đang tính lại từng số liệu"
          refusal={checking.isError ? sentenceOf(checking.error) : null}
          compact={checking.data !== undefined}
          onFiles={(files) => files[0] && checking.mutate(files[0])}
        >
          Báo cáo do cơ quan lập từ hệ thống này, kể cả đã sửa trong Word. Từng số liệu được tính lại theo
          ngày và mốc ghi nhận in trong báo cáo. Tệp không được lưu.
        </FileDrop>
        {checking.data ? <CheckedFigures checked={checking.data} /> : null}
      </Stack>
    </Card>
  );
}

async function check(file: File): Promise<CheckedReport> {
  const form = new FormData();
  form.append('file', file, file.name);
  const answer = await fetch('/api/reports/check', { method: 'POST', body: form });
  const body = await answer.json().catch(() => ({ message: 'Máy chủ trả lời không rõ. Thử lại.' }));
  if (!answer.ok) throw new Error(body.message);
  return CheckedReport.parse(body);
}

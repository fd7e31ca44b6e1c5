import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { accessApi } from '../api.ts';
import { AccountsTable } from '../components/accounts-table.tsx';
import type { AccessView } from '../schema.ts';

/** Who comes in, by which door, with what power: looked through by a person, who says so. */
export function AccessPage(_props: Record<string, never>) {
  const { today } = useViewer();
  const [open, setOpen] = useState(false);
  const [onlyRemarked, setOnlyRemarked] = useState(false);
  const found = useQuery(accessApi.access.view.queryOptions());
  if (found.isPending) return <LoadingRows rows={8} />;
  if (found.isError) return <ReadError title="Không mở được danh sách tài khoản" query={found} />;
  const { rows, reviews, months, mayReview } = found.data;
  const remarked = rows.filter(({ remarks }) => remarks.length > 0);
  return (
    <>
      <PageHead
        title="Rà soát tài khoản"
        subtitle={`Định kỳ ${months} tháng một lần: ai còn vào được, bằng vai trò nào, qua lối nào.`}
        help="Xem từng dòng, đối chiếu với quyết định phân công. Ai đã thôi việc thì ngừng tài khoản ở trang Người dùng; mã truy cập do chính người đó thu hồi. Xong thì ghi đã rà soát: sổ giữ ai rà soát, ngày nào, bao nhiêu dòng."
        actions={
          <Actions>
            <ButtonLink
              icon={<IconDownload size={16} aria-hidden />}
              href="/api/access-review.xlsx"
              aria-label="Tải danh sách tài khoản XLSX"
              download
            >
              Lấy XLSX
            </ButtonLink>
            {mayReview && !open ? (
              <Button variant="filled" onClick={() => setOpen(true)}>
                Ghi đã rà soát
              </Button>
            ) : null}
          </Actions>
        }
      />
      <Stack>
        <Due view={found.data} />
        <Split
          keep
          width={344}
          panel={open ? <ReviewForm accounts={rows.length} onClose={() => setOpen(false)} /> : null}
        >
          <Card
            flush
            title={`${rows.length} dòng, ${remarked.length} cần xem lại`}
            aside={
              <Button small onClick={() => setOnlyRemarked(!onlyRemarked)}>
                {onlyRemarked ? 'Xem tất cả' : 'Chỉ dòng cần xem lại'}
              </Button>
            }
          >
            <AccountsTable rows={onlyRemarked ? remarked : rows} today={today} />
          </Card>
        </Split>
        <Card title="Các lần đã rà soát">
          {reviews.length === 0 ? <p>Chưa có lần nào.</p> : null}
          <ul>
            {reviews.map(({ id, accounts, by, madeAt, note }) => (
              <li key={id}>
                {momentOf(madeAt)}: {by ?? 'tài khoản đã xoá'}, {accounts} dòng{note ? `. ${note}` : ''}
              </li>
            ))}
          </ul>
        </Card>
      </Stack>
    </>
  );
}

function Due({ view: { isDue, dueOn, reviews } }: { view: AccessView }) {
  if (!isDue) return null;
  const since = dueOn ? ` từ ${formatDate(dueOn)}` : '';
  return (
    <AlertLine tone="doubt">
      Đến hạn rà soát{since}. {reviews.length === 0 ? 'Chưa có lần rà soát nào được ghi.' : null}
    </AlertLine>
  );
}

function ReviewForm({ accounts, onClose }: { accounts: number; onClose(): void }) {
  const [note, setNote] = useState('');
  const confirm = useMutation(accessApi.access.confirm.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  return (
    <ActForm
      title="Ghi đã rà soát"
      verb={`Đã rà soát ${accounts} dòng`}
      act={confirm}
      onClose={onClose}
      onSubmit={() => confirm.mutate({ accounts, note: note.trim() || null })}
    >
      <TextAreaField
        label="Kết luận"
        hint="Đã ngừng, đổi vai trò của ai; để trống nếu không đổi gì"
        value={note}
        onChange={setNote}
      />
    </ActForm>
  );
}

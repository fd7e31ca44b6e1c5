import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { ButtonLink } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { privacyApi } from '../api.ts';
import { RequestCard } from '../components/lists.tsx';

/** One's own: all of it to take away, and the way to have it mended or deleted. */
export function OwnDataPage(_props: Record<string, never>) {
  const found = useQuery(privacyApi.privacy.mine.queryOptions());
  if (found.isPending) return <LoadingRows rows={5} />;
  if (found.isError) return <ReadError title="Không mở được yêu cầu của đồng chí" query={found} />;
  return (
    <>
      <PageHead
        title="Dữ liệu của tôi"
        subtitle="Toàn bộ những gì phần mềm giữ về đồng chí: lấy về, yêu cầu sửa, yêu cầu xoá."
        help="Tệp lấy về gồm tài khoản, vị trí, các phiên đăng nhập, thông báo, việc đã làm và hồ sơ ở trường nếu có; không có mật khẩu, khoá. Phiếu khảo sát không gắn với người nên không có trong đó."
        actions={
          <Actions>
            <ButtonLink href="/api/my-record.json">Lấy JSON</ButtonLink>
            <ButtonLink href="/api/my-record.xlsx">Lấy XLSX</ButtonLink>
          </Actions>
        }
      />
      <Split keep width={404} panel={<AskOwn />}>
        <Stack>
          {found.data.length === 0 ? (
            <EmptyState title="Đồng chí chưa gửi yêu cầu nào">
              Thấy chỗ sai, hoặc muốn xoá dữ liệu khi thôi việc: ghi vào khung bên cạnh rồi gửi.
            </EmptyState>
          ) : null}
          {found.data.map((request) => (
            <RequestCard key={request.id} request={request} />
          ))}
        </Stack>
      </Split>
    </>
  );
}

function AskOwn() {
  const [kind, setKind] = useState<'correct' | 'delete'>('correct');
  const [words, setWords] = useState('');
  const onSuccess = useAfterAct(() => setWords(''));
  const ask = useMutation(privacyApi.privacy.askOwn.mutationOptions({ onSuccess }));
  return (
    <ActForm
      title="Gửi yêu cầu"
      aside="cơ quan xem và trả lời"
      verb="Gửi yêu cầu"
      act={ask}
      onSubmit={() => ask.mutate({ kind, words })}
    >
      <ChoiceField
        label="Việc"
        look="segments"
        options={[
          { value: 'correct', label: 'Sửa dữ liệu' },
          { value: 'delete', label: 'Xoá dữ liệu' },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextAreaField
        label="Nội dung"
        hint={kind === 'correct' ? 'Chỗ nào sai, đúng là gì, theo giấy tờ nào' : 'Lý do đề nghị xoá'}
        value={words}
        onChange={setWords}
        required
      />
    </ActForm>
  );
}

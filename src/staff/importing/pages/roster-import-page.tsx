import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sendList } from '#directives/importing/components/send-list.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { staffImportsApi } from '../api.ts';
import { PreviewTable } from '../components/preview-table.tsx';
import type { ImportAddress, Preview } from '../schema.ts';

interface Props {
  address: ImportAddress;
  onAddress(address: ImportAddress): void;
}

const help =
  'Nhập danh sách đội ngũ đang có trong Excel. Xem từng dòng sẽ ghi gì rồi mới nhập; nhập lại cùng một tệp không làm thay đổi gì.';
const crumbs = [{ label: 'Đội ngũ', href: '/doi-ngu' }, { label: 'Nhập từ tệp' }];

/** The school's own list of its people: chosen, looked through, then written. */
export function RosterImportPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  if (!may(viewer, 'staff.keep')) {
    return (
      <>
        <PageHead title="Nhập danh sách đội ngũ" crumbs={crumbs} />
        <NoPermission action={<ButtonLink href="/doi-ngu">Xem đội ngũ</ButtonLink>}>
          Cán bộ tổ chức, đầu mối hoặc Hiệu trưởng của trường nhập danh sách.
        </NoPermission>
      </>
    );
  }
  if (!address.tep) return <Choose onReceived={(tep) => onAddress({ tep })} />;
  return <Look key={address.tep} id={address.tep} {...{ address, onAddress }} />;
}

function Choose({ onReceived }: { onReceived(id: string): void }) {
  const send = useMutation({
    mutationFn: (file: File) => sendList(file, new AbortController().signal, '/api/staff-imports'),
    onSuccess: onReceived,
  });
  return (
    <>
      <PageHead title="Nhập danh sách đội ngũ" crumbs={crumbs} help={help} />
      <Stack>
        <Card title="Chọn tệp">
          <FileDrop
            title={send.isPending ? 'Đang đọc tệp' : 'Kéo tệp Excel vào đây'}
            accept=".xlsx"
            refusal={send.error ? sentenceOf(send.error) : null}
            onFiles={([file]) => file && !send.isPending && send.mutate(file)}
          >
            Tệp .xlsx có cột Mã và Họ và tên. Chưa có gì được nhập khi mới chọn tệp.
          </FileDrop>
        </Card>
        <Card title="Tệp cần có">
          <p>
            Mỗi người một dòng. Cột nhận ra được: Mã, Họ và tên, Đơn vị, Chức vụ, Cấp lãnh đạo, Giữ chức vụ
            từ, Hình thức làm việc, Làm việc tại trường từ, Giảng viên, Hạng chức danh, Giữ hạng từ, Trình độ,
            Ngành, Phù hợp vị trí, Ngày cấp bằng, Lý luận chính trị, Chứng chỉ, Nghỉ hưu từ. Ô trống không làm
            thay đổi gì; thông tin cá nhân không nhập bằng tệp.
          </p>
          <p>
            <ButtonLink href="/api/staff.xlsx">Lấy danh sách hiện có làm mẫu</ButtonLink>
          </p>
        </Card>
      </Stack>
    </>
  );
}

function Look({ id, address, onAddress }: Props & { id: string }) {
  const client = useQueryClient();
  const preview = useQuery(staffImportsApi.staffImports.preview.queryOptions({ input: { id } }));
  const confirm = useMutation(
    staffImportsApi.staffImports.confirm.mutationOptions({ onSettled: () => client.invalidateQueries() }),
  );
  const again = () => onAddress({});
  if (confirm.data || preview.data?.confirmed) return <Done written={confirm.data ?? null} again={again} />;
  if (!preview.data)
    return (
      <>
        <PageHead title="Nhập danh sách đội ngũ" crumbs={crumbs} />
        {preview.isError ? (
          <ReadError title="Không mở được bảng xem trước" query={preview} />
        ) : (
          <LoadingRows rows={10} label="Đang đọc các dòng" />
        )}
      </>
    );
  const { counts, fileName, notes } = preview.data;
  const seen = { new: counts.new ?? 0, changed: counts.changed ?? 0 };
  return (
    <>
      <PageHead
        title="Nhập danh sách đội ngũ"
        crumbs={crumbs}
        actions={
          <Actions>
            <Button onClick={again}>Chọn tệp khác</Button>
            <Button
              variant="filled"
              busy={confirm.isPending}
              why={seen.new + seen.changed === 0 ? 'không có gì mới' : undefined}
              onClick={() => confirm.mutate({ id, seen })}
            >
              {verbOf(preview.data)}
            </Button>
          </Actions>
        }
      />
      <Stack>
        {confirm.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(confirm.error)}
          </AlertLine>
        ) : null}
        <p>
          Tệp <b>{fileName}</b>. Chưa có gì được nhập; xem lại rồi bấm Nhập.
        </p>
        {notes.map((note) => (
          <AlertLine key={note} tone="info">
            {note}
          </AlertLine>
        ))}
        <PreviewTable
          preview={preview.data}
          state={address.loai}
          onState={(loai) => onAddress({ ...address, loai })}
        />
      </Stack>
    </>
  );
}

/** The numbers stand in the button: what is left out too. */
function verbOf({ counts }: Preview): string {
  const { new: made = 0, changed = 0, fault = 0 } = counts;
  const parts = [made > 0 ? `${made} người mới` : '', changed > 0 ? `${changed} thay đổi` : ''];
  const verb = `Nhập ${parts.filter(Boolean).join(', ')}`.trim();
  return fault > 0 ? `${verb}, bỏ ${fault} dòng lỗi` : verb;
}

function Done({ written, again }: { written: { made: number; changed: number } | null; again(): void }) {
  const words = written ? `Đã nhập ${written.made} người mới, ${written.changed} thay đổi.` : 'Đã nhập.';
  return (
    <>
      <PageHead title="Nhập danh sách đội ngũ" crumbs={crumbs} />
      <Card>
        <EmptyState
          title={words}
          action={
            <Actions>
              <ButtonLink variant="filled" href="/doi-ngu">
                Xem đội ngũ
              </ButtonLink>
              <Button onClick={again}>Nhập tệp khác</Button>
            </Actions>
          }
        >
          Giá trị cũ được giữ với ngày cuối của nó.
        </EmptyState>
      </Card>
    </>
  );
}

import { useMutation, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
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
import { importingApi } from '../api.ts';
import { PreviewTable } from '../components/preview-table.tsx';
import type { ImportAddress, Preview, Written } from '../schema.ts';

interface Props {
  address: ImportAddress;
  onAddress(address: ImportAddress): void;
}

const TITLE = 'Nhập danh mục đầu tư từ Excel';
const help =
  'Chọn tệp, xem từng dòng sẽ ghi gì rồi mới nhập. Số tiền trong tệp là số cả năm; chênh lệch với số đang có được ghi thành khoản mới. Nhập lại cùng một tệp không làm thay đổi gì.';
const crumbs = [{ label: 'Đầu tư', href: '/dau-tu' }, { label: 'Nhập từ Excel' }];

/** A list of items with their yearly figures: chosen, looked through, then written. */
export function InvestmentImportPage({ address, onAddress }: Props) {
  const viewer = useViewer();
  if (address.tep) return <Look key={address.tep} id={address.tep} {...{ address, onAddress }} />;
  return (
    <>
      <PageHead title={TITLE} crumbs={crumbs} help={help} />
      {may(viewer, 'investment.keep') ? (
        <Choose onReceived={(tep) => onAddress({ tep })} />
      ) : (
        <NoPermission action={<ButtonLink href="/dau-tu">Xem danh mục đầu tư</ButtonLink>}>
          Chuyên viên Văn phòng, cán bộ tài chính hoặc đầu mối của trường nhập danh mục.
        </NoPermission>
      )}
    </>
  );
}

function Choose({ onReceived }: { onReceived(id: string): void }) {
  const send = useMutation({
    mutationFn: (file: File) => sendList(file, new AbortController().signal, '/api/investment-imports'),
    onSuccess: onReceived,
  });
  return (
    <Stack>
      <Card title="Chọn tệp">
        <FileDrop
          title={send.isPending ? 'Đang đọc tệp' : 'Kéo tệp Excel vào đây'}
          accept=".xlsx"
          refusal={send.error ? sentenceOf(send.error) : null}
          onFiles={([file]) => file && !send.isPending && send.mutate(file)}
        >
          Tệp .xlsx có cột Mã và Hạng mục. Chưa có gì được nhập khi mới chọn tệp.
        </FileDrop>
      </Card>
      <Card title="Tệp cần có">
        <p>
          Mỗi hạng mục, năm và nguồn vốn một dòng, các cột: Mã, Hạng mục, Nhu cầu, Chủ đầu tư, Tổng mức đầu
          tư, Năm, Nguồn vốn, Kế hoạch, Phân bổ, Giải ngân. Tiền ghi bằng đồng. Ô để trống thì giữ số đang có.
        </p>
        <p>
          <ButtonLink href="/api/investments.xlsx">Lấy bảng hiện có làm mẫu</ButtonLink>
        </p>
      </Card>
    </Stack>
  );
}

function Look({ id, address, onAddress }: Props & { id: string }) {
  const preview = useQuery(importingApi.investmentImports.preview.queryOptions({ input: { id } }));
  const onSettled = useAfterAct();
  const confirm = useMutation(importingApi.investmentImports.confirm.mutationOptions({ onSettled }));
  const again = () => onAddress({});
  if (!preview.data)
    return (
      <>
        <PageHead title={TITLE} crumbs={crumbs} />
        {preview.isError ? (
          <ReadError title="Không mở được bảng xem trước" query={preview} />
        ) : (
          <LoadingRows rows={10} label="Đang đọc các dòng" />
        )}
      </>
    );
  const { counts, mark, fileName, notes, confirmed } = preview.data;
  if (confirm.data || confirmed) return <Done written={confirm.data ?? null} again={again} />;
  const writes = (counts.new ?? 0) + (counts.changed ?? 0);
  return (
    <>
      <PageHead
        title={TITLE}
        crumbs={crumbs}
        actions={
          <Actions>
            <Button onClick={again}>Chọn tệp khác</Button>
            <Button
              variant="filled"
              busy={confirm.isPending}
              why={writes === 0 ? 'không có gì mới' : undefined}
              onClick={() => confirm.mutate({ id, seen: mark })}
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
  const parts = [made > 0 ? `${made} hạng mục mới` : '', changed > 0 ? `${changed} dòng thay đổi` : ''];
  const verb = `Nhập ${parts.filter(Boolean).join(', ')}`.trim();
  return fault > 0 ? `${verb}, bỏ ${fault} dòng lỗi` : verb;
}

function Done({ written, again }: { written: Written | null; again(): void }) {
  const words = written ? `Đã nhập ${written.items} hạng mục mới, ${written.entries} khoản tiền` : 'Đã nhập';
  return (
    <>
      <PageHead title={TITLE} crumbs={crumbs} />
      <Card>
        <EmptyState
          title={words}
          action={
            <Actions>
              <ButtonLink variant="filled" href="/dau-tu">
                Xem danh mục đầu tư
              </ButtonLink>
              <Button onClick={again}>Nhập tệp khác</Button>
            </Actions>
          }
        />
      </Card>
    </>
  );
}

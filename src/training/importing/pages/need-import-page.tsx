import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sendList } from '#directives/importing/components/send-list.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows, NoPermission } from '#platform/ui/states.tsx';
import { trainingNeedsApi } from '../../needs/api.ts';
import type { NeedsView } from '../../needs/schema.ts';
import { needImportsApi } from '../api.ts';
import { PreviewTable } from '../components/preview-table.tsx';
import type { NeedImportAddress, Preview } from '../schema.ts';

interface Props {
  address: NeedImportAddress;
  onAddress(address: NeedImportAddress): void;
}

const TITLE = 'Nhập nhu cầu từ Excel';
const help =
  'Lấy mẫu có sẵn danh mục chương trình, ghi số người ở dòng cần, chọn lại tệp ở đây. Xem từng dòng rồi mới nhập; nhập lại cùng một tệp không làm thay đổi gì.';
const crumbs = [
  { label: 'Đào tạo', href: '/dao-tao' },
  { label: 'Nhu cầu', href: '/dao-tao/nhu-cau' },
  { label: 'Nhập từ Excel' },
];

/** An agency's list of needs: chosen, looked through, then written. */
export function NeedImportPage({ address, onAddress }: Props) {
  const input = address.nam ? { year: address.nam } : {};
  const found = useQuery(trainingNeedsApi.trainingNeeds.view.queryOptions({ input }));
  if (address.tep) return <Look key={address.tep} id={address.tep} {...{ address, onAddress }} />;
  return (
    <>
      <PageHead title={TITLE} crumbs={crumbs} help={help} />
      {found.isPending ? <LoadingRows rows={6} /> : null}
      {found.isError ? <ReadError title="Không mở được đợt đề nghị nhu cầu" query={found} /> : null}
      {found.data ? <Choose view={found.data} onReceived={(tep) => onAddress({ ...address, tep })} /> : null}
    </>
  );
}

function Choose({ view, onReceived }: { view: NeedsView; onReceived(id: string): void }) {
  const { year, writesFor, call } = view;
  const back = <ButtonLink href={`/dao-tao/nhu-cau?nam=${year}`}>Xem nhu cầu</ButtonLink>;
  if (writesFor.length === 0)
    return (
      <NoPermission action={back}>
        Đầu mối, thủ trưởng hoặc cán bộ đào tạo, tổ chức của cơ quan nhập nhu cầu.
      </NoPermission>
    );
  if (!call || call.state === 'closed')
    return (
      <Card>
        <EmptyState title={`Năm ${year} không có đợt đề nghị nhu cầu đang mở`} action={back} />
      </Card>
    );
  return (
    <Stack>
      <Drop {...{ view, onReceived }} />
      <Card title="Tệp cần có">
        <p>
          Mỗi nhu cầu một dòng, các cột: Chương trình, Đối tượng, Số người, Tháng (ví dụ 3, 4 hoặc tháng 3 đến
          5 hoặc quý II; để trống là tháng nào cũng được), Lý do, Người học (mỗi người một dòng trong ô: họ và
          tên; mã cán bộ; chức vụ). Dòng chỉ có tên chương trình được bỏ qua.
        </p>
        <p>
          <ButtonLink href={`/api/training-need-template.xlsx?year=${year}`}>
            Lấy mẫu có {view.catalogue.length} chương trình của danh mục
          </ButtonLink>
        </p>
      </Card>
    </Stack>
  );
}

/** Whose file it is stands before the file. */
function Drop({ view: { year, writesFor }, onReceived }: { view: NeedsView; onReceived(id: string): void }) {
  const [agencyId, setAgency] = useState(writesFor.length === 1 ? (writesFor[0]?.id ?? null) : null);
  const to = `/api/training-need-imports?year=${year}&agency=${agencyId}`;
  const send = useMutation({
    mutationFn: (file: File) => sendList(file, new AbortController().signal, to),
    onSuccess: onReceived,
  });
  return (
    <Card title="Chọn tệp" aside={`Năm ${year}`}>
      <Stack>
        {writesFor.length > 1 ? (
          <SelectField
            label="Của cơ quan"
            required
            hint="Nhập thay cơ quan khác theo tệp họ gửi thì nhu cầu được tính là đã gửi."
            options={writesFor.map(({ id, name }) => ({ value: id, label: name }))}
            value={agencyId}
            onChange={setAgency}
          />
        ) : null}
        {agencyId ? (
          <FileDrop
            title={send.isPending ? 'Đang đọc tệp' : 'Kéo tệp Excel vào đây'}
            accept=".xlsx"
            refusal={send.error ? sentenceOf(send.error) : null}
            onFiles={([file]) => file && !send.isPending && send.mutate(file)}
          >
            Tệp .xlsx có cột Chương trình và Số người. Chưa có gì được nhập khi mới chọn tệp.
          </FileDrop>
        ) : null}
      </Stack>
    </Card>
  );
}

function Look({ id, address, onAddress }: Props & { id: string }) {
  const client = useQueryClient();
  const preview = useQuery(needImportsApi.needImports.preview.queryOptions({ input: { id } }));
  const confirm = useMutation(
    needImportsApi.needImports.confirm.mutationOptions({ onSettled: () => client.invalidateQueries() }),
  );
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
  const { counts, fileName, notes, agency, year, asSent, confirmed } = preview.data;
  const again = () => onAddress({ nam: year });
  if (confirm.data || confirmed)
    return <Done preview={preview.data} written={confirm.data ?? null} again={again} />;
  const seen = { new: counts.new ?? 0, changed: counts.changed ?? 0 };
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
          Tệp <b>{fileName}</b>, nhu cầu năm {year} của <b>{agency}</b>. Chưa có gì được nhập; xem lại rồi bấm
          Nhập{asSent ? ', khi ấy nhu cầu được tính là đã gửi' : ''}.
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
  const parts = [made > 0 ? `${made} nhu cầu mới` : '', changed > 0 ? `${changed} thay đổi` : ''];
  const verb = `Nhập ${parts.filter(Boolean).join(', ')}`.trim();
  return fault > 0 ? `${verb}, bỏ ${fault} dòng lỗi` : verb;
}

interface DoneProps {
  preview: Preview;
  written: { made: number; changed: number } | null;
  again(): void;
}

function Done({ preview: { year, agency, asSent }, written, again }: DoneProps) {
  const words = written ? `Đã nhập ${written.made} nhu cầu mới, ${written.changed} thay đổi` : 'Đã nhập';
  return (
    <>
      <PageHead title={TITLE} crumbs={crumbs} />
      <Card>
        <EmptyState
          title={`${words}, của ${agency}`}
          action={
            <Actions>
              <ButtonLink variant="filled" href={`/dao-tao/nhu-cau?nam=${year}`}>
                Xem nhu cầu
              </ButtonLink>
              <Button onClick={again}>Nhập tệp khác</Button>
            </Actions>
          }
        >
          {asSent ? 'Nhu cầu được tính là đã gửi.' : 'Nhu cầu chưa gửi: xem lại rồi bấm Gửi ở trang Nhu cầu.'}
        </EmptyState>
      </Card>
    </>
  );
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sendList } from '#directives/importing/components/send-list.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FileDrop } from '#platform/ui/file-drop.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { trainingEnrollingApi } from '../api.ts';
import { rowStateLabels } from '../labels.ts';
import type { ImportAddress, PreviewRow } from '../schema.ts';

interface Props {
  id: string;
  address: ImportAddress;
  onAddress(address: ImportAddress): void;
}

const columns: Column<PreviewRow>[] = [
  { key: 'row', head: 'Dòng', width: 72, card: 'code', cell: ({ row }) => row },
  {
    key: 'name',
    head: 'Học viên',
    card: 'title',
    cell: ({ name }) => <b>{name || 'chưa ghi tên'}</b>,
    sub: ({ agencyName }) => agencyName,
  },
  { key: 'state', head: 'Kết quả đọc', width: 140, cell: ({ state }) => rowStateLabels[state] },
  {
    key: 'told',
    head: 'Lỗi ở ô nào, điều cần biết',
    cell: ({ faults, told }) =>
      [...faults.map(({ place, says }) => `${place}: ${says}`), ...told].map((words) => (
        <div key={words}>{words}</div>
      )),
  },
];

const crumbsOf = (id: string) => [
  { label: 'Lớp đào tạo', href: '/dao-tao/lop' },
  { label: 'Lớp', href: `/dao-tao/lop/${id}` },
  { label: 'Nhập học viên' },
];

/** A list of learners: chosen, looked through, then written. */
export function LearnersImportPage({ id, address, onAddress }: Props) {
  if (!address.tep) return <Choose id={id} onReceived={(tep) => onAddress({ tep })} />;
  return <Look key={address.tep} classId={id} id={address.tep} again={() => onAddress({})} />;
}

function Choose({ id, onReceived }: { id: string; onReceived(file: string): void }) {
  const send = useMutation({
    mutationFn: (file: File) =>
      sendList(file, new AbortController().signal, `/api/training-classes/${id}/learners`),
    onSuccess: onReceived,
  });
  return (
    <>
      <PageHead title="Nhập học viên" crumbs={crumbsOf(id)} />
      <Card title="Chọn tệp">
        <FileDrop
          title={send.isPending ? 'Đang đọc tệp' : 'Kéo tệp Excel vào đây'}
          accept=".xlsx"
          refusal={send.error ? sentenceOf(send.error) : null}
          onFiles={([file]) => file && !send.isPending && send.mutate(file)}
        >
          Tệp .xlsx có cột Họ và tên, Cơ quan; thêm Mã học viên, Chức vụ, Thư điện tử, Lý do ngoại lệ và một
          cột cho mỗi điều kiện của chương trình. Chưa có gì được nhập khi mới chọn tệp.
        </FileDrop>
        <p>
          <ButtonLink href={`/api/training-classes/${id}/learners.xlsx`}>
            Lấy danh sách hiện có làm mẫu
          </ButtonLink>
        </p>
      </Card>
    </>
  );
}

function Look({ classId, id, again }: { classId: string; id: string; again(): void }) {
  const client = useQueryClient();
  const preview = useQuery(trainingEnrollingApi.trainingEnrolling.preview.queryOptions({ input: { id } }));
  const confirm = useMutation(
    trainingEnrollingApi.trainingEnrolling.confirm.mutationOptions({
      onSettled: () => client.invalidateQueries(),
    }),
  );
  const view = preview.data;
  const fresh = view?.counts.new ?? 0;
  const faults = view?.counts.fault ?? 0;
  const isDone = Boolean(confirm.data) || view?.confirmed;
  return (
    <>
      <PageHead
        title="Nhập học viên"
        crumbs={crumbsOf(classId)}
        actions={
          view && !isDone ? (
            <Actions>
              <Button onClick={again}>Chọn tệp khác</Button>
              <Button
                variant="filled"
                busy={confirm.isPending}
                why={fresh === 0 ? 'không có ai mới' : undefined}
                onClick={() => confirm.mutate({ id, seen: fresh })}
              >
                {`Ghi danh ${fresh} học viên${faults > 0 ? `, bỏ ${faults} dòng lỗi` : ''}`}
              </Button>
            </Actions>
          ) : null
        }
      />
      <Stack>
        {preview.isError ? <ReadError title="Không mở được bảng xem trước" query={preview} /> : null}
        {preview.isPending ? <LoadingRows rows={8} /> : null}
        {confirm.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(confirm.error)}
          </AlertLine>
        ) : null}
        {isDone ? (
          <Card>
            <EmptyState
              title={confirm.data ? `Đã ghi danh ${confirm.data.written} học viên` : 'Tệp này đã được nhập'}
              action={<ButtonLink href={`/dao-tao/lop/${classId}`}>Xem lớp</ButtonLink>}
            />
          </Card>
        ) : view ? (
          <>
            <p>
              Tệp <b>{view.fileName}</b>. Chưa có gì được nhập; xem lại rồi bấm Ghi danh.
            </p>
            {view.notes.map((note) => (
              <AlertLine key={note} tone="info">
                {note}
              </AlertLine>
            ))}
            <Card flush label="Các dòng trong tệp">
              <DataTable
                label={`${view.rows.length} dòng`}
                rows={view.rows}
                columns={columns}
                rowKey={({ row }) => String(row)}
                empty={<EmptyState title="Tệp không có dòng nào" />}
              />
            </Card>
          </>
        ) : null}
      </Stack>
    </>
  );
}

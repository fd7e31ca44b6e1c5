import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { businessLabels, statusLabels, steeringLabels } from '../../sending/labels.ts';
import type { Waiting } from '../../sending/schema.ts';
import { edxmlApi } from '../api.ts';
import { FrameTabs } from '../components/frame-tabs.tsx';
import { packageName, packageStateCodes, packageStateLabels } from '../labels.ts';
import type { PackageRow } from '../schema.ts';

const help =
  'Gói văn bản (edXML) từ hệ thống khác để trong thư mục đến của Văn phòng. Mỗi phút phần mềm nhận một lần; văn bản chỉ đạo thành bản nháp chờ rà soát, cơ quan gửi được báo từng bước.';

/** What other systems have sent. */
export function IncomingPage(_props: { id: string }) {
  const viewer = useViewer();
  const found = useQuery(edxmlApi.edxml.overview.queryOptions());
  const exchange = useMutation(edxmlApi.edxml.exchange.mutationOptions({ onSuccess: useAfterAct() }));
  return (
    <>
      <PageHead
        title="Liên thông văn bản"
        help={help}
        beside={<FrameTabs at="/lien-thong" />}
        actions={
          may(viewer, 'edxml.keep') && found.data?.isOn ? (
            <Button variant="filled" busy={exchange.isPending} onClick={() => exchange.mutate(undefined)}>
              Nhận ngay
            </Button>
          ) : null
        }
      />
      <Stack>
        {exchange.isError ? <AlertLine tone="look">{sentenceOf(exchange.error)}</AlertLine> : null}
        {exchange.data ? (
          <AlertLine tone="done" live>
            Đã nhận {exchange.data.taken} tệp, gửi đi {exchange.data.sent} tệp.
          </AlertLine>
        ) : null}
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được các gói liên thông" query={found} /> : null}
        {found.data && !found.data.isOn ? (
          <AlertLine tone="look">
            Liên thông chưa bật. Quản trị viên ghi mã cơ quan và thư mục trao đổi ở mục Liên thông của mình.
          </AlertLine>
        ) : null}
        {found.data && found.data.out.unsent > 0 ? (
          <Unsent out={found.data.out} keeps={may(viewer, 'edxml.keep')} />
        ) : null}
        {found.data ? <Packages rows={found.data.packages} /> : null}
      </Stack>
    </>
  );
}

/** What could not be put into the folder: how many, why, and to try again at once. */
function Unsent({ out: { unsent, problem }, keeps }: { out: Waiting; keeps: boolean }) {
  const retry = useMutation(edxmlApi.edxmlSending.retry.mutationOptions({ onSuccess: useAfterAct() }));
  return (
    <Card title="Chưa gửi được" aside={`${unsent} tệp`}>
      {retry.error ? <AlertLine tone="look">{sentenceOf(retry.error)}</AlertLine> : null}
      <p>
        {problem ?? 'Không ghi được vào thư mục đi.'} Trạng thái được gửi lại, mỗi lần cách lâu hơn; văn bản
        không gửi được 5 lần thì chờ bấm «Gửi lại».
      </p>
      {keeps ? (
        <Actions>
          <Button busy={retry.isPending} onClick={() => retry.mutate({ id: null })}>
            Gửi lại tất cả
          </Button>
          <ButtonLink href="/lien-thong/di">Xem các gói đi</ButtonLink>
        </Actions>
      ) : null}
    </Card>
  );
}

const kindOf = ({ kind, steering, business, typeName }: PackageRow): string => {
  if (kind === 'status') return `Trạng thái ${statusLabels[(typeName ?? '01') as '01'] ?? ''}`;
  if (business && business !== 'new') return businessLabels[business as 'update'];
  return steeringLabels[steering ?? 0] ?? '';
};

const nameOf = (row: PackageRow): string =>
  packageName(row.kind === 'status' ? { ...row, typeName: 'Về văn bản' } : row);

function Packages({ rows }: { rows: PackageRow[] }) {
  return (
    <Card flush={rows.length > 0} title="Gói đã đến" aside={`${rows.length} gói`}>
      <DataTable
        label={`${rows.length} gói đã đến`}
        rows={rows}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/lien-thong/${id}`}
        link="name"
        columns={[
          {
            ...{ key: 'name', head: 'Văn bản', card: 'title' },
            cell: nameOf,
            sub: ({ subject, problem }) => subject ?? problem,
          },
          { key: 'from', head: 'Cơ quan gửi', width: 220, cell: (row) => row.fromName ?? row.fromCode ?? '' },
          { key: 'kind', head: 'Loại gói', width: 140, cell: kindOf },
          { key: 'day', head: 'Nhận ngày', width: 110, cell: ({ receivedOn }) => formatDate(receivedOn) },
          {
            ...{ key: 'state', head: 'Tình trạng', width: 210, card: 'state' },
            cell: ({ state }) => (
              <StateLabel state={packageStateCodes[state]} words={packageStateLabels[state]} />
            ),
          },
        ]}
        empty={
          <EmptyState title="Chưa có gói nào đến">
            Gói để trong thư mục đến sẽ hiện ở đây trong vòng một phút.
          </EmptyState>
        }
      />
    </Card>
  );
}

import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { may } from '#accounts/permissions.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { committeesApi } from '../api.ts';
import { CommitteeForm } from '../components/committee-form.tsx';
import { moverWords, StandingLabel } from '../components/standing-label.tsx';
import { kindLabels } from '../labels.ts';
import type { CommitteeSummary } from '../schema.ts';

const help =
  'Mỗi Ban Chỉ đạo một dòng: quyết định đang ở bước nào, cơ quan nào phải làm tiếp và đã mấy ngày, việc thành viên quá hạn, phiên họp tới. Bấm một dòng để mở.';

/** Committees: where the decision of each stands, and who must move. */
export function CommitteesPage() {
  const viewer = useViewer();
  const [isMaking, setMaking] = useState(false);
  const found = useQuery(committeesApi.committees.list.queryOptions({ input: {} }));
  const rows = found.data ?? [];
  const mayMake = may(viewer, 'committee.keep');
  return (
    <>
      <PageHead
        title="Ban Chỉ đạo"
        help={help}
        asOf={formatDate(viewer.today)}
        actions={
          mayMake ? (
            <Button variant="filled" onClick={() => setMaking(true)}>
              Lập Ban Chỉ đạo
            </Button>
          ) : null
        }
      />
      {found.isPending ? <LoadingRows rows={4} /> : null}
      {found.isError ? <ReadError title="Không mở được danh sách Ban Chỉ đạo" query={found} /> : null}
      {found.isSuccess ? (
        <Split
          keep
          width={404}
          panel={isMaking ? <CommitteeForm onClose={() => setMaking(false)} /> : undefined}
        >
          <Card flush title="Các Ban Chỉ đạo" aside={`${rows.length} ban`}>
            <DataTable
              label={`${rows.length} Ban Chỉ đạo`}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              rowHref={({ id }) => `/ban-chi-dao/${id}`}
              isLate={({ lateTasks }) => lateTasks > 0}
              empty={<NoCommittee />}
            />
          </Card>
        </Split>
      ) : null}
    </>
  );
}

const columns: Column<CommitteeSummary>[] = [
  {
    ...{ key: 'name', head: 'Ban Chỉ đạo', card: 'title' as const },
    cell: ({ name }) => name,
    sub: ({ drafter, directiveCode }) =>
      `${drafter.name} soạn thảo${directiveCode ? `, theo ${directiveCode}` : ''}`,
  },
  {
    ...{ key: 'standing', head: 'Quyết định', width: 210, card: 'state' as const },
    cell: ({ standing }) => <StandingLabel standing={standing} />,
    sub: ({ kind, standing }) => `${kindLabels[kind]}, từ ${formatDate(standing.since)}`,
  },
  { key: 'mover', head: 'Phải làm tiếp', width: 140, cell: ({ standing }) => moverWords(standing) },
  { key: 'members', head: 'Thành viên', width: 90, align: 'right', cell: ({ members }) => members },
  {
    ...{ key: 'late', head: 'Việc quá hạn', width: 110 },
    cell: ({ lateTasks }) =>
      lateTasks > 0 ? <StateLabel state="late" words={`${lateTasks} việc`} /> : 'không có',
  },
  {
    ...{ key: 'meeting', head: 'Phiên họp tới', width: 110 },
    cell: ({ nextMeeting }) => (nextMeeting ? formatDate(nextMeeting) : 'chưa có'),
  },
];

function NoCommittee() {
  return (
    <EmptyState
      title="Chưa ghi Ban Chỉ đạo nào"
      action={
        <LoadExample
          label="Nạp Ban Chỉ đạo ví dụ"
          act="committee.keep"
          options={committeesApi.committees.loadExample.mutationOptions()}
        />
      }
    >
      Cơ quan được giao tham mưu lập dự thảo quyết định; Ban Chỉ đạo hiện ở đây với cơ quan soạn thảo, thẩm
      định và cơ quan có người là thành viên.
    </EmptyState>
  );
}

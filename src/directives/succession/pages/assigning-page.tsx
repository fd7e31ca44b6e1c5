import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { successionLabels } from '#accounts/labels.ts';
import { may } from '#accounts/permissions.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { stateOf } from '../../components/state-of.ts';
import { assignmentRoleLabels } from '../../labels.ts';
import { assigningApi } from '../api.ts';
import { type Assigning, MOST_AT_ONCE, type WorkToAssign } from '../schema.ts';

const keyOf = ({ code, from }: Pick<WorkToAssign, 'code' | 'from'>) => `${code} ${from.id}`;

/** Open work of agencies that ended or gave work away: each with who is proposed to go on with it. */
export function AssigningPage(_props: Record<string, never>) {
  const viewer = useViewer();
  const mayAssign = may(viewer, 'succession.assign');
  const work = useQuery(assigningApi.assigning.list.queryOptions({ enabled: mayAssign }));
  if (!mayAssign)
    return (
      <EmptyState title="Chuyên viên theo dõi giao lại việc">
        Việc của cơ quan đã sáp nhập, tách, giải thể do chuyên viên xác nhận cơ quan tiếp nhận.
      </EmptyState>
    );
  if (work.isPending) return <LoadingRows rows={8} />;
  if (work.isError) return <ReadError title="Không mở được việc cần giao lại" query={work} />;
  return <Listed rows={work.data} />;
}

function Listed({ rows }: { rows: WorkToAssign[] }) {
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [said, setSaid] = useState<{ done: number; refused: string[] } | null>(null);
  const assign = useMutation(
    assigningApi.assigning.assign.mutationOptions({
      onSuccess: async (outcome) => {
        await client.invalidateQueries();
        const refused = outcome.flatMap(({ code, why }) => (why ? [`${code}: ${why}`] : []));
        setSaid({ done: outcome.length - refused.length, refused });
      },
    }),
  );
  const heirOf = (row: WorkToAssign) =>
    chosen[keyOf(row)] ?? (row.heirs.length === 1 ? (row.heirs[0]?.id ?? null) : null);
  const ready = rows.flatMap((row): Assigning[] => {
    const toAgencyId = heirOf(row);
    return toAgencyId
      ? [{ code: row.code, fromAgencyId: row.from.id, recordingId: row.recordingId, toAgencyId }]
      : [];
  });
  const send = (assignings: Assigning[]) => assign.mutate({ assignings: assignings.slice(0, MOST_AT_ONCE) });
  const columns = columnsFor({
    heirOf,
    onChoose: (row, id) => setChosen((before) => ({ ...before, [keyOf(row)]: id })),
    onConfirm: (row) =>
      send(ready.filter((one) => one.code === row.code && one.fromAgencyId === row.from.id)),
    busy: assign.isPending,
  });
  return (
    <>
      <PageHead
        title="Việc cần giao lại"
        crumbs={[{ label: 'Cơ quan', href: '/co-quan' }, { label: 'Việc cần giao lại' }]}
        help="Cơ quan thực hiện đã sáp nhập, chia tách, giải thể hoặc chuyển nhiệm vụ. Lời văn bản giữ nguyên; từ ngày xác nhận, cơ quan được chọn thực hiện tiếp với thời hạn và báo cáo đang có."
        subtitle={rows.length > 0 ? `${rows.length} việc, ${ready.length} đã có cơ quan tiếp nhận` : null}
        actions={
          ready.length > 1 ? (
            <Button variant="filled" busy={assign.isPending} onClick={() => send(ready)}>
              {`Xác nhận cả ${ready.length} việc`}
            </Button>
          ) : null
        }
      />
      <Stack>
        {assign.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(assign.error)}
          </AlertLine>
        ) : null}
        {said && said.done > 0 ? (
          <AlertLine tone="done" live>
            Đã xác nhận {said.done} việc; cơ quan tiếp nhận được báo.
          </AlertLine>
        ) : null}
        {said && said.refused.length > 0 ? (
          <AlertLine tone="look" live>
            {said.refused.join(' ')}
          </AlertLine>
        ) : null}
        <Card flush label="Việc cần giao lại">
          <DataTable
            label={`Việc cần giao lại, ${rows.length} dòng`}
            rows={rows}
            columns={columns}
            rowKey={keyOf}
            rowHref={({ code }) => `/nhiem-vu/${code}`}
            link="title"
            empty={
              <EmptyState
                title="Không có việc nào cần giao lại"
                action={<ButtonLink href="/co-quan/ghi-nhan">Ghi nhận sáp nhập, tách, đổi tên</ButtonLink>}
              >
                Mọi việc đang mở đều có cơ quan đang hoạt động.
              </EmptyState>
            }
          />
        </Card>
      </Stack>
    </>
  );
}

interface Acts {
  heirOf(row: WorkToAssign): string | null;
  onChoose(row: WorkToAssign, id: string): void;
  onConfirm(row: WorkToAssign): void;
  busy: boolean;
}

function columnsFor({ heirOf, onChoose, onConfirm, busy }: Acts): Column<WorkToAssign>[] {
  return [
    { key: 'code', head: 'Mã', width: 150, nowrap: true, card: 'code', cell: ({ code }) => code },
    {
      key: 'title',
      head: 'Nhiệm vụ',
      card: 'title',
      cell: ({ title }) => title,
      sub: ({ roles }) => roles.map((role) => assignmentRoleLabels[role].toLowerCase()).join(', '),
    },
    {
      key: 'state',
      head: 'Tình hình',
      width: 204,
      card: 'state',
      cell: (row) => <StateLabel {...stateOf(row.standing)} />,
    },
    {
      key: 'from',
      head: 'Cơ quan trước',
      width: '21%',
      cell: ({ from }) => from.name,
      sub: ({ kind, happenedOn, decision, scope }) =>
        [`${successionLabels[kind]} nơi khác từ ${formatDate(happenedOn)}`, decision, scope]
          .filter(Boolean)
          .join(' · '),
    },
    {
      key: 'to',
      head: 'Cơ quan tiếp nhận',
      width: 250,
      cell: (row) => (
        <SelectField
          label={`Cơ quan tiếp nhận ${row.code}`}
          hideLabel
          small
          options={row.heirs.map(({ id, name }) => ({
            value: id,
            label: id === row.from.id ? `${name} (giữ lại)` : name,
          }))}
          value={heirOf(row)}
          onChange={(id) => id && onChoose(row, id)}
          searchable={false}
        />
      ),
    },
    {
      key: 'act',
      head: 'Việc',
      width: 110,
      cell: (row) => (
        <Button
          small
          variant="ink"
          disabled={heirOf(row) === null || busy}
          aria-label={`Xác nhận ${row.code}`}
          onClick={() => onConfirm(row)}
        >
          Xác nhận
        </Button>
      ),
    },
  ];
}

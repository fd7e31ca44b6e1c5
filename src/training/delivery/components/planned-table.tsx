import { formatDate } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { classStateLabels } from '../../classes/labels.ts';
import { deliveryApi } from '../api.ts';
import type { PlannedRow } from '../schema.ts';
import css from './delivery.module.css';

const variancesColumn: Column<PlannedRow> = {
  key: 'variances',
  head: 'Khác kế hoạch, lý do',
  width: 320,
  cell: ({ variances }) =>
    variances.length > 0 ? (
      <ul className={css.list}>
        {variances.map((one) => (
          <li key={one} className={css.short}>
            {one}
          </li>
        ))}
      </ul>
    ) : (
      <span className={css.said}>Không khác</span>
    ),
  sub: ({ explained: [last, ...before] }) =>
    last
      ? `${last.text} (${last.by ?? 'người đã rời hệ thống'}, ${formatDate(last.on)}${before.length > 0 ? `; ${before.length} lần ghi trước` : ''})`
      : null,
};

const columnsOf = (onExplain: (row: PlannedRow) => void): Column<PlannedRow>[] => [
  {
    key: 'name',
    head: 'Lớp theo kế hoạch',
    card: 'title',
    cell: ({ programmeName, ordinal }) => <b>{`${programmeName}, lớp ${ordinal}`}</b>,
    sub: ({ audience }) => audience,
  },
  {
    key: 'provider',
    head: 'Đơn vị, tháng giao',
    width: 210,
    cell: ({ provider }) => provider?.name ?? 'Chưa phân bổ',
    sub: ({ month, heads }) => `${month ? `tháng ${month}, ` : ''}${heads} học viên`,
  },
  {
    key: 'held',
    head: 'Tình hình',
    width: 200,
    cell: ({ held }) => (held ? classStateLabels[held.state] : 'Chưa mở'),
    sub: ({ held }) =>
      held ? (
        <>
          <Link href={`/dao-tao/lop/${held.id}`}>{held.code}</Link>
          {`, ${held.learners} học viên, ${held.certificates} chứng chỉ`}
        </>
      ) : null,
  },
  variancesColumn,
  {
    key: 'acts',
    head: 'Việc',
    width: 110,
    cell: (row) =>
      row.mayExplain && row.variances.length > 0 ? (
        <Button small onClick={() => onExplain(row)}>
          Ghi lý do
        </Button>
      ) : null,
  },
];

/** The classes of the plan with what became of them and why. */
export function PlannedTable({ rows, label }: { rows: PlannedRow[]; label: string }) {
  const [asked, setAsked] = useState<PlannedRow | null>(null);
  const client = useQueryClient();
  const explain = useMutation(
    deliveryApi.delivery.explain.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        setAsked(null);
      },
    }),
  );
  return (
    <>
      <DataTable
        label={label}
        rows={rows}
        columns={columnsOf(setAsked)}
        rowKey={({ planClassId }) => planClassId}
        minWidth={980}
      />
      <ReasonDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={`Vì sao khác kế hoạch: ${asked?.programmeName ?? ''}, lớp ${asked?.ordinal ?? ''}`}
        verb="Ghi lý do"
        busy={explain.isPending}
        onConfirm={(reason) => asked && explain.mutate({ planClassId: asked.planClassId, reason })}
      >
        {asked?.variances.join('; ')}
        {explain.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(explain.error)}
          </AlertLine>
        ) : null}
      </ReasonDialog>
    </>
  );
}

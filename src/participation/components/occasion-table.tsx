import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { kindLabels, organiserName, stateCodes, stateLabels } from '../labels.ts';
import { daysOf, seatName } from '../rules.ts';
import type { Occasion } from '../schema.ts';
import css from './participation.module.css';

const columns: Column<Occasion>[] = [
  { key: 'days', head: 'Ngày', width: 118, card: 'code', cell: daysOf },
  {
    key: 'title',
    head: 'Cuộc',
    card: 'title',
    cell: ({ title }) => title,
    sub: (one) => `${kindLabels[one.kind]} · ${organiserName(one)}`,
  },
  {
    key: 'seats',
    head: 'Người của trường',
    width: 260,
    cell: ({ seats }) => seats.map(seatName).join('; ') || <span className={css.quiet}>chưa ghi</span>,
    sub: ({ unasked }) => (unasked > 0 ? `chưa mời ${unasked}` : null),
  },
  {
    key: 'state',
    head: 'Tình hình',
    width: 210,
    card: 'state',
    cell: ({ state }) => <StateLabel state={stateCodes[state]} words={stateLabels[state]} />,
  },
];

/** Occasions, the latest first, each opening its page. */
export function OccasionTable({ rows, label }: { rows: Occasion[]; label: string }) {
  return (
    <DataTable
      label={label}
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/du-hop/${id}`}
      link="title"
      columns={columns}
    />
  );
}

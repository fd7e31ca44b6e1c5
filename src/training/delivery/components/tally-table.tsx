import { formatNumber } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { stageAddress, stageLabels } from '../labels.ts';
import type { DeliveryAddress, Stage, Tally } from '../schema.ts';
import css from './delivery.module.css';

interface Props {
  tallies: Tally[];
  total: Tally;
  address: DeliveryAddress;
  year: number;
}

/** The address of the rows behind a figure. */
function hrefTo(address: DeliveryAddress, year: number, key: string, stage: Stage): string {
  const { xep, den } = address;
  const search = new URLSearchParams({ nam: String(year) });
  if (den) search.set('den', den);
  if (xep) search.set('xep', xep);
  if (key) search.set('nhom', key);
  if (stage !== 'given') search.set('buoc', stageAddress[stage]);
  return `/dao-tao/thuc-hien?${search}`;
}

const stageColumn = (stage: Stage, { address, year }: Props): Column<Tally> => ({
  ...{
    key: stage,
    head: stageLabels[stage],
    width: stage === 'cancelled' ? 112 : 88,
    align: 'right' as const,
  },
  cell: ({ key, name, stages }) => (
    <Link
      href={hrefTo(address, year, key, stage)}
      aria-label={`${name}: ${stageLabels[stage]} ${stages[stage]}`}
    >
      {formatNumber(stages[stage])}
    </Link>
  ),
});

/** Given, opened, begun, ended; learners; certificates; by programme or by provider, each figure opening its rows. */
export function TallyTable(props: Props) {
  const { tallies, total, address } = props;
  const columns: Column<Tally>[] = [
    {
      key: 'name',
      head: address.xep === 'don-vi' ? 'Đơn vị' : 'Chương trình',
      card: 'title',
      cell: ({ key, name }) => (key === total.key ? <b>{name}</b> : name),
      // Of the whole it stands in the head of the card.
      sub: ({ key, verdict }) =>
        key === total.key ? null : (
          <span className={verdict.code === 'short' ? css.short : undefined}>{verdict.words}</span>
        ),
    },
    ...(['given', 'opened', 'started', 'ended', 'cancelled'] as const).map((one) => stageColumn(one, props)),
    {
      key: 'learners',
      head: 'Học viên',
      title: 'Học viên các lớp đã khai giảng, trên số giao',
      width: 110,
      align: 'right',
      cell: ({ learners, heads }) => `${formatNumber(learners)}/${formatNumber(heads)}`,
    },
    {
      ...{ key: 'certificates', head: 'Chứng chỉ', width: 92, align: 'right' as const },
      cell: ({ certificates }) => formatNumber(certificates),
    },
  ];
  return (
    <DataTable
      label={`Thực hiện theo ${address.xep === 'don-vi' ? 'đơn vị' : 'chương trình'}, ${tallies.length} dòng và tổng cộng`}
      rows={[total, ...tallies]}
      columns={columns}
      rowKey={({ key }) => key}
      minWidth={940}
    />
  );
}

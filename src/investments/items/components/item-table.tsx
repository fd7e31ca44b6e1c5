import { formatDate } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { EmptyState } from '#platform/ui/states.tsx';
import { Money } from '../../components/money.tsx';
import { kindLabels, stageLabels } from '../../labels.ts';
import { sayMillions } from '../../rules.ts';
import { type MoneyKind, moneyKinds } from '../../schema.ts';
import type { Item } from '../schema.ts';

/** How an item stands: handed over, late at a milestone, short of money, or under way. */
export function ItemState({ item: { stage, next, daysLate } }: { item: Item }) {
  if (stage === 'handover') return <StateLabel state="done" words="Đã bàn giao" />;
  if (daysLate) return <StateLabel state="late" days={daysLate} />;
  return <StateLabel state={stage ? 'in-progress' : 'not-started'} words={nextWords({ next, stage })} />;
}

const nextWords = ({ next, stage }: Pick<Item, 'next' | 'stage'>): string =>
  next
    ? `${stage ? 'Chờ' : 'Chưa bắt đầu, chờ'} ${stageLabels[next].toLocaleLowerCase('vi')}`
    : 'Đang thực hiện';

/** The planned day; where it was set anew after it was missed, the one that was missed too. */
const dayWords = (nextOn: string | null, lateOn: string | null): string => {
  const planned = nextOn ? formatDate(nextOn) : 'chưa có ngày';
  return lateOn && lateOn !== nextOn ? `${planned} (lỡ ngày ${formatDate(lateOn)})` : planned;
};

const money = (kind: MoneyKind): Column<Item> => ({
  ...{ key: kind, head: kindLabels[kind], width: 104, align: 'right' },
  cell: ({ id, sums }) => <Money amount={sums[kind]} href={`/dau-tu/${id}?loai=${kind}#khoan-tien`} />,
});

const columns: Column<Item>[] = [
  { key: 'code', head: 'Mã', width: 84, card: 'code', nowrap: true, cell: ({ code }) => code },
  {
    ...{ key: 'name', head: 'Hạng mục', card: 'title' },
    cell: ({ name }) => name,
    sub: ({ owner, behind }) =>
      [
        owner ? owner.name : 'chưa có chủ đầu tư',
        behind !== '0' && `thiếu ${sayMillions(behind)} triệu so với kế hoạch`,
      ]
        .filter(Boolean)
        .join(' · '),
  },
  {
    ...{ key: 'state', head: 'Tình hình', width: 210, card: 'state' },
    cell: (item) => <ItemState item={item} />,
    sub: ({ next, nextOn, nextBy, lateOn }) =>
      next
        ? [stageLabels[next], dayWords(nextOn, lateOn), nextBy?.shortName].filter(Boolean).join(' · ')
        : null,
  },
  ...moneyKinds.map(money),
];

/** Late ones first; the figures of money open their entries. */
export function ItemTable({ items, day }: { items: Item[]; day: string }) {
  return (
    <DataTable
      label={`${items.length} hạng mục đầu tư, triệu đồng, số liệu đến ${formatDate(day)}`}
      rows={items}
      columns={columns}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/dau-tu/${id}`}
      link="name"
      isLate={({ daysLate, stage }) => stage !== 'handover' && daysLate !== null}
      empty={<EmptyState title="Chưa có hạng mục đầu tư nào" />}
    />
  );
}

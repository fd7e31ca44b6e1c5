import { formatNumber } from '@dondoc/vietnamese';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { knownOf, moneyWords, provenWords, unknownWords, wayWords } from '../labels.ts';
import type { Run } from '../schema.ts';
import css from './allocating.module.css';
import { useAllocationActs } from './use-allocation-acts.ts';

interface Props {
  runs: Run[];
  mayChoose: boolean;
  /** The run looked at: what it would change is shown beside. */
  selected: string | null;
  onSelect(id: string): void;
}

/** What was reckoned, side by side; one of them is chosen, or none. */
export function RunsCard({ runs, mayChoose, selected, onSelect }: Props) {
  const acts = useAllocationActs();
  const error = acts.choose.error ?? acts.remove.error;
  const columns: Column<Run>[] = [
    ...figures,
    {
      key: 'acts',
      head: 'Việc',
      width: 168,
      cell: (run) =>
        mayChoose ? (
          <Actions>
            <Button
              small
              variant="ink"
              why={run.isStale ? 'lớp đã chia lại' : undefined}
              busy={acts.choose.isPending}
              onClick={() => acts.choose.mutate({ runId: run.id })}
            >
              Chọn
            </Button>
            <Button small variant="quiet" onClick={() => acts.remove.mutate({ runId: run.id })}>
              Bỏ
            </Button>
          </Actions>
        ) : null,
    },
  ];
  return (
    <Card flush title="Các lần tính" aside={`${runs.length} lần, mới nhất ở trên`}>
      {error ? (
        <AlertLine tone="look" live>
          {sentenceOf(error)}
        </AlertLine>
      ) : null}
      <DataTable
        label={`${runs.length} lần tính phân bổ`}
        rows={runs}
        columns={columns}
        rowKey={({ id }) => id}
        selected={selected}
        onSelect={onSelect}
        minWidth={940}
      />
    </Card>
  );
}

const figures: Column<Run>[] = [
  {
    key: 'name',
    head: 'Lần tính',
    card: 'title',
    cell: ({ name, chosenAt }) => (
      <>
        <b>{name}</b>
        {chosenAt ? <span className={css.chosen}> đã chọn</span> : null}
      </>
    ),
    sub: (run) => [provenWords(run), unknownWords(run.unknown)].filter(Boolean).join('; '),
  },
  {
    key: 'placed',
    head: 'Đã xếp',
    width: 84,
    align: 'right',
    cell: ({ placed, classes }) => `${placed}/${classes}`,
  },
  {
    key: 'way',
    head: 'Quãng đường',
    title: 'Số người nhân số ki-lô-mét đến nơi mở lớp',
    width: 130,
    align: 'right',
    cell: ({ cost }) => wayWords(cost.distance.headKilometres),
    sub: ({ cost }) => knownOf(cost.distance.known, cost.placed),
  },
  {
    key: 'money',
    head: 'Kinh phí',
    width: 130,
    align: 'right',
    cell: ({ cost }) => (cost.cost.money === null ? 'chưa rõ' : moneyWords(cost.cost.money)),
    sub: ({ cost }) => knownOf(cost.cost.known, cost.placed),
  },
  {
    key: 'spread',
    head: 'Giờ dồn',
    title: 'Giờ giảng vượt mức chia đều',
    width: 90,
    align: 'right',
    cell: ({ cost }) => formatNumber(Math.round(cost.spread.hoursAbove)),
  },
  {
    key: 'loads',
    head: 'Lớp theo đơn vị',
    cell: ({ loads }) =>
      loads
        .filter(({ classes }) => classes > 0)
        .map(({ name, classes }) => `${name}: ${classes}`)
        .join('; ') || 'không đơn vị nào',
  },
];

import { formatNumber } from '@dondoc/vietnamese';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { ParticipationAddress, ParticipationView, Tally } from '../schema.ts';

type Loc = NonNullable<ParticipationAddress['loc']>;

interface Props {
  view: ParticipationView;
  address: ParticipationAddress;
}

function hrefTo({ view, address }: Props, key: string, loc: Loc): string {
  const search = new URLSearchParams({ nam: String(view.year), loc });
  if (address.xep) search.set('xep', address.xep);
  if (key) search.set('nhom', key);
  return `/du-hop?${search}`;
}

const ofRow = (
  props: Props,
  { loc, head, width, value }: { loc: Loc; head: string; width: number; value(one: Tally): string },
): Column<Tally> => ({
  ...{ key: loc, head, width, align: 'right' },
  cell: (one) => (
    <Link href={hrefTo(props, one.key, loc)} aria-label={`${one.name}: ${head} ${value(one)}`}>
      {value(one)}
    </Link>
  ),
});

const share = (part: number, whole: number): string =>
  whole === 0 ? '0' : `${part}/${whole} (${formatNumber(Math.round((part / whole) * 1000) / 10)} %)`;

/** How often the school had to be asked and was; by organiser or by kind, each figure opening its rows. */
export function TallyTable(props: Props) {
  const { view, address } = props;
  const rows = [view.total, ...(address.xep === 'loai' ? view.kinds : view.organisers)];
  const columns: Column<Tally>[] = [
    {
      ...{ key: 'name', head: address.xep === 'loai' ? 'Loại' : 'Cơ quan tổ chức', card: 'title' as const },
      cell: ({ key, name }) => (key === view.total.key ? <b>{name}</b> : name),
      sub: ({ seatsAsked, seatsDue, seatsCame, seatsAbsent }) =>
        `theo người: mời ${seatsAsked}/${seatsDue} lượt, dự ${seatsCame}, vắng ${seatsAbsent}`,
    },
    ofRow(props, {
      ...{ loc: 'da-dien-ra', head: 'Đã diễn ra', width: 110 },
      value: ({ occasions }) => formatNumber(occasions),
    }),
    ofRow(props, {
      ...{ loc: 'duoc-moi', head: 'Được mời / phải mời', width: 160 },
      value: ({ asked, mustAsk }) => share(asked, mustAsk),
    }),
    ofRow(props, {
      ...{ loc: 'chua-moi', head: 'Không mời', width: 110 },
      value: ({ asked, mustAsk }) => formatNumber(mustAsk - asked),
    }),
    ofRow(props, { loc: 'da-du', head: 'Đã dự', width: 90, value: ({ attended }) => formatNumber(attended) }),
  ];
  return (
    <DataTable label={`${rows.length - 1} dòng`} rows={rows} rowKey={({ key }) => key} columns={columns} />
  );
}

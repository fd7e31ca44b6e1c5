import { formatNumber } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf } from '#directives/components/filter-address.ts';
import type { Past } from '#directives/known/schema.ts';
import { countOf, headlineLabels } from '#directives/labels.ts';
import type { DirectiveFilter } from '#directives/listing/schema.ts';
import type { Headline } from '#directives/schema.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Link } from '#platform/ui/link.tsx';
import { overviewApi } from '../api.ts';
import type { Overview, AgencyCounts as WholeCounts } from '../schema.ts';
import css from './leader-cards.module.css';

type Row = Overview['byAgency'][number];

/** On a phone a card keeps what needs somebody; the rest is behind the total. */
const onlyWide: Headline[] = ['done-on-time', 'done-late'];
const narrow: [Headline, string][] = [
  ['open-late', 'Quá hạn'],
  ['open-in-time', 'Trong hạn'],
  ['done-on-time', 'Xong đúng hạn'],
  ['done-late', 'Xong quá hạn'],
  ['undated', 'Không thời hạn'],
];

/** Sums over agencies may exceed the total, and the page says by what. */
export function sumWords(rows: Row[], { led, shared }: WholeCounts['sum']): string | null {
  if (shared === 0) return null;
  const added = rows.reduce((sum, { counts }) => sum + counts.total, 0);
  return (
    `Cộng các dòng là ${added}: ${shared} nhiệm vụ chủ trì chung có mặt ở từng cơ quan nhưng chỉ tính một lần trong ` +
    `${led} nhiệm vụ có cơ quan chủ trì. Mỗi cơ quan tính theo phần của mình: đã xong thì không quá hạn vì cơ quan khác.`
  );
}

export const sharedWords = ({ counts, shared }: Row): string | null =>
  shared > 0 ? `${counts.total} nhiệm vụ, trong đó ${shared} chủ trì chung` : null;

type CountProps = { value: number; filter: DirectiveFilter; words: string; red?: boolean };

/** A number that opens its rows; nothing lies behind a zero. */
function Count({ value, filter, words, red }: CountProps) {
  if (value === 0) return <span className={css.zero}>0</span>;
  return (
    <Link
      href={addressOf(filter)}
      aria-label={`${words}: ${value}`}
      className={red ? `${css.count} ${css.late}` : css.count}
    >
      {red ? <b>{formatNumber(value)}</b> : formatNumber(value)}
    </Link>
  );
}

function columns(past: Past): Column<Row>[] {
  const filterOf = ({ agency }: Row): DirectiveFilter => ({ agency: agency.id, role: 'lead', ...past });
  return [
    {
      key: 'agency',
      head: 'Cơ quan chủ trì',
      card: 'title',
      cell: ({ agency }) => agency.name,
      sub: sharedWords,
    },
    {
      key: 'total',
      head: 'Tổng',
      width: 64,
      align: 'right',
      cell: (row) => (
        <Count value={row.counts.total} filter={filterOf(row)} words={`${row.agency.name}, tổng`} />
      ),
    },
    ...narrow.map(
      ([headline, head]): Column<Row> => ({
        key: headline,
        head,
        title: headlineLabels[headline],
        width: 92,
        align: 'right',
        ...(onlyWide.includes(headline) ? { card: 'hide' as const } : {}),
        cell: (row) => (
          <Count
            value={row.counts[countOf[headline]]}
            filter={{ ...filterOf(row), headline }}
            words={`${row.agency.name}, ${headlineLabels[headline].toLowerCase()}`}
            red={headline === 'open-late'}
          />
        ),
      }),
    ),
  ];
}

interface Props {
  overview: Pick<Overview, 'byAgency' | 'leads' | 'sum'>;
  past: Past;
}

/** Whose work it is: each number opens the rows of that agency. Of very many the worst, the others by a press. */
export function AgencyCounts({ overview, past }: Props) {
  const [isAsked, ask] = useState(false);
  const whole = useQuery(overviewApi.overview.agencies.queryOptions({ input: past, enabled: isAsked }));
  const rows = whole.data?.byAgency ?? overview.byAgency;
  const sum = whole.data?.sum ?? overview.sum;
  if (rows.length === 0) return null;
  const words = sum && sumWords(rows, sum);
  return (
    <Card flush title="Theo cơ quan chủ trì">
      <DataTable
        label={`Số nhiệm vụ theo cơ quan chủ trì, ${rows.length} dòng`}
        rows={rows}
        columns={columns(past)}
        rowKey={({ agency }) => agency.id}
      />
      {words ? <p className={css.note}>{words}</p> : null}
      {sum ? null : (
        <p className={css.note}>
          {formatNumber(rows.length)} cơ quan nhiều việc quá hạn nhất trong {formatNumber(overview.leads)} cơ
          quan chủ trì.{' '}
          <Button variant="quiet" small busy={whole.isFetching} onClick={() => ask(true)}>
            Xem cả {formatNumber(overview.leads)} cơ quan
          </Button>
        </p>
      )}
    </Card>
  );
}

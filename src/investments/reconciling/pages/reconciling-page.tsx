import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { InvestmentTabs } from '../../components/investment-tabs.tsx';
import { sourceLabels } from '../../labels.ts';
import { sayDong } from '../../rules.ts';
import { reconcilingApi } from '../api.ts';
import { CloseForm } from '../components/close-form.tsx';
import { PeriodCard } from '../components/period-card.tsx';
import type { Period } from '../schema.ts';

const help =
  'Giải ngân theo từng năm và nguồn, đặt cạnh số của Kho bạc. Người đã ghi khoản tiền của kỳ nào không đối chiếu kỳ ấy. Kỳ đã đối chiếu không nhận thêm khoản tiền.';

const keyOf = ({ year, source }: Period): string => `${year} ${source}`;

/** What was spent by our entries and by the Treasury, year by year and source by source. */
export function ReconcilingPage() {
  const [chosen, setChosen] = useState<string | null>(null);
  const [closing, setClosing] = useState(false);
  const found = useQuery(reconcilingApi.investmentReconciling.list.queryOptions({ input: {} }));
  const view = found.data;
  const period = view?.periods.find((one) => keyOf(one) === chosen) ?? view?.periods[0] ?? null;
  const choose = (key: string) => {
    setClosing(false);
    setChosen(key);
  };
  const done = view?.periods.filter(({ isClosed }) => isClosed).length ?? 0;
  const panel = period ? (
    closing ? (
      <CloseForm key={keyOf(period)} period={period} onClose={() => setClosing(false)} />
    ) : (
      <PeriodCard key={keyOf(period)} period={period} onClose={() => setClosing(true)} />
    )
  ) : undefined;
  return (
    <>
      <PageHead
        title="Đầu tư"
        help={help}
        beside={<InvestmentTabs at="reconciling" />}
        asOf={view ? formatDate(view.day) : undefined}
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={6} /> : null}
        {found.isError ? <ReadError title="Không mở được phần đối chiếu" query={found} /> : null}
        {view ? (
          <Split keep width={404} panel={panel}>
            <FactStrip facts={[{ label: 'Đã đối chiếu', value: `${done}/${view.periods.length} kỳ` }]} />
            <Card flush label="Các kỳ">
              <DataTable
                label={`${view.periods.length} năm và nguồn vốn`}
                rows={view.periods}
                columns={columns}
                rowKey={keyOf}
                selected={period ? keyOf(period) : null}
                onSelect={choose}
                empty={
                  <EmptyState title="Chưa có khoản tiền nào để đối chiếu">
                    Ghi khoản tiền ở trang của từng hạng mục.
                  </EmptyState>
                }
              />
            </Card>
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

const columns: Column<Period>[] = [
  { key: 'year', head: 'Năm', width: 70, card: 'code', cell: ({ year }) => year },
  { key: 'source', head: 'Nguồn vốn', card: 'title', cell: ({ source }) => sourceLabels[source] },
  {
    ...{ key: 'ours', head: 'Giải ngân đã ghi', width: 170, align: 'right', nowrap: true },
    cell: ({ ours }) => sayDong(ours),
  },
  {
    ...{ key: 'treasury', head: 'Số của Kho bạc', width: 170, align: 'right' },
    cell: ({ isClosed, said }) => (isClosed ? sayDong(said[0]?.treasury ?? '0') : 'chưa đối chiếu'),
    sub: ({ isClosed, said }) => (isClosed ? said[0]?.explanation : null),
  },
];

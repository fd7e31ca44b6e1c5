import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Actions, Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { DayAsked } from '../../components/day-asked.tsx';
import css from '../../components/money.module.css';
import { CurveCard } from '../../curve/components/curve-card.tsx';
import { stageLabels } from '../../labels.ts';
import { MilestonesCard } from '../../milestones/components/milestones-card.tsx';
import { EntriesCard } from '../../money/components/entries-card.tsx';
import { EntryForm } from '../../money/components/entry-form.tsx';
import { sayDong, sayMillions, sayShare } from '../../rules.ts';
import { itemsApi } from '../api.ts';
import { ItemForm } from '../components/item-form.tsx';
import { ItemState } from '../components/item-table.tsx';
import { LinesTable } from '../components/lines-table.tsx';
import type { Item, ItemAddress, ItemView } from '../schema.ts';

interface Props {
  id: string;
  address: ItemAddress;
  onAddress(address: ItemAddress): void;
  /** What a room above says of it: the indicators that it bears on. */
  standards?: ((itemId: string) => ReactNode) | undefined;
}

/** One item: whose turn it is, the money by year and source with every entry behind, milestones, the curve. */
export function ItemPage({ id, address, onAddress, standards }: Props) {
  const [panel, setPanel] = useState<'none' | 'entry' | 'words'>('none');
  const input = { id, asOf: address.den };
  const found = useQuery(itemsApi.investments.get.queryOptions({ input, placeholderData: keepPreviousData }));
  const view = found.data;
  const crumbs = [{ label: 'Đầu tư', href: '/dau-tu' }, { label: view?.item.code ?? 'Hạng mục' }];
  const close = () => setPanel('none');
  return (
    <>
      <PageHead
        title={view?.item.name ?? 'Hạng mục đầu tư'}
        crumbs={crumbs}
        asOf={view ? <DayAsked day={view.day} onDay={(den) => onAddress({ ...address, den })} /> : undefined}
        actions={
          view?.mayKeep ? (
            <Actions>
              <Button onClick={() => setPanel('words')}>Sửa hạng mục</Button>
              <Button variant="filled" onClick={() => setPanel('entry')}>
                Ghi khoản tiền
              </Button>
            </Actions>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={10} /> : null}
        {found.isError ? <ReadError title="Không mở được hạng mục" query={found} /> : null}
        {view ? (
          <Split keep width={404} panel={panelOf(panel, view.item, close)}>
            <Whole {...{ view, address, onAddress }} />
            {standards?.(id)}
            <CurveCard points={view.curve} day={view.day} hrefOf={(on) => `/dau-tu/${id}?den=${on}`} />
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

function panelOf(panel: 'none' | 'entry' | 'words', item: Item, onClose: () => void): ReactNode {
  if (panel === 'entry') return <EntryForm itemId={item.id} onClose={onClose} />;
  return panel === 'words' ? <ItemForm item={item} onClose={onClose} /> : undefined;
}

function Whole({ view, address, onAddress }: { view: ItemView } & Omit<Props, 'id' | 'standards'>) {
  const { item, lines, closed, day } = view;
  const { sums, behind, next, nextOn, nextBy } = item;
  return (
    <>
      <FactStrip
        state={<ItemState item={item} />}
        facts={[
          {
            label: 'Mốc tiếp theo',
            value: next ? stageLabels[next] : 'đã qua mọi mốc',
            ...(nextOn ? { note: formatDate(nextOn) } : {}),
          },
          { label: 'Đến lượt', value: nextBy?.name ?? (next ? 'chưa ghi cơ quan nào' : '–') },
          { label: 'Phân bổ trên kế hoạch', value: sayShare(sums.allocation, sums.plan) },
          { label: 'Giải ngân trên phân bổ', value: sayShare(sums.disbursement, sums.allocation) },
        ]}
      />
      {behind === '0' ? null : (
        <AlertLine tone="look">
          Phân bổ chậm hơn lộ trình: đến ngày {formatDate(day)} còn thiếu {sayDong(behind)} so với kế hoạch
          vốn.
        </AlertLine>
      )}
      {BigInt(sums.disbursement) > BigInt(sums.allocation) ? (
        <AlertLine tone="look">
          Đã giải ngân nhiều hơn số được phân bổ. Kiểm tra lại các khoản tiền.
        </AlertLine>
      ) : null}
      <Card title={`Hạng mục ${item.code}`}>
        <Facts facts={factsOf(item)} labelWidth={130} />
      </Card>
      <Card flush title="Theo năm và nguồn vốn" aside="triệu đồng; bấm con số để xem từng khoản">
        <LinesTable
          lines={lines}
          closed={closed}
          hrefOf={({ year, source }, kind) =>
            `/dau-tu/${item.id}?nam=${year}&nguon=${source}&loai=${kind}${address.den ? `&den=${address.den}` : ''}#khoan-tien`
          }
        />
      </Card>
      <EntriesCard {...{ view, address, onAddress }} />
      <MilestonesCard view={view} />
    </>
  );
}

function factsOf({
  owner,
  coordinating,
  facility,
  need,
  directiveCode,
  estimate,
  note,
}: Item): [string, ReactNode][] {
  return [
    ['Chủ đầu tư', owner?.name ?? 'chưa xác định'],
    ['Phối hợp', coordinating.map(({ name }) => name).join(', ') || 'chưa ghi'],
    ['Nhu cầu', need ?? 'chưa ghi'],
    [
      'Cho cơ sở',
      facility ? (
        <Link key="facility" className={css.target} href={`/dau-tu/co-so?chon=${facility.id}`}>
          {facility.name}
        </Link>
      ) : (
        'chưa ghi'
      ),
    ],
    [
      'Thực hiện nhiệm vụ',
      directiveCode ? (
        <Link key="directive" className={css.target} href={`/nhiem-vu/${directiveCode}`}>
          {directiveCode}
        </Link>
      ) : (
        'chưa ghi'
      ),
    ],
    [
      'Tổng mức đầu tư',
      estimate ? (
        <span key="estimate" title={sayDong(estimate)}>{`${sayMillions(estimate)} triệu đồng`}</span>
      ) : (
        'chưa có'
      ),
    ],
    ...(note ? ([['Ghi chú', note]] as [string, ReactNode][]) : []),
  ];
}

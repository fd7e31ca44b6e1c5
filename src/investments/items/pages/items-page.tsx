import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { DayAsked } from '../../components/day-asked.tsx';
import { InvestmentTabs } from '../../components/investment-tabs.tsx';
import { CurveCard } from '../../curve/components/curve-card.tsx';
import { investmentsExampleApi } from '../../example/api.ts';
import { sourceLabels } from '../../labels.ts';
import { sayDong, sayMillions, sayShare } from '../../rules.ts';
import { type Source, sources } from '../../schema.ts';
import { itemsApi } from '../api.ts';
import { ItemForm } from '../components/item-form.tsx';
import { ItemTable } from '../components/item-table.tsx';
import { LinesTable } from '../components/lines-table.tsx';
import type { ItemsAddress, ItemsView } from '../schema.ts';

interface Props {
  address: ItemsAddress;
  onAddress(address: ItemsAddress): void;
}

const help =
  'Mỗi hạng mục đầu tư cho trường: kế hoạch vốn, đã phân bổ, đã giải ngân, mốc tiếp theo và cơ quan phải làm. Bấm một con số để xem các khoản làm nên số ấy.';

/** What is built and bought for the school, and how far the money has come. */
export function ItemsPage({ address, onAddress }: Props) {
  const [adding, setAdding] = useState(false);
  const input = { asOf: address.den, year: address.nam, source: address.nguon };
  const found = useQuery(
    itemsApi.investments.list.queryOptions({ input, placeholderData: keepPreviousData }),
  );
  const view = found.data;
  return (
    <>
      <PageHead
        title="Đầu tư"
        help={help}
        beside={<InvestmentTabs at="items" />}
        asOf={view ? <DayAsked day={view.day} onDay={(den) => onAddress({ ...address, den })} /> : undefined}
        actions={view ? <Outputs view={view} address={address} onAdd={() => setAdding(true)} /> : null}
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được danh mục đầu tư" query={found} /> : null}
        {view ? (
          <Split
            keep
            width={404}
            panel={adding ? <ItemForm item={null} onClose={() => setAdding(false)} /> : undefined}
          >
            {view.items.length === 0 ? <Empty view={view} /> : <Shown {...{ view, address, onAddress }} />}
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

function Outputs({ view, address, onAdd }: { view: ItemsView; address: ItemsAddress; onAdd(): void }) {
  const asked = Object.entries({ asOf: address.den, year: address.nam, source: address.nguon });
  const query = new URLSearchParams(asked.flatMap(([key, value]) => (value ? [[key, String(value)]] : [])));
  return (
    <Actions>
      {view.items.length > 0 ? (
        <>
          <ButtonLink href={`/api/investments.xlsx?${query}`}>Bảng XLSX</ButtonLink>
          <ButtonLink href={`/api/investments.docx?${query}`}>Báo cáo, phụ lục</ButtonLink>
        </>
      ) : null}
      {view.mayKeep ? (
        <>
          <ButtonLink href="/dau-tu/nhap">Nhập từ Excel</ButtonLink>
          <Button variant="filled" onClick={onAdd}>
            Thêm hạng mục
          </Button>
        </>
      ) : null}
    </Actions>
  );
}

function Empty({ view }: { view: ItemsView }) {
  if (!view.isWhole)
    return (
      <Card>
        <EmptyState title="Chưa có hạng mục nào do cơ quan đồng chí làm chủ đầu tư hoặc phối hợp">
          Hạng mục nào ghi cơ quan đồng chí thì hiện ở đây.
        </EmptyState>
      </Card>
    );
  return (
    <Card>
      <EmptyState
        title="Chưa ghi hạng mục đầu tư nào"
        action={
          <LoadExample
            label="Nạp dữ liệu đầu tư ví dụ"
            act="investment.keep"
            options={investmentsExampleApi.investmentsExample.load.mutationOptions()}
          />
        }
      >
        {view.mayKeep
          ? 'Thêm từng hạng mục, hoặc nhập cả danh mục từ Excel.'
          : 'Chuyên viên Văn phòng, cán bộ tài chính hoặc đầu mối của trường ghi hạng mục.'}
      </EmptyState>
    </Card>
  );
}

function Shown({ view, address, onAddress }: Props & { view: ItemsView }) {
  const { items, total, lines, curve, day } = view;
  const lacking = items.filter(({ behind }) => behind !== '0');
  const lack = lacking.reduce((sum, { behind }) => sum + BigInt(behind), 0n);
  const late = items.filter(({ daysLate, stage }) => daysLate !== null && stage !== 'handover');
  const where = [address.nam && `năm ${address.nam}`, address.nguon && sourceLabels[address.nguon]];
  const asked = where.filter(Boolean).join(', ') || 'mọi năm, mọi nguồn';
  return (
    <>
      <FactStrip
        facts={[
          { label: 'Kế hoạch vốn', value: `${sayMillions(total.plan)} triệu`, note: asked },
          { label: 'Phân bổ trên kế hoạch', value: sayShare(total.allocation, total.plan) },
          { label: 'Giải ngân trên phân bổ', value: sayShare(total.disbursement, total.allocation) },
          { label: 'Chậm mốc', value: `${late.length}/${items.length} hạng mục` },
        ]}
      />
      {view.isWhole ? null : (
        <AlertLine tone="info">
          Chỉ có hạng mục cơ quan của đồng chí làm chủ đầu tư, phối hợp hoặc đến lượt phải làm.
        </AlertLine>
      )}
      {lacking.length > 0 ? (
        <AlertLine tone="look">
          Phân bổ chậm hơn lộ trình: {lacking.map(({ code }) => code).join(', ')} còn thiếu{' '}
          {sayDong(String(lack))} so với kế hoạch vốn phải có đến ngày {formatDate(day)}.
        </AlertLine>
      ) : null}
      <Filters {...{ view, address, onAddress }} />
      <Card flush label="Hạng mục đầu tư">
        <ItemTable items={items} day={day} />
      </Card>
      <Card flush title="Theo năm và nguồn vốn" aside="triệu đồng">
        <LinesTable lines={lines} hrefOf={({ year, source }) => `/dau-tu?nam=${year}&nguon=${source}`} />
      </Card>
      <CurveCard points={curve} day={day} hrefOf={(on) => `/dau-tu?den=${on}`} />
    </>
  );
}

function Filters({ view, address, onAddress }: Props & { view: ItemsView }) {
  const years = [...new Set([...view.lines.map(({ year }) => year), ...(address.nam ? [address.nam] : [])])];
  return (
    <Toolbar end={<span>{view.items.length} hạng mục, xếp chậm trước</span>}>
      <FilterPill
        label="Năm"
        options={years.toSorted().map((year) => ({ value: String(year), label: String(year) }))}
        value={address.nam ? String(address.nam) : null}
        onChange={(year) => onAddress({ ...address, nam: year ? Number(year) : undefined })}
      />
      <FilterPill
        label="Nguồn vốn"
        options={sources.map((source) => ({ value: source, label: sourceLabels[source] }))}
        value={address.nguon ?? null}
        onChange={(source) => onAddress({ ...address, nguon: (source as Source | null) ?? undefined })}
      />
    </Toolbar>
  );
}

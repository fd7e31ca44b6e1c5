import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { DayAsked } from '../../components/day-asked.tsx';
import { InvestmentTabs } from '../../components/investment-tabs.tsx';
import { investmentsExampleApi } from '../../example/api.ts';
import { facilitiesApi } from '../api.ts';
import { FacilityPanel } from '../components/facility-panel.tsx';
import { RecordForm } from '../components/record-form.tsx';
import { conditionLabels, facilityKindLabels } from '../labels.ts';
import { isUsable, missingArea, sayArea } from '../rules.ts';
import type { FacilitiesAddress, FacilitiesView, Facility } from '../schema.ts';

interface Props {
  address: FacilitiesAddress;
  onAddress(address: FacilitiesAddress): void;
}

const help =
  'Trường có gì, dùng được không, cần gì thêm. Diện tích cần là số nhà trường nêu; phần mềm không đặt sẵn định mức nào.';

/** What the school has and what it needs, by the last count of each. */
export function FacilitiesPage({ address, onAddress }: Props) {
  const [writing, setWriting] = useState<'no' | 'new' | 'chosen'>('no');
  const found = useQuery(
    facilitiesApi.facilities.list.queryOptions({
      input: { asOf: address.den },
      placeholderData: keepPreviousData,
    }),
  );
  const view = found.data;
  const chosen = view?.facilities.find(({ id }) => id === address.chon) ?? null;
  const close = () => setWriting('no');
  const panel = () => {
    if (writing === 'new') return <RecordForm key="new" facility={null} onClose={close} />;
    if (!chosen) return undefined;
    return writing === 'chosen' ? (
      <RecordForm key={chosen.id} facility={chosen} onClose={close} />
    ) : (
      <FacilityPanel
        facility={chosen}
        mayKeep={view?.mayKeep ?? false}
        onRecord={() => setWriting('chosen')}
      />
    );
  };
  return (
    <>
      <PageHead
        title="Đầu tư"
        help={help}
        beside={<InvestmentTabs at="facilities" />}
        asOf={view ? <DayAsked day={view.day} onDay={(den) => onAddress({ ...address, den })} /> : undefined}
        actions={
          view?.mayKeep ? (
            <Button variant="filled" onClick={() => setWriting('new')}>
              Thêm cơ sở
            </Button>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được cơ sở vật chất" query={found} /> : null}
        {view ? (
          <Split keep width={404} panel={panel()}>
            <List
              view={view}
              chosen={chosen?.id ?? null}
              onChoose={(chon) => {
                close();
                onAddress({ ...address, chon });
              }}
            />
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

interface ListProps {
  view: FacilitiesView;
  chosen: string | null;
  onChoose(id: string): void;
}

function List({ view: { facilities, day }, chosen, onChoose }: ListProps) {
  if (facilities.length === 0)
    return (
      <Card>
        <EmptyState
          title={`Đến ngày ${formatDate(day)} chưa ghi cơ sở vật chất nào`}
          action={
            <LoadExample
              label="Nạp dữ liệu đầu tư ví dụ"
              act="investment.keep"
              options={investmentsExampleApi.investmentsExample.load.mutationOptions()}
            />
          }
        >
          Ghi từng phòng học, hội trường, ký túc xá, thư viện, thiết bị theo biên bản kiểm kê.
        </EmptyState>
      </Card>
    );
  const usable = facilities.filter(({ now }) => isUsable(now.condition));
  const unsaid = facilities.filter(({ now }) => now.condition === null);
  const lacking = facilities.filter(({ now }) => (missingArea(now) ?? 0) > 0);
  return (
    <>
      <FactStrip
        facts={[
          {
            label: 'Đang dùng được',
            value: `${usable.length}/${facilities.length} cơ sở`,
            ...(unsaid.length > 0 ? { note: `${unsaid.length} cơ sở chưa ghi tình trạng` } : {}),
          },
          { label: 'Diện tích đang dùng', ...areaOf(usable) },
          { label: 'Thiếu diện tích so với nhu cầu', value: `${lacking.length} cơ sở` },
        ]}
      />
      <Card flush label="Cơ sở vật chất">
        <DataTable
          label={`${facilities.length} cơ sở vật chất, đến ngày ${formatDate(day)}`}
          rows={facilities}
          columns={columns}
          rowKey={({ id }) => id}
          selected={chosen}
          onSelect={onChoose}
        />
      </Card>
    </>
  );
}

/** The area that is known, and of how many nobody has said it: what is not said is no nought. */
function areaOf(usable: Facility[]): { value: string; note?: string } {
  const said = usable.flatMap(({ now }) => now.areaM2 ?? []);
  const bare = usable.length - said.length;
  const sum = said.reduce((all, area) => all + Number(area), 0);
  return {
    value: said.length > 0 ? sayArea(String(sum)) : 'chưa biết',
    ...(bare > 0 ? { note: `${bare} cơ sở chưa ghi diện tích` } : {}),
  };
}

const columns: Column<Facility>[] = [
  {
    ...{ key: 'name', head: 'Cơ sở', card: 'title' },
    cell: ({ now }) => now.name,
    sub: ({ now }) => facilityKindLabels[now.kind],
  },
  {
    ...{ key: 'condition', head: 'Tình trạng', width: 180 },
    cell: ({ now }) => (now.condition ? conditionLabels[now.condition] : 'chưa ghi'),
    sub: ({ now }) => `kiểm kê ${formatDate(now.onDay)}`,
  },
  {
    ...{ key: 'area', head: 'Diện tích', width: 110, align: 'right' },
    cell: ({ now }) => (now.areaM2 === null ? 'chưa ghi' : sayArea(now.areaM2)),
    sub: ({ now }) => (now.neededAreaM2 === null ? null : `cần ${sayArea(now.neededAreaM2)}`),
  },
  {
    ...{ key: 'count', head: 'Số phòng, bộ', width: 110, align: 'right' },
    cell: ({ now }) => (now.count === null ? 'chưa ghi' : formatNumber(now.count)),
    sub: ({ now }) => (now.neededCount === null ? null : `cần ${formatNumber(now.neededCount)}`),
  },
  {
    ...{ key: 'missing', head: 'Còn thiếu', width: 110, align: 'right' },
    cell: ({ now }) => {
      const missing = missingArea(now);
      if (missing === null) return 'chưa rõ';
      return missing > 0 ? sayArea(String(missing)) : 'đủ';
    },
  },
];

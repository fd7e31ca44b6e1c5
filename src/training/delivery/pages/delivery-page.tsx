import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { deliveryApi } from '../api.ts';
import { HeldTable } from '../components/held-table.tsx';
import { PlannedTable } from '../components/planned-table.tsx';
import { TallyTable } from '../components/tally-table.tsx';
import { stageAddress, stageLabels } from '../labels.ts';
import { isAt } from '../rules.ts';
import type { DeliveryAddress, DeliveryView, PlannedRow, Stage } from '../schema.ts';

interface Props {
  address: DeliveryAddress;
  onAddress(address: DeliveryAddress): void;
}

const help =
  'Kế hoạch được duyệt so với các lớp đã mở, khai giảng, bế giảng. Bấm một con số để xem các lớp làm nên số ấy. Hoàn thành vượt mức là mọi lớp được giao đã bế giảng và có thêm lớp ngoài kế hoạch.';

/** What was given, and what became of it. */
export function DeliveryPage({ address, onAddress }: Props) {
  const found = useQuery(
    deliveryApi.delivery.get.queryOptions({
      input: { year: address.nam },
      placeholderData: keepPreviousData,
    }),
  );
  const view = found.data;
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="delivery" />}
        asOf={view ? formatDate(view.day) : undefined}
        actions={
          view ? (
            <ButtonLink href={`/api/training-delivery.xlsx?year=${view.year}`}>Bảng XLSX</ButtonLink>
          ) : null
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được phần thực hiện" query={found} /> : null}
        {view ? <Delivered {...{ view, address, onAddress }} /> : null}
      </Stack>
    </>
  );
}

function Delivered({ view, address, onAddress }: Props & { view: DeliveryView }) {
  const { plan, year, rows, beyond, carried } = view;
  const shown = rows.filter((row) => isShown(row, address));
  return (
    <>
      <Filters {...{ view, address, onAddress }} />
      {view.isWhole ? null : (
        <AlertLine tone="info">Chỉ có lớp cơ quan của đồng chí được giao hoặc tổ chức.</AlertLine>
      )}
      {plan ? (
        <Card
          flush
          title={`Kế hoạch số ${plan.number}, ngày ${formatDate(plan.approvedOn)}`}
          aside={view.total.verdict.words}
        >
          <TallyTable
            {...{ address, year, total: view.total }}
            tallies={address.xep === 'don-vi' ? view.providers : view.programmes}
          />
        </Card>
      ) : (
        <Card>
          <EmptyState title={`Năm ${year} chưa có kế hoạch được duyệt`}>
            Kế hoạch được duyệt ở trang «Kế hoạch năm» thì các lớp được giao hiện ở đây.
          </EmptyState>
        </Card>
      )}
      {plan ? (
        <Card
          flush={shown.length > 0}
          title="Từng lớp được giao"
          aside={`${shown.length}/${rows.length} lớp`}
        >
          {shown.length > 0 ? (
            <PlannedTable rows={shown} label={`${shown.length} lớp được giao`} />
          ) : (
            <EmptyState title="Không có lớp được giao nào khớp">
              Trong kế hoạch có {rows.length} lớp. Bỏ bớt điều kiện lọc.
            </EmptyState>
          )}
        </Card>
      ) : null}
      {beyond.length > 0 ? (
        <Card flush title="Ngoài kế hoạch" aside={`${beyond.length} lớp, không thay lớp được giao`}>
          <HeldTable rows={beyond} label={`${beyond.length} lớp ngoài kế hoạch`} />
        </Card>
      ) : null}
      {carried.length > 0 ? (
        <Card
          flush
          title="Chuyển tiếp từ năm trước"
          aside={`${carried.length} lớp, không tính vào năm ${year}`}
        >
          <HeldTable rows={carried} label={`${carried.length} lớp chuyển tiếp`} />
        </Card>
      ) : null}
    </>
  );
}

const steps = [
  ...Object.entries(stageAddress).map(([stage, value]) => ({
    value,
    label: stageLabels[stage as Stage],
  })),
  { value: 'co-lech' as const, label: 'Khác kế hoạch' },
];

function Filters({ view, address, onAddress }: Props & { view: DeliveryView }) {
  const years = [...new Set([view.year, ...view.years])].toSorted((a, b) => b - a);
  const groups = address.xep === 'don-vi' ? view.providers : view.programmes;
  return (
    <Toolbar>
      <FilterPill
        label="Năm"
        all={String(view.year)}
        value={address.nam === undefined ? null : String(address.nam)}
        options={years.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={(nam) => onAddress({ xep: address.xep, nam: nam === null ? undefined : Number(nam) })}
      />
      <FilterPill
        label="Xếp theo"
        all="chương trình"
        value={address.xep === 'don-vi' ? 'don-vi' : null}
        options={[{ value: 'don-vi', label: 'đơn vị' }]}
        onChange={(xep) => onAddress({ nam: address.nam, buoc: address.buoc, xep: xep ?? undefined })}
      />
      <FilterPill
        label={address.xep === 'don-vi' ? 'Đơn vị' : 'Chương trình'}
        value={address.nhom ?? null}
        options={groups.map(({ key, name, stages }) => ({ value: key, label: name, count: stages.given }))}
        onChange={(nhom) => onAddress({ ...address, nhom: nhom ?? undefined })}
      />
      <FilterPill
        label="Bước"
        value={address.buoc ?? null}
        options={steps}
        onChange={(buoc) => onAddress({ ...address, buoc: buoc ?? undefined })}
      />
    </Toolbar>
  );
}

function isShown(row: PlannedRow, { xep, nhom, buoc }: DeliveryAddress): boolean {
  const group = xep === 'don-vi' ? (row.provider?.agencyId ?? '') : row.programme;
  if (nhom !== undefined && group !== nhom) return false;
  if (buoc === undefined) return true;
  if (buoc === 'co-lech') return row.variances.length > 0;
  const stage = (Object.keys(stageAddress) as (keyof typeof stageAddress)[]).find(
    (one) => stageAddress[one] === buoc,
  );
  return stage !== undefined && isAt(row, stage);
}

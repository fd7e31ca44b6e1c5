import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { deliveryApi } from '../api.ts';
import css from '../components/delivery.module.css';
import { HeldTable } from '../components/held-table.tsx';
import { PlannedTable } from '../components/planned-table.tsx';
import { TallyTable } from '../components/tally-table.tsx';
import { stageAddress, stageLabels } from '../labels.ts';
import { isShown } from '../rules.ts';
import type { DeliveryAddress, DeliveryView, Stage } from '../schema.ts';

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
      input: { year: address.nam, day: address.den },
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
        asOf={
          view ? (
            <AsOf day={view.day} onDay={(den) => onAddress({ ...address, nam: view.year, den })} />
          ) : undefined
        }
        actions={
          view ? (
            <>
              <ButtonLink href={`/api/training-delivery.docx?year=${view.year}&asOf=${view.day}`}>
                Báo cáo DOCX
              </ButtonLink>
              <ButtonLink href={`/api/training-delivery.xlsx?year=${view.year}&day=${view.day}`}>
                Bảng XLSX
              </ButtonLink>
            </>
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

/** The day whose end the figures stand at; today leaves the address. */
function AsOf({ day, onDay }: { day: string; onDay(day: string | undefined): void }) {
  const { today } = useViewer();
  return (
    <span className={css.asOf}>
      <DateField
        label="Số liệu đến"
        hideLabel
        hint=""
        small
        required
        value={day}
        max={today}
        onChange={(chosen) => chosen && onDay(chosen === today ? undefined : chosen)}
      />
    </span>
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
          <EmptyState title={`Đến ngày ${formatDate(view.day)}, năm ${year} chưa có kế hoạch được duyệt`}>
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
        onChange={(nam) =>
          onAddress({
            ...address,
            nhom: undefined,
            buoc: undefined,
            nam: nam === null ? undefined : Number(nam),
          })
        }
      />
      <FilterPill
        label="Xếp theo"
        all="chương trình"
        value={address.xep === 'don-vi' ? 'don-vi' : null}
        options={[{ value: 'don-vi', label: 'đơn vị' }]}
        onChange={(xep) => onAddress({ ...address, nhom: undefined, xep: xep ?? undefined })}
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

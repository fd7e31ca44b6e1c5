import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { IconDownload } from '#platform/ui/icons.ts';
import { Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { ownersApi } from '../../owners/api.ts';
import { OwnersForm } from '../../owners/components/owners-form.tsx';
import type { OwnersView } from '../../owners/schema.ts';
import type { Criterion } from '../../schema.ts';
import { setsApi } from '../api.ts';
import { Beside } from '../components/beside.tsx';
import { bundleLabels, columnsOf, isIn, type Row } from '../components/indicator-columns.tsx';
import { IndicatorPanel } from '../components/indicator-panel.tsx';
import css from '../components/set.module.css';
import { type Bundle, bundles, type SetAddress, type SetView } from '../schema.ts';

const AT = '/truong-chuan/bo-chi-tieu';

interface Props {
  id: string;
  address: SetAddress;
  onAddress(address: SetAddress): void;
}

/** One set whole: by criterion, each indicator with its thresholds and who answers for it. */
export function SetPage({ id, address, onAddress }: Props) {
  const found = useQuery(setsApi.sets.get.queryOptions({ input: { id } }));
  const owners = useQuery(ownersApi.owners.list.queryOptions({ input: { setId: id } }));
  if (found.isPending || owners.isPending) return <LoadingRows rows={10} />;
  if (found.isError) return <ReadError title="Không mở được bộ chỉ tiêu" query={found} />;
  if (owners.isError) return <ReadError title="Không mở được phần phụ trách" query={owners} />;
  return <Loaded key={id} view={found.data} owners={owners.data} {...{ address, onAddress }} />;
}

type LoadedProps = Omit<Props, 'id'> & { view: SetView; owners: OwnersView };

function Loaded({ view, owners, address, onAddress }: LoadedProps) {
  const { set } = view;
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const bundle = address.goi ?? 'all';
  const of = new Map(owners.owners.map((one) => [one.indicatorId, one]));
  const rows = set.indicators.map((indicator): Row => ({ indicator, owner: of.get(indicator.id) }));
  const open = set.indicators.find(({ id }) => id === address.ct);
  const onPick = (keys: string[], is: boolean) => {
    const next = new Set(picked);
    for (const key of keys) is ? next.add(key) : next.delete(key);
    setPicked(next);
  };
  const panel =
    picked.size > 0 ? (
      <OwnersForm
        setId={set.id}
        indicatorIds={[...picked]}
        view={owners}
        onClose={() => setPicked(new Set())}
      />
    ) : open ? (
      <IndicatorPanel
        key={open.id}
        indicator={open}
        view={view}
        onClose={() => onAddress({ goi: address.goi })}
      />
    ) : null;
  return (
    <>
      <Head view={view} />
      <Stack>
        <Notes view={view} />
        <SetFacts view={view} />
        <Bundles {...{ rows, bundle }} onBundle={(goi) => onAddress({ ct: address.ct, goi })} />
        <Beside panel={panel} about={picked.size > 0 ? null : (open?.id ?? null)}>
          {set.criteria.map((criterion) => (
            <CriterionCard
              key={criterion.number}
              {...{ criterion, view, owners }}
              rows={rows.filter((row) => row.indicator.criterion === criterion.number && isIn[bundle](row))}
              of={rows.filter((row) => row.indicator.criterion === criterion.number).length}
              selected={open?.id ?? null}
              onSelect={(ct) => onAddress({ goi: address.goi, ct })}
              picking={owners.mayKeep ? { picked, onPick } : undefined}
            />
          ))}
        </Beside>
      </Stack>
    </>
  );
}

function Head({ view: { set, mayKeep, versions } }: { view: SetView }) {
  const former = versions.find(({ version }) => version < set.version);
  const icon = <IconDownload size={16} aria-hidden />;
  return (
    <PageHead
      title={set.name}
      crumbs={[
        { label: 'Trường chuẩn', href: '/truong-chuan' },
        { label: 'Bộ chỉ tiêu', href: AT },
        { label: set.name },
      ]}
      actions={
        <>
          <ButtonLink icon={icon} href={`/api/indicator-sets/${set.id}/file?as=xlsx`} download>
            XLSX
          </ButtonLink>
          <ButtonLink icon={icon} href={`/api/indicator-sets/${set.id}/file?as=json`} download>
            JSON
          </ButtonLink>
          {former ? (
            <ButtonLink href={`${AT}/${former.id}/doi-chieu?voi=${set.id}`}>
              So với bản {former.version}
            </ButtonLink>
          ) : null}
          {mayKeep ? (
            <ButtonLink variant="filled" href={`${AT}/nhap?bo=${set.id}`}>
              Nhập bản mới
            </ButtonLink>
          ) : null}
        </>
      }
    />
  );
}

function Notes({ view: { set, isIncomplete, versions } }: { view: SetView }) {
  const [newest] = versions;
  return (
    <>
      {set.isPractice ? (
        <AlertLine tone="look">
          Bộ tập huấn <b>giả định</b>: tên chỉ tiêu và ngưỡng đều do phần mềm đặt ra, không lấy từ quy định
          nào.
        </AlertLine>
      ) : null}
      {isIncomplete ? (
        <AlertLine tone="look" action={<Link href={`${AT}/nhap?bo=${set.id}`}>Nhập phần còn lại</Link>}>
          Bộ chỉ có {set.indicators.length} chỉ tiêu có nguồn; đồng chí nhập phần còn lại từ bản quy định của
          cơ quan.
        </AlertLine>
      ) : null}
      {newest && newest.id !== set.id ? (
        <AlertLine tone="info" action={<Link href={`${AT}/${newest.id}`}>Mở bản {newest.version}</Link>}>
          Đây là bản {set.version}. Bộ này đã có bản {newest.version}.
        </AlertLine>
      ) : null}
    </>
  );
}

function SetFacts({ view: { set } }: { view: SetView }) {
  const day = (value: string | null) => (value ? formatDate(value) : 'chưa ghi');
  const withThreshold = set.indicators.filter(({ thresholds }) => thresholds.length > 0).length;
  return (
    <>
      <FactStrip
        facts={[
          { label: 'Chỉ tiêu', value: set.indicators.length, note: `${set.criteria.length} tiêu chí` },
          { label: 'Có ngưỡng', value: `${withThreshold}/${set.indicators.length}` },
          { label: 'Bản', value: set.version },
          { label: 'Ngày ban hành', value: day(set.basisOn) },
          { label: 'Hiệu lực', value: set.validFrom ? `từ ${day(set.validFrom)}` : 'chưa ghi' },
        ]}
      />
      <p>
        <b>Căn cứ:</b> {set.basis}. <b>Nguồn:</b> {set.source}
      </p>
    </>
  );
}

function Bundles({
  rows,
  bundle,
  onBundle,
}: {
  rows: Row[];
  bundle: Bundle;
  onBundle(bundle: Bundle): void;
}) {
  return (
    <div className={css.filter}>
      <ChoiceField<Bundle>
        label="Lọc chỉ tiêu"
        hideLabel
        look="segments"
        value={bundle}
        onChange={onBundle}
        options={bundles.map((value) => ({
          value,
          label: `${bundleLabels[value]} ${rows.filter(isIn[value]).length}`,
        }))}
      />
    </div>
  );
}

interface CriterionProps {
  criterion: Criterion;
  view: SetView;
  owners: OwnersView;
  rows: Row[];
  /** How many the criterion has before the filter. */
  of: number;
  selected: string | null;
  onSelect(key: string): void;
  picking: { picked: ReadonlySet<string>; onPick(keys: string[], picked: boolean): void } | undefined;
}

function CriterionCard({ criterion, view, owners, rows, of, ...table }: CriterionProps) {
  const title = `${criterion.number}. ${criterion.name}`;
  return (
    <Card flush title={title} aside={rows.length === of ? `${of} chỉ tiêu` : `${rows.length}/${of} chỉ tiêu`}>
      <DataTable
        label={`${title}, ${rows.length} chỉ tiêu`}
        rows={rows}
        columns={columnsOf(view.set, owners)}
        rowKey={({ indicator }) => indicator.id}
        minWidth={760}
        {...table}
        empty={
          <EmptyState
            title={of === 0 ? 'Chưa có chỉ tiêu nào có nguồn' : 'Không có chỉ tiêu nào khớp bộ lọc'}
          />
        }
      />
    </Card>
  );
}

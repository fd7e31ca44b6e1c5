import { formatDate } from '@dondoc/vietnamese';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { LoadExample } from '#accounts/examples/components/load-example.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterMark, FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { participationApi } from '../api.ts';
import { OccasionForm } from '../components/occasion-form.tsx';
import { OccasionTable } from '../components/occasion-table.tsx';
import { SettingForm } from '../components/setting-form.tsx';
import { TallyTable } from '../components/tally-table.tsx';
import { shownOf } from '../rules.ts';
import type { ParticipationAddress, ParticipationView } from '../schema.ts';

interface Props {
  address: ParticipationAddress;
  onAddress(address: ParticipationAddress): void;
}

const help =
  'Hội nghị, tổ soạn thảo, hội thảo mà người của trường phải được mời. Cuộc chưa mời khi ngày đã gần thì nhắc cơ quan tổ chức. Bấm một con số để xem các cuộc làm nên số ấy.';

/** What the school had to be asked to, was asked to, went to. */
export function ParticipationPage({ address, onAddress }: Props) {
  const found = useQuery(
    participationApi.participation.list.queryOptions({
      input: { year: address.nam },
      placeholderData: keepPreviousData,
    }),
  );
  const [form, setForm] = useState<'new' | 'setting' | null>(null);
  const view = found.data;
  return (
    <>
      <PageHead
        title="Tham gia hội nghị, dự thảo"
        help={help}
        asOf={view ? formatDate(view.day) : undefined}
        actions={view ? <Outputs view={view} onForm={setForm} /> : null}
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được việc dự họp" query={found} /> : null}
        {view && form === 'new' ? <NewOccasion onClose={() => setForm(null)} /> : null}
        {view && form === 'setting' ? (
          <SettingForm setting={view.setting} onClose={() => setForm(null)} />
        ) : null}
        {view ? <Year {...{ view, address, onAddress }} /> : null}
      </Stack>
    </>
  );
}

function Outputs({ view, onForm }: { view: ParticipationView; onForm(form: 'new' | 'setting'): void }) {
  const { year, may, occasions } = view;
  return (
    <>
      {occasions.length > 0 ? (
        <>
          <ButtonLink href={`/api/participation.xlsx?year=${year}`}>Bảng XLSX</ButtonLink>
          <ButtonLink href={`/api/participation.docx?year=${year}`}>Báo cáo DOCX</ButtonLink>
        </>
      ) : null}
      {may.set ? <Button onClick={() => onForm('setting')}>Thành phần phải mời</Button> : null}
      {may.keep ? (
        <Button variant="filled" onClick={() => onForm('new')}>
          Ghi cuộc mới
        </Button>
      ) : null}
    </>
  );
}

function NewOccasion({ onClose }: { onClose(): void }) {
  const go = useNavigate();
  return <OccasionForm onClose={(id) => (id ? go(`/du-hop/${id}`) : onClose())} />;
}

function Year({ view, address, onAddress }: Props & { view: ParticipationView }) {
  const { occasions, year, may, day } = view;
  const shown = shownOf(view, address);
  const near = occasions.filter(({ state, startsOn }) => state === 'near' && startsOn >= day);
  if (occasions.length === 0)
    return (
      <Card>
        <EmptyState
          title={`Năm ${year} chưa ghi cuộc nào`}
          action={
            may.example ? (
              <LoadExample
                label="Nạp việc dự họp ví dụ"
                act="participation.keep"
                options={participationApi.participation.loadExample.mutationOptions()}
              />
            ) : undefined
          }
        >
          {view.isWhole
            ? 'Ghi hội nghị, tổ soạn thảo mà người của trường phải được mời; ai phải mời, đã mời chưa.'
            : 'Ghi cuộc do cơ quan của đồng chí tổ chức để mời người của trường.'}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <Filters {...{ view, address, onAddress }} />
      {near.length > 0 ? (
        <AlertLine tone="look">
          {near.length} cuộc sắp diễn ra mà trường chưa được mời: {near.map(({ title }) => title).join('; ')}.
        </AlertLine>
      ) : null}
      {view.isWhole ? null : <AlertLine tone="info">Chỉ có cuộc do cơ quan của đồng chí tổ chức.</AlertLine>}
      <Card flush title={`Năm ${year}, các cuộc đã diễn ra`}>
        <TallyTable {...{ view, address }} />
      </Card>
      <Card flush={shown.length > 0} title="Từng cuộc" aside={`${shown.length}/${occasions.length} cuộc`}>
        {shown.length > 0 ? (
          <OccasionTable rows={shown} label={`${shown.length} cuộc`} />
        ) : (
          <EmptyState title="Không có cuộc nào khớp">Bỏ bớt điều kiện lọc.</EmptyState>
        )}
      </Card>
    </>
  );
}

const figures = [
  { value: 'da-dien-ra', label: 'đã diễn ra' },
  { value: 'phai-moi', label: 'phải mời' },
  { value: 'duoc-moi', label: 'được mời' },
  { value: 'chua-moi', label: 'không mời' },
  { value: 'da-du', label: 'đã dự' },
] as const;

function Filters({ view, address, onAddress }: Props & { view: ParticipationView }) {
  const years = [...new Set([view.year, ...view.years])].toSorted((a, b) => b - a);
  const groups = address.xep === 'loai' ? view.kinds : view.organisers;
  const group = groups.find(({ key }) => key === address.nhom);
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
        all="cơ quan tổ chức"
        value={address.xep === 'loai' ? 'loai' : null}
        options={[{ value: 'loai', label: 'loại' }]}
        onChange={(xep) => onAddress({ ...address, nhom: undefined, xep: xep ?? undefined })}
      />
      <FilterPill
        label="Tình hình"
        value={address.loc ?? null}
        options={[...figures]}
        onChange={(loc) => onAddress({ ...address, loc: loc ?? undefined })}
      />
      {group ? (
        <FilterMark
          label={address.xep === 'loai' ? 'Loại' : 'Cơ quan'}
          value={group.name}
          onRemove={() => onAddress({ ...address, nhom: undefined })}
        />
      ) : null}
    </Toolbar>
  );
}

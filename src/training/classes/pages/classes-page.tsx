import { fold, formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Split, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { trainingClassesApi } from '../api.ts';
import { ClassForm } from '../components/class-form.tsx';
import { ClassState } from '../components/class-state.tsx';
import { classStateLabels } from '../labels.ts';
import { type ClassesAddress, type ClassRow, classStates } from '../schema.ts';

const columns: Column<ClassRow>[] = [
  { key: 'code', head: 'Mã', width: 110, card: 'code', cell: ({ code }) => code },
  {
    key: 'name',
    head: 'Lớp',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ provider, planClassId }) => `${provider.shortName}${planClassId ? '' : ' · ngoài kế hoạch'}`,
  },
  {
    key: 'days',
    head: 'Thời gian',
    width: 190,
    cell: ({ startedOn, endedOn, fromDay, toDay }) =>
      `${formatDate(startedOn ?? fromDay)} – ${formatDate(endedOn ?? toDay)}`,
  },
  {
    key: 'state',
    head: 'Tình hình',
    width: 200,
    card: 'state',
    cell: ({ state }) => <ClassState state={state} />,
    sub: ({ cancelReason }) => cancelReason,
  },
  { key: 'enrolled', head: 'Học viên', width: 90, align: 'right', cell: ({ enrolled }) => enrolled },
  {
    key: 'next',
    head: 'Buổi tới',
    width: 180,
    cell: ({ next }) => (next ? `${next.fromTime} ngày ${formatDate(next.onDay)}` : '–'),
    sub: ({ next }) => next && `phòng ${next.room}`,
  },
];

interface Props {
  address: ClassesAddress;
  onAddress(address: ClassesAddress): void;
}

const help =
  'Các lớp được mở từ kế hoạch đã duyệt hoặc ngoài kế hoạch. Bấm tên lớp để ghi danh, xếp lịch, điểm danh, ghi kết quả.';

export function ClassesPage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const [isMaking, setMaking] = useState(false);
  const thisYear = Number(today.slice(0, 4));
  const year = address.nam ?? thisYear;
  const found = useQuery(trainingClassesApi.trainingClasses.list.queryOptions({ input: { year } }));
  const view = found.data;
  const rows = view ? narrowed(view.rows, address) : [];
  const set = (part: Partial<ClassesAddress>) => onAddress({ ...address, ...part });
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="classes" />}
        actions={
          <>
            <ButtonLink href="/dao-tao/lich-giang">Lịch giảng</ButtonLink>
            <ButtonLink href="/dao-tao/gio-giang">Giờ giảng</ButtonLink>
            <ButtonLink href="/dao-tao/chung-chi">Sổ chứng chỉ</ButtonLink>
            {view && view.providers.length > 0 && !isMaking ? (
              <Button variant="filled" onClick={() => setMaking(true)}>
                {view.toOpen.length > 0 ? `Lập lớp (${view.toOpen.length} theo kế hoạch)` : 'Lập lớp'}
              </Button>
            ) : null}
          </>
        }
      />
      <Split
        keep
        width={404}
        panel={isMaking && view ? <ClassForm view={view} onClose={() => setMaking(false)} /> : undefined}
      >
        <Stack>
          <Toolbar>
            <SearchField
              label="Tìm lớp"
              value={address.tim ?? ''}
              onChange={(tim) => set({ tim: tim || undefined })}
            />
            <FilterPill
              label="Năm"
              value={String(year)}
              onChange={(nam) => set({ nam: nam ? Number(nam) : undefined })}
              options={[thisYear - 1, thisYear, thisYear + 1].map((one) => ({
                ...{ value: String(one), label: String(one) },
              }))}
            />
            <FilterPill
              label="Tình hình"
              value={address.tinhTrang ?? null}
              onChange={(tinhTrang) => set({ tinhTrang: tinhTrang ?? undefined })}
              options={classStates.map((value) => ({
                ...{ value, label: classStateLabels[value] },
                count: (view?.rows ?? []).filter(({ state }) => state === value).length,
              }))}
            />
          </Toolbar>
          {found.isPending ? <LoadingRows rows={8} /> : null}
          {found.isError ? <ReadError title="Không mở được danh sách lớp" query={found} /> : null}
          {view ? (
            <Card flush label="Các lớp">
              <DataTable
                label={`${rows.length} lớp năm ${year}`}
                rows={rows}
                columns={columns}
                rowKey={({ id }) => id}
                rowHref={({ id }) => `/dao-tao/lop/${id}`}
                link="name"
                minWidth={900}
                empty={
                  <EmptyState title={`Năm ${year} chưa có lớp nào${view.rows.length > 0 ? ' khớp' : ''}`}>
                    {view.providers.length > 0
                      ? 'Lập lớp từ kế hoạch đã duyệt, hoặc ngoài kế hoạch kèm lý do.'
                      : 'Đơn vị tổ chức lập lớp; lớp có học viên của cơ quan sẽ hiện ở đây.'}
                  </EmptyState>
                }
              />
            </Card>
          ) : null}
        </Stack>
      </Split>
    </>
  );
}

const narrowed = (rows: ClassRow[], { tim = '', tinhTrang, donVi }: ClassesAddress): ClassRow[] =>
  rows.filter(
    (row) =>
      (!tinhTrang || row.state === tinhTrang) &&
      (!donVi || row.providerAgencyId === donVi) &&
      fold(`${row.code} ${row.name} ${row.programmeName ?? ''} ${row.provider.name}`).includes(
        fold(tim.trim()),
      ),
  );

import { fold, formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SearchField } from '#platform/ui/search-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { trainingResultsApi } from '../api.ts';
import type { RegisterAddress, RegisterRow } from '../schema.ts';

const columns: Column<RegisterRow>[] = [
  {
    key: 'number',
    head: 'Số',
    width: 140,
    card: 'code',
    cell: ({ number }) => number,
    sub: ({ voidOn }) => voidOn && `thu hồi ${formatDate(voidOn)}`,
  },
  { key: 'givenOn', head: 'Ngày cấp', width: 110, cell: ({ givenOn }) => formatDate(givenOn) },
  {
    key: 'name',
    head: 'Họ và tên',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ code, voidReason }) => voidReason ?? (code && `mã ${code}`),
  },
  { key: 'agency', head: 'Cơ quan', cell: ({ agencyName }) => agencyName },
  {
    key: 'class',
    head: 'Lớp',
    cell: ({ className }) => className,
    sub: ({ classCode, provider }) => `${classCode} · ${provider.shortName}`,
  },
];

interface Props {
  address: RegisterAddress;
  onAddress(address: RegisterAddress): void;
}

/** Every number that was ever given, those taken back too. */
export function RegisterPage({ address, onAddress }: Props) {
  const input = address.nam ? { year: address.nam } : {};
  const found = useQuery(trainingResultsApi.trainingResults.register.queryOptions({ input }));
  const view = found.data;
  const rows = (view?.rows ?? []).filter((row) =>
    fold(`${row.number} ${row.name} ${row.code ?? ''} ${row.className} ${row.agencyName}`).includes(
      fold((address.tim ?? '').trim()),
    ),
  );
  return (
    <>
      <PageHead
        title="Sổ cấp chứng chỉ"
        crumbs={[{ label: 'Lớp đào tạo', href: '/dao-tao/lop' }, { label: 'Sổ cấp chứng chỉ' }]}
        help="Mỗi số chỉ cấp một lần; số đã thu hồi vẫn ở trong sổ. Cấp chứng chỉ ở phần Kết quả của từng lớp."
        actions={
          <ButtonLink href={`/api/training-certificates.xlsx${address.nam ? `?year=${address.nam}` : ''}`}>
            Sổ XLSX
          </ButtonLink>
        }
      />
      <Stack>
        <Toolbar>
          <SearchField
            label="Tìm số, họ tên, lớp"
            value={address.tim ?? ''}
            onChange={(tim) => onAddress({ ...address, tim: tim || undefined })}
          />
          <FilterPill
            label="Năm cấp"
            value={address.nam ? String(address.nam) : null}
            onChange={(nam) => onAddress({ ...address, nam: nam ? Number(nam) : undefined })}
            options={(view?.years ?? []).map((one) => ({ value: String(one), label: String(one) }))}
          />
        </Toolbar>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được sổ chứng chỉ" query={found} /> : null}
        {view ? (
          <Card flush label="Sổ cấp chứng chỉ">
            <DataTable
              label={`${rows.length} chứng chỉ`}
              rows={rows}
              columns={columns}
              rowKey={({ id }) => id}
              minWidth={860}
              empty={
                <EmptyState title="Chưa có chứng chỉ nào được cấp">
                  Chứng chỉ cấp sau khi lớp bế giảng, cho học viên có kết quả đạt.
                </EmptyState>
              }
            />
          </Card>
        ) : null}
      </Stack>
    </>
  );
}

import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { may } from '#accounts/permissions.ts';
import { SchoolTabs } from '#accounts/schools/components/school-tabs.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import type { SetSummary } from '../../schema.ts';
import { setsApi } from '../api.ts';
import css from '../components/set.module.css';
import { useSetAct } from '../components/use-set-act.ts';
import type { Offer } from '../schema.ts';

const AT = '/truong-chuan/bo-chi-tieu';
const help =
  'Mỗi bộ là một bản quy định được gõ vào một lần. Bộ đang dùng không đổi: nhập lại tệp thì thành bản mới, bản cũ vẫn xem được. Ngưỡng chưa tìm được nguồn thì để trống, không suy đoán.';

/** The sets of the office, side by side, and those that ship. */
export function SetsPage() {
  const viewer = useViewer();
  const found = useQuery(setsApi.sets.list.queryOptions({ input: {} }));
  const mayKeep = may(viewer, 'indicatorSet.keep');
  if (found.isPending) return <LoadingRows rows={6} />;
  if (found.isError) return <ReadError title="Không mở được các bộ chỉ tiêu" query={found} />;
  const { sets, offers } = found.data;
  const [latest, other] = sets;
  return (
    <>
      <PageHead
        title="Bộ chỉ tiêu"
        help={help}
        beside={<SchoolTabs at="sets" />}
        actions={
          <>
            {latest && other ? (
              <ButtonLink href={`${AT}/${other.id}/doi-chieu?voi=${latest.id}`}>Đối chiếu hai bộ</ButtonLink>
            ) : null}
            {mayKeep ? (
              <ButtonLink variant="filled" href={`${AT}/nhap`}>
                Nhập bộ từ tệp
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Stack>
        <Card flush label="Các bộ chỉ tiêu của cơ quan">
          <DataTable
            label={`Bộ chỉ tiêu, ${sets.length} bản`}
            rows={sets}
            columns={columns}
            rowKey={({ id }) => id}
            rowHref={({ id }) => `${AT}/${id}`}
            empty={
              <EmptyState title="Cơ quan chưa có bộ chỉ tiêu nào">
                {mayKeep
                  ? 'Nạp một bộ có sẵn dưới đây, hoặc nhập bộ của cơ quan từ tệp Excel.'
                  : 'Chuyên viên Văn phòng, đầu mối hoặc hiệu trưởng của trường nhập bộ chỉ tiêu.'}
              </EmptyState>
            }
          />
        </Card>
        <Offers offers={offers.filter(({ isLoaded }) => !isLoaded)} mayKeep={mayKeep} />
      </Stack>
    </>
  );
}

const PracticeMark = () => <span className={css.practice}>giả định, để tập huấn</span>;

function validity({ validFrom, validTo }: SetSummary): string {
  if (!validFrom && !validTo) return 'chưa ghi hiệu lực';
  const from = validFrom ? `từ ${formatDate(validFrom)}` : '';
  return [from, validTo ? `đến hết ${formatDate(validTo)}` : ''].filter(Boolean).join(' ');
}

const columns: Column<SetSummary>[] = [
  {
    key: 'name',
    head: 'Bộ',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: (set) => set.basis,
  },
  { key: 'version', head: 'Bản', width: 64, card: 'code', cell: ({ version }) => `Bản ${version}` },
  {
    key: 'practice',
    head: 'Loại',
    width: 176,
    cell: ({ isPractice }) => (isPractice ? <PracticeMark /> : 'quy định'),
  },
  { key: 'validity', head: 'Hiệu lực', width: 200, cell: validity },
  { key: 'indicators', head: 'Chỉ tiêu', width: 84, align: 'right', cell: (set) => set.indicators },
  {
    key: 'thresholds',
    head: 'Có ngưỡng',
    width: 104,
    align: 'right',
    cell: (set) => `${set.withThreshold}/${set.indicators}`,
  },
];

function Offers({ offers, mayKeep }: { offers: Offer[]; mayKeep: boolean }) {
  const navigate = useNavigate();
  const load = useSetAct('loadShipped', () => undefined);
  if (offers.length === 0 || !mayKeep) return null;
  return (
    <>
      {load.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(load.error)}
        </AlertLine>
      ) : null}
      <Card flush title="Bộ có sẵn trong phần mềm" aside={`${offers.length} bộ chưa nạp`}>
        <DataTable
          label={`Bộ có sẵn, ${offers.length} bộ`}
          rows={offers}
          columns={[
            ...offerColumns,
            {
              key: 'load',
              head: 'Việc',
              width: 88,
              cell: ({ key, name }) => (
                <Button
                  small
                  busy={load.isPending}
                  aria-label={`Nạp ${name}`}
                  onClick={() => load.mutate({ key }, { onSuccess: ({ id }) => navigate(`${AT}/${id}`) })}
                >
                  Nạp
                </Button>
              ),
            },
          ]}
          rowKey={({ key }) => key}
        />
      </Card>
    </>
  );
}

const offerColumns: Column<Offer>[] = [
  {
    key: 'name',
    head: 'Bộ',
    card: 'title',
    cell: ({ name }) => <b>{name}</b>,
    sub: ({ isPractice, isIncomplete, indicators }) =>
      isPractice
        ? 'Tên chỉ tiêu và ngưỡng đều là giả định, để tập huấn.'
        : isIncomplete
          ? `Mới có ${indicators} chỉ tiêu tìm được nguồn; phần còn lại đồng chí nhập từ bản quy định.`
          : null,
  },
  { key: 'indicators', head: 'Chỉ tiêu', width: 84, align: 'right', cell: (offer) => offer.indicators },
  {
    key: 'thresholds',
    head: 'Có ngưỡng',
    width: 104,
    align: 'right',
    cell: (offer) => `${offer.withThreshold}/${offer.indicators}`,
  },
];

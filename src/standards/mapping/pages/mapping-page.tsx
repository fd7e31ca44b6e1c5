import { useQuery } from '@tanstack/react-query';
import { ReadError } from '#accounts/components/read-error.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { setsApi } from '../../sets/api.ts';
import { mappingApi } from '../api.ts';
import { DifferenceTable } from '../components/difference-table.tsx';
import css from '../components/mapping.module.css';
import { PairsTable } from '../components/pairs-table.tsx';
import { usePairs } from '../components/use-pairs.ts';
import type { MappingAddress } from '../schema.ts';

const AT = '/truong-chuan/bo-chi-tieu';

interface Props {
  fromId: string;
  address: MappingAddress;
  onAddress(address: MappingAddress): void;
}

/** Two sets beside each other: what differs, and which indicator stands for which. */
export function MappingPage({ fromId, address, onAddress }: Props) {
  const toId = address.voi;
  return (
    <>
      <PageHead
        title="Đối chiếu hai bộ chỉ tiêu"
        crumbs={[
          { label: 'Trường chuẩn', href: '/truong-chuan' },
          { label: 'Bộ chỉ tiêu', href: AT },
          { label: 'Đối chiếu' },
        ]}
        help="Hai bản của một quy định được so theo mã. Hai quy định khác nhau được so theo chỉ tiêu tương ứng: phần mềm chỉ đề nghị theo tên, người xác nhận mới có giá trị."
        actions={
          toId ? <ButtonLink href={`${AT}/${toId}/doi-chieu?voi=${fromId}`}>Đổi chiều</ButtonLink> : null
        }
      />
      <Stack>
        <Chooser fromId={fromId} toId={toId ?? null} onTo={(voi) => onAddress({ voi })} />
        {toId ? (
          <Compared {...{ fromId, toId, address, onAddress }} />
        ) : (
          <Card>
            <EmptyState title="Chọn bộ để đối chiếu">Chọn bộ mới ở ô bên trên.</EmptyState>
          </Card>
        )}
      </Stack>
    </>
  );
}

function Chooser({ fromId, toId, onTo }: { fromId: string; toId: string | null; onTo(id: string): void }) {
  const navigate = useNavigate();
  const found = useQuery(setsApi.sets.list.queryOptions({ input: {} }));
  const options = (found.data?.sets ?? []).map((one) => ({
    value: one.id,
    label: `${one.name}, bản ${one.version}`,
  }));
  const without = (id: string | null) => options.filter(({ value }) => value !== id);
  return (
    <div className={css.chooser}>
      <SelectField
        label="Bộ cũ"
        options={without(toId)}
        value={fromId}
        onChange={(id) => id && navigate(`${AT}/${id}/doi-chieu${toId ? `?voi=${toId}` : ''}`)}
      />
      <SelectField label="Bộ mới" options={without(fromId)} value={toId} onChange={(id) => id && onTo(id)} />
    </div>
  );
}

function Compared({ fromId, toId, address, onAddress }: Props & { toId: string }) {
  const found = useQuery(mappingApi.mapping.get.queryOptions({ input: { fromId, toId } }));
  const pairs = usePairs(fromId, toId);
  if (found.isPending) return <LoadingRows rows={10} />;
  if (found.isError) return <ReadError title="Không mở được bảng đối chiếu" query={found} />;
  const view = found.data;
  const isSame = view.from.key === view.to.key;
  const difference = (
    <DifferenceTable
      lines={view.diff}
      filter={address.loc ?? 'all'}
      onFilter={(loc) => onAddress({ ...address, loc })}
    />
  );
  return (
    <>
      {pairs.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(pairs.error)}
        </AlertLine>
      ) : null}
      {isSame ? difference : <PairsTable {...{ view, pairs }} />}
      <AlertLine tone="info">
        {isSame
          ? 'Hai bản của cùng một quy định: chỉ tiêu cùng mã là một. Chỉ cần xác nhận những chỉ tiêu đã đổi mã.'
          : 'Hai quy định khác nhau: chỉ tiêu chưa xác nhận tương ứng thì hiện là thêm ở bộ mới, bỏ ở bộ cũ.'}
      </AlertLine>
      {isSame ? <PairsTable {...{ view, pairs }} /> : difference}
    </>
  );
}

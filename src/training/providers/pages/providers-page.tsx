import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import { Actions, Facts, Stack, Toolbar } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { trainingProvidersApi } from '../api.ts';
import { ProviderForm } from '../components/provider-form.tsx';
import { dongWords, hoursWords, roomWords } from '../labels.ts';
import type { ProviderList, ProvidersAddress } from '../schema.ts';

interface Props {
  address: ProvidersAddress;
  onAddress(address: ProvidersAddress): void;
}

const help =
  'Đơn vị nào mở được lớp nào trong năm: chức năng và căn cứ, chương trình được dạy, phòng, giờ giảng từng tháng, kinh phí, khoảng cách. Phân bổ tính theo những điều này; ô để trống là chưa biết.';

/** Who may run classes in a year, and what each has. */
export function ProvidersPage({ address, onAddress }: Props) {
  const { today } = useViewer();
  const next = Number(today.slice(0, 4)) + 1;
  const year = address.nam ?? next;
  const [panel, setPanel] = useState<'none' | 'new' | string>('none');
  const found = useQuery(trainingProvidersApi.trainingProviders.list.queryOptions({ input: { year } }));
  const list = found.data;
  const close = () => setPanel('none');
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        crumbs={[{ label: 'Phân bổ', href: `/dao-tao/phan-bo?nam=${year}` }, { label: 'Năng lực đơn vị' }]}
        beside={<TrainingTabs at="allocation" />}
        actions={list && panel === 'none' ? <Heads list={list} onNew={() => setPanel('new')} /> : null}
      />
      <Stack>
        <Toolbar>
          <FilterPill
            label="Năm"
            options={[...new Set([next + 1, next, next - 1, next - 2, year])]
              .sort((a, b) => b - a)
              .map((one) => ({ value: String(one), label: String(one) }))}
            all={String(year)}
            value={address.nam ? String(address.nam) : null}
            onChange={(nam) => {
              close();
              onAddress(nam ? { nam: Number(nam) } : {});
            }}
          />
        </Toolbar>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được năng lực đơn vị" query={found} /> : null}
        {list ? <Providers list={list} panel={panel} onPanel={setPanel} /> : null}
      </Stack>
    </>
  );
}

interface ProvidersProps {
  list: ProviderList;
  panel: string;
  onPanel(panel: string): void;
}

function Providers({ list, panel, onPanel }: ProvidersProps) {
  const close = () => onPanel('none');
  if (panel === 'new') return <ProviderForm list={list} provider={null} onClose={close} />;
  if (list.providers.length === 0) return <Nobody list={list} />;
  return list.providers.map((provider) =>
    provider.id === panel ? (
      <ProviderForm key={provider.id} list={list} provider={provider} onClose={close} />
    ) : (
      <ProviderCard
        key={provider.id}
        list={list}
        provider={provider}
        onEdit={panel === 'none' ? () => onPanel(provider.id) : null}
      />
    ),
  );
}

function Heads({ list, onNew }: { list: ProviderList; onNew(): void }) {
  const client = useQueryClient();
  const copy = useMutation(
    trainingProvidersApi.trainingProviders.copy.mutationOptions({
      onSuccess: () => client.invalidateQueries(),
    }),
  );
  return (
    <Actions>
      {copy.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(copy.error)}
        </AlertLine>
      ) : null}
      {list.copiable > 0 ? (
        <Button busy={copy.isPending} onClick={() => copy.mutate({ year: list.year })}>
          Chép {list.copiable} đơn vị từ năm {list.year - 1}
        </Button>
      ) : null}
      {list.mayAdd.length > 0 ? (
        <Button variant="filled" onClick={onNew}>
          Thêm đơn vị
        </Button>
      ) : null}
    </Actions>
  );
}

const Nobody = ({ list }: { list: ProviderList }) => (
  <Card>
    <EmptyState title={`Chưa có đơn vị mở lớp nào của năm ${list.year}`}>
      {list.mayAdd.length > 0
        ? 'Thêm từng đơn vị, hoặc chép từ năm trước. Chưa có thì chưa phân bổ được.'
        : 'Đơn vị mở lớp và cơ quan thống nhất kế hoạch ghi năng lực của từng đơn vị.'}
    </EmptyState>
  </Card>
);

interface CardProps {
  list: ProviderList;
  provider: ProviderList['providers'][number];
  onEdit: (() => void) | null;
}

function ProviderCard({ list, provider, onEdit }: CardProps) {
  const names = new Map(list.programmes.map(({ key, name }) => [key, name]));
  const known = Object.keys(provider.distances).length;
  const { costOfClass, costOfLearner, costCeiling, prefers } = provider;
  return (
    <Card
      title={provider.name}
      aside={
        provider.mayKeep && onEdit ? (
          <Button small onClick={onEdit}>
            Sửa
          </Button>
        ) : undefined
      }
    >
      <Facts
        labelWidth={150}
        facts={[
          ['Chức năng, nhiệm vụ', provider.functions ?? 'chưa ghi'],
          ['Căn cứ', provider.basis ?? 'chưa ghi'],
          [
            'Chương trình được dạy',
            provider.programmes.map((key) => names.get(key) ?? key).join('; ') || 'chưa ghi chương trình nào',
          ],
          ['Phòng học', roomWords(provider)],
          ['Giờ giảng', hoursWords(provider)],
          [
            'Kinh phí',
            `mỗi lớp ${dongWords(costOfClass)}, mỗi học viên ${dongWords(costOfLearner)}, trần năm ${dongWords(costCeiling, 'không đặt')}`,
          ],
          ['Khoảng cách', `đã ghi ${known}/${list.agencies.length} cơ quan`],
          ...(prefers.notMonths.length > 0
            ? ([['Không muốn mở', `tháng ${prefers.notMonths.join(', ')}`]] as [string, string][])
            : []),
        ]}
      />
    </Card>
  );
}

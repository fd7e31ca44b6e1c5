import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Facts, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { rankLabel } from '#staff/labels.ts';
import { programmesApi } from '../api.ts';
import { BalanceCard } from '../components/balance-card.tsx';
import { EndForm } from '../components/end-form.tsx';
import { ProgrammeForm } from '../components/programme-form.tsx';
import { VersionsCard } from '../components/versions-card.tsx';
import { fieldWords, NOT_FOUND, standingLabels, validWords } from '../labels.ts';
import type { ProgrammeView } from '../schema.ts';

/** What a programme is, as its paper says it, and what was changed when. */
export function ProgrammePage({ id }: { id: string }) {
  const [panel, setPanel] = useState<'none' | 'next' | 'end'>('none');
  const found = useQuery(programmesApi.programmes.get.queryOptions({ input: { id } }));
  const view = found.data;
  const close = () => setPanel('none');
  const newest = view?.versions[0];
  const isNewest = newest?.id === id;
  return (
    <>
      <PageHead
        crumbs={[{ label: 'Chương trình', href: '/dao-tao/chuong-trinh' }, { label: 'Một chương trình' }]}
        title={view?.programme.name ?? 'Chương trình'}
        subtitle={view ? `${standingLabels[view.standing]}. ${validWords(view.programme)}.` : undefined}
        actions={
          view?.mayKeep && panel === 'none' ? (
            <>
              <ButtonLink href="/dao-tao/gop">Đề xuất thêm lớp</ButtonLink>
              {isNewest ? <Button onClick={() => setPanel('end')}>Ghi ngày hết hiệu lực</Button> : null}
              <Button variant="filled" onClick={() => setPanel('next')}>
                Ghi bản mới
              </Button>
            </>
          ) : null
        }
      />
      {found.isPending ? <LoadingRows rows={8} /> : null}
      {found.isError ? <ReadError title="Không mở được chương trình" query={found} /> : null}
      {view && newest ? (
        <Split
          keep
          width={404}
          panel={
            panel === 'next' ? (
              <ProgrammeForm before={newest} onClose={close} />
            ) : panel === 'end' ? (
              <EndForm programme={view.programme} onClose={close} />
            ) : undefined
          }
        >
          <Stack>
            <Card title="Chương trình">
              <Facts facts={factsOf(view)} labelWidth={180} />
            </Card>
            <BalanceCard balance={view.balance} aimBasis={view.aimBasis} />
            <VersionsCard versions={view.versions} openId={id} />
          </Stack>
        </Split>
      ) : null}
    </>
  );
}

/** Hours stand in the card of the balance. */
function factsOf({ programme, units }: ProgrammeView): [string, string][] {
  const nameOf = (id: string) => units.find((one) => one.id === id)?.name ?? '';
  const words = fieldWords(programme, nameOf);
  words.set('Hạng giảng viên', programme.data.teachers.ranks.map(rankLabel).join('; ') || 'Không giới hạn');
  if (!words.get('Đơn vị giảng dạy')) words.set('Đơn vị giảng dạy', 'Không giới hạn');
  if (!words.get('Điều kiện học viên')) words.set('Điều kiện học viên', 'Chưa ghi điều kiện nào');
  words.set('Hiệu lực', `Từ ${formatDate(programme.validFrom)}${endWords(programme.validTo)}`);
  return [...words]
    .filter(([label]) => label !== 'Tên' && !label.startsWith('Số tiết'))
    .map(([label, said]) => [label, said ?? NOT_FOUND]);
}

const endWords = (validTo: string | null): string => (validTo ? ` đến hết ${formatDate(validTo)}` : '');

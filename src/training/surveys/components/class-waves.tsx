import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { Link } from '#platform/ui/link.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { surveysApi } from '../api.ts';
import { answeredWords, waveLabels } from '../labels.ts';
import { missingKinds } from '../rules.ts';
import type { WaveKind, WaveRow } from '../schema.ts';
import { WaveForm } from './wave-form.tsx';
import { WaveStateLabel } from './wave-state.tsx';

/** The surveys of one class, and a new one where its provider looks. */
export function ClassWaves({ classId }: { classId: string }) {
  const { today } = useViewer();
  const [kind, setKind] = useState<WaveKind | null>(null);
  const found = useQuery(surveysApi.surveys.list.queryOptions({ input: {} }));
  if (found.isPending) return <LoadingRows rows={3} />;
  if (found.isError) return <ReadError title="Không mở được các đợt khảo sát của lớp" query={found} />;
  const waves = found.data.waves.filter((wave) => wave.classId === classId);
  const kept = found.data.classes.filter(({ id }) => id === classId);
  return (
    <Stack>
      {kept.length > 0 && kind === null ? (
        <Actions>
          {kept
            .flatMap((held) => missingKinds(held, waves))
            .map((one) => (
              <Button key={one} onClick={() => setKind(one)}>
                Mở đợt khảo sát {waveLabels[one].toLowerCase()}
              </Button>
            ))}
        </Actions>
      ) : null}
      {kind ? (
        <WaveForm classes={kept} today={today} start={{ classId, kind }} onClose={() => setKind(null)} />
      ) : null}
      <WavesOfClass waves={waves} />
    </Stack>
  );
}

function WavesOfClass({ waves }: { waves: WaveRow[] }) {
  return (
    <DataTable
      label={`${waves.length} đợt khảo sát của lớp`}
      rows={waves}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/dao-tao/khao-sat/dot/${id}`}
      empty={
        <EmptyState title="Chưa có đợt khảo sát nào">
          Đơn vị mở lớp mở đợt cuối khoá khi lớp sắp kết thúc, và đợt sau khoá 6 tháng.
        </EmptyState>
      }
      columns={[
        { key: 'kind', head: 'Hỏi', card: 'title', cell: ({ kind }) => waveLabels[kind] },
        {
          ...{ key: 'days', head: 'Nhận phiếu', width: 130 },
          cell: ({ opensOn }) => formatDate(opensOn),
          sub: ({ closesOn }) => `đến ${formatDate(closesOn)}`,
        },
        {
          ...{ key: 'state', head: 'Tình hình', width: 150, card: 'state' },
          cell: ({ state }) => <WaveStateLabel state={state} />,
        },
        { key: 'answered', head: 'Phiếu đã nhận', width: 150, cell: (wave) => answeredWords(wave) },
        {
          ...{ key: 'result', head: 'Kết quả', width: 120 },
          cell: ({ id, state }) =>
            state === 'closed' ? (
              <Link href={`/dao-tao/khao-sat/ket-qua/${id}`}>Xem kết quả</Link>
            ) : (
              'Chưa có'
            ),
        },
      ]}
    />
  );
}

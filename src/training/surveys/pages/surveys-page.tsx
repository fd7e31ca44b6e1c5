import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button, ButtonLink } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { TrainingTabs } from '../../components/training-tabs.tsx';
import { surveysApi } from '../api.ts';
import { WaveForm } from '../components/wave-form.tsx';
import { WaveStateLabel } from '../components/wave-state.tsx';
import { answeredWords, waveLabels } from '../labels.ts';
import type { DueRow, WaveKind, WaveRow } from '../schema.ts';

const help =
  'Các đợt hỏi học viên, giảng viên, người quản lý, đồng nghiệp về chất lượng lớp và hiệu quả sau lớp. Đơn vị mở lớp lập đợt; kết quả chỉ hiện khi có đủ phiếu.';

type Panel = { classId: string | null; kind: WaveKind } | null;

/** Whose turn it is to be asked, and every wave there was. */
export function SurveysPage() {
  const { today } = useViewer();
  const [panel, setPanel] = useState<Panel>(null);
  const found = useQuery(surveysApi.surveys.list.queryOptions({ input: {} }));
  const view = found.data;
  return (
    <>
      <PageHead
        title="Đào tạo"
        help={help}
        beside={<TrainingTabs at="surveys" />}
        actions={
          <>
            <ButtonLink href="/dao-tao/khao-sat/ket-qua">Kết quả khảo sát</ButtonLink>
            {view && view.classes.length > 0 && !panel ? (
              <Button variant="filled" onClick={() => setPanel({ classId: null, kind: 'end' })}>
                Lập đợt khảo sát
              </Button>
            ) : null}
          </>
        }
      />
      <Stack>
        {found.isPending ? <LoadingRows rows={8} /> : null}
        {found.isError ? <ReadError title="Không mở được các đợt khảo sát" query={found} /> : null}
        {view ? (
          <Split
            keep
            width={404}
            panel={
              panel ? (
                <WaveForm
                  key={`${panel.classId} ${panel.kind}`}
                  classes={view.classes}
                  today={today}
                  start={panel}
                  onClose={() => setPanel(null)}
                />
              ) : undefined
            }
          >
            {view.due.length > 0 ? <DueCard due={view.due} onOpen={setPanel} /> : null}
            <Card title="Các đợt khảo sát" flush>
              <WavesTable waves={view.waves} />
            </Card>
          </Split>
        ) : null}
      </Stack>
    </>
  );
}

function DueCard({ due, onOpen }: { due: DueRow[]; onOpen(panel: Panel): void }) {
  return (
    <Card title={`Đến lượt khảo sát (${due.length})`} flush>
      <DataTable
        label="Lớp đến lượt khảo sát"
        rows={due}
        rowKey={({ classId }) => classId}
        columns={[
          {
            key: 'class',
            head: 'Lớp',
            card: 'title',
            cell: ({ className }) => className,
            sub: ({ provider }) => provider?.name,
          },
          { key: 'kind', head: 'Hỏi', width: 100, cell: ({ kind }) => waveLabels[kind] },
          { key: 'end', head: 'Lớp kết thúc', width: 110, cell: ({ endsOn }) => formatDate(endsOn) },
          {
            key: 'act',
            head: 'Việc cần làm',
            width: 140,
            cell: ({ mayKeep, classId, kind }) =>
              mayKeep ? (
                <Button small onClick={() => onOpen({ classId, kind })}>
                  Lập đợt
                </Button>
              ) : (
                'Đơn vị mở lớp lập đợt'
              ),
          },
        ]}
      />
    </Card>
  );
}

function WavesTable({ waves }: { waves: WaveRow[] }) {
  return (
    <DataTable
      label={`${waves.length} đợt khảo sát`}
      rows={waves}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/dao-tao/khao-sat/dot/${id}`}
      empty={
        <EmptyState title="Chưa có đợt khảo sát nào">
          Lập đợt khi lớp sắp kết thúc, và đợt sau khoá 6 tháng để biết điều đã học có được dùng không.
        </EmptyState>
      }
      columns={[
        {
          key: 'class',
          head: 'Lớp',
          card: 'title',
          cell: ({ className }) => className,
          sub: ({ classCode, provider }) => `${classCode} · ${provider?.name ?? ''}`,
        },
        { key: 'kind', head: 'Hỏi', width: 96, nowrap: true, cell: ({ kind }) => waveLabels[kind] },
        {
          key: 'days',
          head: 'Nhận phiếu',
          width: 130,
          cell: ({ opensOn }) => formatDate(opensOn),
          sub: ({ closesOn }) => `đến ${formatDate(closesOn)}`,
        },
        {
          key: 'state',
          head: 'Tình hình',
          width: 150,
          card: 'state',
          cell: ({ state }) => <WaveStateLabel state={state} />,
        },
        { key: 'answered', head: 'Phiếu đã nhận', width: 150, cell: (wave) => answeredWords(wave) },
      ]}
    />
  );
}

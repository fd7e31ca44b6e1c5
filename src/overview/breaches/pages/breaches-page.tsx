import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { EmptyState, LoadingRows } from '#platform/ui/states.tsx';
import { breachesApi } from '../api.ts';
import { BreachCard } from '../components/breach-card.tsx';
import { StepForm } from '../components/step-form.tsx';
import { WordsForm } from '../components/words-form.tsx';
import type { Breach, Stage } from '../schema.ts';

type Panel = null | 'new' | { change: Breach } | { step: Stage; of: Breach };

/** The register of breaches of personal data, with the hours that are left. */
export function BreachesPage(_props: Record<string, never>) {
  const [panel, setPanel] = useState<Panel>(null);
  const found = useQuery(breachesApi.breaches.list.queryOptions({ refetchInterval: 60_000 }));
  if (found.isPending) return <LoadingRows rows={6} />;
  if (found.isError) return <ReadError title="Không mở được sổ vi phạm dữ liệu cá nhân" query={found} />;
  const { breaches, setting, now } = found.data;
  const close = () => setPanel(null);
  return (
    <>
      <PageHead
        title="Vi phạm dữ liệu cá nhân"
        subtitle={`Thông báo trong ${setting.reportHours} giờ từ lúc phát hiện; sự cố nghiêm trọng thông báo ban đầu trong ${setting.firstNoticeHours} giờ.`}
        help="Ghi ngay khi phát hiện dữ liệu cá nhân bị lộ, mất, sửa trái phép; điều chưa biết để trống và bổ sung sau. Phần mềm nhắc quản trị và lãnh đạo khi gần hết giờ, nhưng không tự gửi đi đâu: báo cáo in ra, ký và gửi theo đường công văn."
        actions={
          panel === null ? (
            <Button variant="filled" onClick={() => setPanel('new')}>
              Ghi sự việc
            </Button>
          ) : null
        }
      />
      <Split
        keep
        width={404}
        panel={panel === null ? null : <Side panel={panel} now={now} onClose={close} />}
      >
        <Stack>
          {breaches.length === 0 ? (
            <EmptyState title="Chưa ghi nhận vi phạm nào">
              Khi phát hiện dữ liệu cá nhân bị lộ, mất hoặc bị sửa trái phép, bấm «Ghi sự việc»: giờ tính từ
              lúc phát hiện.
            </EmptyState>
          ) : null}
          {breaches.map((breach) => (
            <BreachCard
              key={breach.id}
              breach={breach}
              onStep={(step) => setPanel({ step, of: breach })}
              onChange={() => setPanel({ change: breach })}
            />
          ))}
        </Stack>
      </Split>
    </>
  );
}

function Side({ panel, now, onClose }: { panel: Exclude<Panel, null>; now: Date; onClose(): void }) {
  if (panel === 'new') return <WordsForm breach={null} now={now} onClose={onClose} />;
  if ('change' in panel)
    return <WordsForm key={panel.change.id} breach={panel.change} now={now} onClose={onClose} />;
  return (
    <StepForm
      key={`${panel.of.id}${panel.step}`}
      breach={panel.of}
      to={panel.step}
      now={now}
      onClose={onClose}
    />
  );
}

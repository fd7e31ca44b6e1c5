import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { roadmapApi } from '../api.ts';
import { dayOf } from '../rules.ts';
import type { Roadmap } from '../schema.ts';
import type { WhatIf } from './use-what-if.ts';

const dayWords = (day: string | null): string => (day ? formatDate(day) : 'chưa có ngày');

/** The day as it is written, the day as it would be, and by how much they differ. */
export function changeWords(before: string | null, after: string | null): string {
  if (before === after) return `${dayWords(before)}, không đổi`;
  const days = before && after ? daysBetween(before, after) : null;
  const by = days === null ? '' : days > 0 ? ` (chậm ${days} ngày)` : ` (sớm ${-days} ngày)`;
  return `${dayWords(before)} → ${dayWords(after)}${by}`;
}

interface Props {
  roadmap: Roadmap;
  whatIf: WhatIf;
  mayKeep: boolean;
}

/** What is being tried, what comes of it, and the choice to write it or to leave it. */
export function WhatIfBar({ roadmap, whatIf, mayKeep }: Props) {
  const queries = useQueryClient();
  const save = useMutation(
    roadmapApi.roadmap.saveMoves.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        whatIf.stop();
      },
    }),
  );
  const { moves, written, tried } = whatIf;
  const { total, met } = roadmap;
  const next = Math.min(total, met + Math.ceil((total - met) / 2));
  const lineOf = (n: number) => changeWords(dayOf(written.cumulative, n), dayOf(tried.cumulative, n));
  return (
    <Card current title="Thử phương án" aside="chưa lưu gì">
      <Facts
        labelWidth={150}
        facts={[
          ['Đang thử', moves.length > 0 ? `${moves.length} thay đổi` : 'chưa thay đổi gì'],
          [`Đạt ${next}/${total}`, lineOf(next)],
          [`Đạt ${total}/${total}`, lineOf(total)],
          ['Việc cuối cùng xong', changeWords(written.schedule.endsOn, tried.schedule.endsOn)],
        ]}
      />
      <p style={{ margin: '8px 0', color: 'var(--text-2)', fontSize: 13 }}>
        Chọn một dòng rồi bấm + hoặc − để dời ngày dự kiến 30 ngày; dời hoặc bỏ từng việc ở khung bên phải.
      </p>
      {save.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(save.error)}
        </AlertLine>
      ) : null}
      <Actions>
        {mayKeep ? (
          <Button
            variant="filled"
            busy={save.isPending}
            why={moves.length === 0 ? 'chưa thay đổi gì' : undefined}
            onClick={() => save.mutate({ setId: roadmap.set.id, moves, seen: versionsOf(roadmap) })}
          >
            Ghi vào kế hoạch
          </Button>
        ) : null}
        <Button onClick={whatIf.stop}>Bỏ phương án</Button>
      </Actions>
    </Card>
  );
}

const versionsOf = ({ gaps, tasks }: Roadmap): Record<string, number | null> =>
  Object.fromEntries([
    ...gaps.map(({ indicator, version }) => [indicator.id, version] as const),
    ...tasks.map(({ id, version }) => [id, version] as const),
  ]);

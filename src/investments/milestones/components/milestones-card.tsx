import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import type { Column } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { useItemAct } from '../../items/components/use-item-act.ts';
import type { ItemView } from '../../items/schema.ts';
import { stageLabels } from '../../labels.ts';
import type { Milestone } from '../schema.ts';
import { PlanForm } from './plan-form.tsx';
import { StepForm } from './step-form.tsx';

type Doing = { kind: 'step' } | { kind: 'plan'; milestone: Milestone };

/** From the policy to the handover: what was planned, what was done by which paper, whose turn it is. */
export function MilestonesCard({ view }: { view: ItemView }) {
  const { milestones, item, mayKeep } = view;
  const [doing, setDoing] = useState<Doing | null>(null);
  const [taking, setTaking] = useState(false);
  const takeBack = useItemAct('takeBack', () => setTaking(false));
  const close = () => setDoing(null);
  return (
    <Card title="Các mốc" aside={asideOf(view)}>
      <DataTable
        label={`${milestones.length} mốc của hạng mục`}
        rows={milestones}
        columns={columnsOf(mayKeep, (milestone) => setDoing({ kind: 'plan', milestone }))}
        rowKey={({ stage }) => stage}
      />
      {mayKeep ? (
        <Stack>
          {doing?.kind === 'plan' ? (
            <PlanForm
              key={doing.milestone.stage}
              itemId={item.id}
              milestone={doing.milestone}
              onClose={close}
            />
          ) : null}
          {doing?.kind === 'step' ? <StepForm item={item} onClose={close} /> : null}
          {takeBack.error ? (
            <AlertLine tone="look" live>
              {sentenceOf(takeBack.error)}
            </AlertLine>
          ) : null}
          {doing ? null : (
            <Actions>
              {item.stage === 'handover' ? null : (
                <Button variant="ink" onClick={() => setDoing({ kind: 'step' })}>
                  Ghi mốc đã qua
                </Button>
              )}
              {item.stage ? <Button onClick={() => setTaking(true)}>Bỏ mốc ghi nhầm</Button> : null}
            </Actions>
          )}
        </Stack>
      ) : null}
      <ReasonDialog
        opened={taking}
        onClose={() => setTaking(false)}
        title={`Bỏ mốc «${item.stage ? stageLabels[item.stage] : ''}» ghi nhầm?`}
        label="Vì sao ghi nhầm"
        verb="Bỏ mốc này"
        busy={takeBack.isPending}
        onConfirm={(reason) => item.stage && takeBack.mutate({ itemId: item.id, from: item.stage, reason })}
      />
    </Card>
  );
}

function asideOf({ item: { next, nextBy, daysHere } }: ItemView): string {
  if (!next) return 'đã qua mọi mốc';
  const who = nextBy ? nextBy.name : 'chưa ghi cơ quan nào';
  return `đến lượt: ${who}${daysHere === null ? '' : `, ${daysHere} ngày từ mốc trước`}`;
}

function columnsOf(mayKeep: boolean, onPlan: (milestone: Milestone) => void): Column<Milestone>[] {
  return [
    { key: 'stage', head: 'Mốc', card: 'title', cell: ({ stage }) => stageLabels[stage], sub: historyWords },
    {
      key: 'state',
      head: 'Tình hình',
      width: 170,
      card: 'state',
      cell: (one) => <MilestoneState one={one} />,
    },
    {
      ...{ key: 'planned', head: 'Dự kiến', width: 110, nowrap: true },
      cell: ({ plannedOn }) => (plannedOn ? formatDate(plannedOn) : 'chưa có'),
      sub: ({ plannedOn, lateOn }) =>
        lateOn && lateOn !== plannedOn ? `lỡ ngày ${formatDate(lateOn)}` : null,
    },
    {
      ...{ key: 'done', head: 'Thực tế', width: 210 },
      cell: ({ doneOn }) => (doneOn ? formatDate(doneOn) : ''),
      sub: ({ paper }) => paper,
    },
    { key: 'agency', head: 'Cơ quan làm', width: 190, cell: ({ agency }) => agency?.name ?? 'chưa ghi' },
    {
      ...{ key: 'act', head: 'Việc', width: 120 },
      cell: (one) =>
        mayKeep && one.state !== 'done' ? (
          <Button
            small
            variant="quiet"
            aria-label={`Đặt ngày dự kiến: ${stageLabels[one.stage]}`}
            onClick={() => onPlan(one)}
          >
            Đặt ngày
          </Button>
        ) : null,
    },
  ];
}

/** Earlier planned days, each with why it moved. */
const historyWords = ({ history }: Milestone): string | null =>
  history.length > 1
    ? `dự kiến đầu ${history[0]?.plannedOn ? formatDate(history[0].plannedOn) : 'chưa có'}; đổi: ${history
        .slice(1)
        .map(({ reason, saidOn }) => `${formatDate(saidOn)}${reason ? ` ${reason}` : ''}`)
        .join('; ')}`
    : null;

function MilestoneState({ one: { state, daysLate, plannedOn } }: { one: Milestone }) {
  if (state === 'done')
    return daysLate ? (
      <StateLabel state="done-late" days={daysLate} />
    ) : (
      <StateLabel state="done" {...(plannedOn ? {} : { words: 'Đã qua' })} />
    );
  if (state === 'passed') return <span>không qua mốc này</span>;
  if (daysLate) return <StateLabel state="late" days={daysLate} />;
  return <StateLabel state={state === 'next' ? 'in-progress' : 'not-started'} />;
}

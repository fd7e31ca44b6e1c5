import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import {
  IconArrowBackUp,
  IconBan,
  IconCalendarPlus,
  IconCircleCheck,
  IconPencil,
} from '#platform/ui/icons.ts';
import { type ChainStep, StepChain } from '#platform/ui/step-chain.tsx';
import { Timeline, type TimelineEvent } from '#platform/ui/timeline.tsx';
import { endLabels, sayChange, sayStep, stageLabels } from '../labels.ts';
import { stagesOf } from '../rules.ts';
import { type Stage, stages, type TopicDetail } from '../schema.ts';
import { nextWords } from '../sheets.ts';

/** The stages one after the other: when each was reached, and who must reach the next. */
export function TopicChain({ topic }: { topic: TopicDetail }) {
  const { standing, steps, isEnded } = topic;
  const at = standing.stage === null ? -1 : stages.indexOf(standing.stage);
  const optional = stagesOf(topic.kind).optional ?? [];
  const reached = (stage: Stage) =>
    standing.isReturned ? null : (steps.findLast((step) => step.stage === stage)?.on ?? null);
  const shown = stages.filter(
    (stage, n) =>
      (reached(stage) || n > at || !optional.includes(stage)) &&
      !(topic.kind === 'workshop' && stage === 'applied'),
  );
  const next = shown.find((stage) => stages.indexOf(stage) > at && !optional.includes(stage));
  const chain = shown.map((stage): ChainStep => {
    const on = reached(stage);
    const isNext = stage === next && !isEnded;
    return {
      ...{ key: stage, title: stageLabels[stage], agency: isNext ? (nextWords(topic) ?? '') : '' },
      state: on ? 'done' : isNext ? 'current' : 'todo',
      ...(on ? { clock: formatDate(on) } : {}),
      ...(isNext && standing.days !== null ? { clock: `${standing.days} ngày đã chờ` } : {}),
    };
  });
  return (
    <Card title="Các bước">
      <StepChain steps={chain} />
    </Card>
  );
}

const askedIcon = <IconCalendarPlus size={16} aria-hidden />;

export function TopicHistory({ topic }: { topic: TopicDetail }) {
  const { steps, changes, extensions, end } = topic;
  const events: TimelineEvent[] = [
    ...steps.map((step) => ({
      ...{ key: step.id, date: step.on },
      icon: step.stage ? (
        <IconCircleCheck size={16} aria-hidden />
      ) : (
        <IconArrowBackUp size={16} aria-hidden />
      ),
      children: `${step.stage ? stageLabels[step.stage] : 'Trả lại để sửa'}${sayStep(step) ? `: ${sayStep(step)}` : ''}`,
    })),
    ...changes.map((change) => ({
      ...{ key: `words-${change.id}`, date: change.on, icon: <IconPencil size={16} aria-hidden /> },
      children: sayChange(change),
    })),
    ...extensions.flatMap(({ id, askedOn, newDue, reason, granted, decidedOn, paper }) => {
      const icon = askedIcon;
      const asked = `Đề nghị gia hạn đến ${formatDate(newDue)}: ${reason}`;
      const answer = `${granted ? 'Gia hạn' : 'Không gia hạn'} đến ${formatDate(newDue)}${paper ? `, ${paper}` : ''}`;
      return [
        { key: id, date: askedOn, icon, children: asked },
        ...(decidedOn ? [{ key: `${id}-answer`, date: decidedOn, icon, children: answer }] : []),
      ];
    }),
    ...(end
      ? [
          {
            ...{ key: 'end', date: end.on, icon: <IconBan size={16} aria-hidden /> },
            children: `${endLabels[end.kind]}: ${end.reason}${end.paper ? ` (${end.paper})` : ''}`,
          },
        ]
      : []),
  ];
  const newest = events.toReversed().toSorted((a, b) => b.date.localeCompare(a.date));
  return (
    <Card title="Diễn biến">
      <Timeline label="Diễn biến, mới nhất trước" events={newest} />
    </Card>
  );
}

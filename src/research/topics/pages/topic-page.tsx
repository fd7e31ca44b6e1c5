import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ReadError } from '#accounts/components/read-error.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { FactStrip } from '#platform/ui/fact-strip.tsx';
import { Actions, Split, Stack } from '#platform/ui/layout.tsx';
import { PageHead } from '#platform/ui/page-head.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { productKindLabels } from '../../products/labels.ts';
import type { ProductKind } from '../../products/schema.ts';
import { AskForm, DecideForm, EndForm, GiveBackForm } from '../../steps/components/decision-forms.tsx';
import { MembersCard } from '../../steps/components/members-card.tsx';
import { MoneyCard } from '../../steps/components/money-card.tsx';
import { StepForm } from '../../steps/components/step-form.tsx';
import { researchApi } from '../api.ts';
import { ChangeForm } from '../components/change-form.tsx';
import { TopicChain, TopicHistory } from '../components/topic-history.tsx';
import { dueWords, TopicState } from '../components/topics-table.tsx';
import { kindLabels, levelLabels, stageVerbs } from '../labels.ts';
import type { Stage, TopicDetail } from '../schema.ts';
import { nextWords } from '../sheets.ts';

type Panel = Stage | 'giveBack' | 'end' | 'ask' | 'decide' | 'change' | null;

const crumbs = (title: string) => [{ label: 'Nghiên cứu', href: '/nghien-cuu' }, { label: title }];

/** One topic: where it stands, who must move it, what became of it. */
export function TopicPage({ id }: { id: string }) {
  const [panel, setPanel] = useState<Panel>(null);
  const found = useQuery(researchApi.research.get.queryOptions({ input: { id } }));
  const topic = found.data;
  if (!topic)
    return (
      <>
        <PageHead crumbs={crumbs('Đề tài')} title="Nghiên cứu" />
        {found.isError ? <ReadError title="Không mở được đề tài" query={found} /> : <LoadingRows rows={8} />}
      </>
    );
  return (
    <>
      <PageHead
        crumbs={crumbs(topic.code ?? 'Đề tài')}
        title={topic.title}
        beside={<TopicState row={topic} boxed />}
        actions={<Acts topic={topic} onPanel={setPanel} />}
      />
      <Stack>
        <Answer topic={topic} />
        <Split
          keep
          width={404}
          panel={<PanelOf panel={panel} topic={topic} onClose={() => setPanel(null)} />}
        >
          <TopicChain topic={topic} />
          <MoneyCard topic={topic} />
          <TopicHistory topic={topic} />
        </Split>
      </Stack>
    </>
  );
}

/** The answer above the fold: who moves next, by when, and what it is. */
function Answer({ topic }: { topic: TopicDetail }) {
  const { standing, kind, level, field, manager, call } = topic;
  const { due, days } = standing;
  return (
    <FactStrip
      facts={[
        {
          ...{ label: 'Ai làm tiếp', value: nextWords(topic) ?? 'không còn việc' },
          note: days !== null && standing.next ? `${days} ngày ở bước này` : undefined,
        },
        { label: 'Hạn', value: due ? formatDate(due) : 'chưa có hạn', note: dueWords(topic) ?? undefined },
        { label: 'Loại, cấp', value: `${kindLabels[kind]}, ${levelLabels[level].toLowerCase()}` },
        { label: 'Lĩnh vực', value: field ?? 'chưa ghi' },
        ...(manager ? [{ label: 'Cơ quan quản lý', value: manager.name }] : []),
        ...(call ? [{ label: 'Theo đợt', value: call.title }] : []),
      ]}
    />
  );
}

function Acts({ topic, onPanel }: { topic: TopicDetail; onPanel(panel: Panel): void }) {
  const { may, standing } = topic;
  const [first, ...others] = may.steps;
  const quiet: [boolean, Panel, string][] = [
    [may.change, 'change', 'Sửa nội dung'],
    [may.giveBack, 'giveBack', 'Trả lại'],
    [may.end, 'end', standing.stage === 'work' ? 'Dừng' : 'Không chọn, dừng'],
    [may.ask, 'ask', 'Xin gia hạn'],
    [may.decide, 'decide', 'Trả lời gia hạn'],
  ];
  return (
    <Actions>
      {quiet
        .filter(([shown]) => shown)
        .map(([, panel, words]) => (
          <Button key={words} onClick={() => onPanel(panel)}>
            {words}
          </Button>
        ))}
      {others.map((stage) => (
        <Button key={stage} onClick={() => onPanel(stage)}>
          {stageVerbs[stage]}
        </Button>
      ))}
      {first ? (
        <Button variant="filled" onClick={() => onPanel(first)}>
          {stageVerbs[first]}
        </Button>
      ) : null}
    </Actions>
  );
}

function PanelOf({ panel, topic, onClose }: { panel: Panel; topic: TopicDetail; onClose(): void }) {
  const at = { topic, onClose };
  const forms: Record<string, ReactNode> = {
    giveBack: <GiveBackForm {...at} />,
    end: <EndForm {...at} />,
    ask: <AskForm {...at} />,
    decide: <DecideForm {...at} />,
    change: <ChangeForm {...at} />,
  };
  return (
    <Stack>
      {panel ? (forms[panel] ?? <StepForm key={panel} to={panel as Stage} {...at} />) : null}
      {topic.summary ? <Card title="Tóm tắt">{topic.summary}</Card> : null}
      <MembersCard topic={topic} />
      <Card title="Sản phẩm">
        {topic.products.length === 0 ? (
          'Chưa ghi sản phẩm nào.'
        ) : (
          <ul>
            {topic.products.map(({ id, kind, title, madeOn }) => (
              <li key={id}>
                {productKindLabels[kind as ProductKind]}: {title}
                {madeOn ? `, ${formatDate(madeOn)}` : ''}
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Stack>
  );
}

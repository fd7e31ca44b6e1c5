import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { researchApi } from '../api.ts';
import { type TopicDetail, TopicWords } from '../schema.ts';
import { TopicFields } from './topic-fields.tsx';

/** Mends what is proposed, until somebody has approved it. */
export function ChangeForm({ topic, onClose }: { topic: TopicDetail; onClose(): void }) {
  const { kind, level, title, field, summary, manager } = topic;
  const [words, setWords] = useState<TopicWords>({
    ...{ kind, level, title, field, summary, managingAgencyId: manager?.id ?? null },
  });
  const change = useMutation(
    researchApi.research.change.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const read = TopicWords.safeParse(words);
  return (
    <ActForm
      title="Sửa nội dung"
      verb="Lưu"
      why={read.success ? undefined : 'chưa ghi tên'}
      act={change}
      onClose={onClose}
      onSubmit={() => read.success && change.mutate({ topicId: topic.id, ...read.data })}
    >
      <TopicFields
        {...{ words, asked: true, fields: topic.fields, managers: topic.managers }}
        onChange={setWords}
      />
    </ActForm>
  );
}

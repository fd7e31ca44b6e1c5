import { formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { researchApi } from '../../topics/api.ts';
import { endLabels } from '../../topics/labels.ts';
import { endFault } from '../../topics/rules.ts';
import type { EndKind, TopicDetail } from '../../topics/schema.ts';

interface Props {
  topic: TopicDetail;
  onClose(): void;
}

export function GiveBackForm({ topic, onClose }: Props) {
  const { today } = useViewer();
  const [on, setOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const act = useMutation(
    researchApi.researchSteps.giveBack.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const { stage } = topic.standing;
  return (
    <ActForm
      title="Trả lại để sửa"
      verb="Trả lại"
      why={note.trim() && on ? undefined : 'chưa ghi ngày, điều cần sửa'}
      act={act}
      onClose={onClose}
      onSubmit={() => on && stage && act.mutate({ topicId: topic.id, from: stage, on, note })}
    >
      <DateField label="Ngày" required value={on} max={today} onChange={setOn} />
      <TextAreaField label="Điều cần sửa" required value={note} onChange={setNote} />
    </ActForm>
  );
}

export function EndForm({ topic, onClose }: Props) {
  const { today } = useViewer();
  const kinds = (Object.keys(endLabels) as EndKind[]).filter(
    (kind) => endFault(kind, topic.standing.stage) === null,
  );
  const [kind, setKind] = useState<EndKind | null>(kinds[0] ?? null);
  const [on, setOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [paper, setPaper] = useState('');
  const act = useMutation(researchApi.researchSteps.end.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  const submit = () => {
    if (!kind || !on) return;
    const said = { topicId: topic.id, from: topic.standing.stage, kind, on, reason };
    act.mutate({ ...said, paper: paper.trim() || null });
  };
  return (
    <ActForm
      title="Không chọn, dừng"
      verb="Ghi"
      why={reason.trim() && on ? undefined : 'chưa ghi ngày, lý do'}
      act={act}
      onClose={onClose}
      onSubmit={submit}
    >
      <ChoiceField
        label="Kết cục"
        options={kinds.map((value) => ({ value, label: endLabels[value] }))}
        value={kind}
        onChange={setKind}
      />
      <DateField label="Ngày" required value={on} max={today} onChange={setOn} />
      <TextAreaField label="Lý do" required value={reason} onChange={setReason} />
      <TextField label="Văn bản" value={paper} onChange={setPaper} />
    </ActForm>
  );
}

export function AskForm({ topic, onClose }: Props) {
  const [newDue, setDue] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const act = useMutation(
    researchApi.researchSteps.askExtension.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  return (
    <ActForm
      title="Đề nghị gia hạn"
      verb="Gửi đề nghị"
      why={newDue && reason.trim() ? undefined : 'chưa ghi hạn mới, lý do'}
      act={act}
      onClose={onClose}
      onSubmit={() => newDue && act.mutate({ topicId: topic.id, newDue, reason })}
    >
      <DateField label="Hạn mới" required value={newDue} onChange={setDue} />
      <TextAreaField label="Lý do" required value={reason} onChange={setReason} />
    </ActForm>
  );
}

export function DecideForm({ topic, onClose }: Props) {
  const { today } = useViewer();
  const asked = topic.extensions.find(({ granted }) => granted === null);
  const [answer, setAnswer] = useState<'yes' | 'no' | null>(null);
  const [on, setOn] = useState<string | null>(today);
  const [paper, setPaper] = useState('');
  const act = useMutation(
    researchApi.researchSteps.decideExtension.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  if (!asked) return null;
  const submit = () => {
    if (!answer || !on) return;
    act.mutate({ extensionId: asked.id, granted: answer === 'yes', on, paper: paper.trim() || null });
  };
  return (
    <ActForm
      title={`Đề nghị gia hạn đến ${formatDate(asked.newDue)}`}
      verb="Ghi quyết định"
      why={answer && on ? undefined : 'chưa chọn'}
      act={act}
      onClose={onClose}
      onSubmit={submit}
    >
      <p>Lý do: {asked.reason}</p>
      <ChoiceField
        label="Quyết định"
        look="segments"
        options={[
          { value: 'yes', label: 'Gia hạn' },
          { value: 'no', label: 'Không gia hạn' },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      <DateField label="Ngày" required value={on} max={today} onChange={setOn} />
      <TextField label="Văn bản" value={paper} onChange={setPaper} />
    </ActForm>
  );
}

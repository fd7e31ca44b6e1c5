import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { researchApi } from '../../topics/api.ts';
import { stageVerbs } from '../../topics/labels.ts';
import { NewStep, type Stage, type TopicDetail } from '../../topics/schema.ts';

/** What a stage asks for beside its day. */
const asks: Record<
  Stage,
  { paper?: string; needsPaper?: boolean; score?: boolean; due?: boolean; place?: boolean }
> = {
  proposed: {},
  council: { paper: 'Biên bản hội đồng', score: true },
  approved: { paper: 'Số, ngày văn bản phê duyệt', needsPaper: true, due: true },
  work: { paper: 'Hợp đồng, văn bản giao', due: true },
  accepted: { paper: 'Số, ngày văn bản nghiệm thu', needsPaper: true, score: true },
  applied: { paper: 'Văn bản xác nhận', place: true },
};

/** One stage, recorded with its day and paper. */
export function StepForm({ topic, to, onClose }: { topic: TopicDetail; to: Stage; onClose(): void }) {
  const { today } = useViewer();
  const onSuccess = useAfterAct(onClose);
  const step = useMutation(researchApi.researchSteps.step.mutationOptions({ onSuccess }));
  const approve = useMutation(researchApi.researchSteps.approve.mutationOptions({ onSuccess }));
  const again = useMutation(researchApi.researchSteps.proposeAgain.mutationOptions({ onSuccess }));
  const [on, setOn] = useState<string | null>(today);
  const [said, setSaid] = useState({ paper: '', code: '', score: '', rating: '', place: '', note: '' });
  const [dueOn, setDue] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { paper, needsPaper, score, due, place } = asks[to];
  const words = (value: string) => value.trim() || null;
  const read = NewStep.safeParse({
    ...{ topicId: topic.id, from: topic.standing.stage, to, on, dueOn, note: words(said.note) },
    ...{ paper: words(said.paper), code: words(said.code), rating: words(said.rating) },
    ...{ place: words(said.place), score: words(said.score.replace(',', '.')) },
  });
  const act = to === 'approved' ? approve : to === 'proposed' ? again : step;
  const field = (key: keyof typeof said) => ({
    value: said[key],
    onChange: (value: string) => setSaid({ ...said, [key]: value }),
  });
  const submit = () => {
    setAsked(true);
    if (!read.success) return;
    if (to === 'proposed') again.mutate({ topicId: topic.id, on: read.data.on, note: read.data.note });
    else (to === 'approved' ? approve : step).mutate(read.data);
  };
  return (
    <ActForm
      title={stageVerbs[to]}
      verb="Lưu"
      why={asked && !read.success ? 'kiểm tra lại ngày, điểm' : undefined}
      act={act}
      onClose={onClose}
      onSubmit={submit}
    >
      <DateField
        label="Ngày"
        required
        value={on}
        max={today}
        {...(topic.standing.since ? { min: topic.standing.since } : {})}
        onChange={setOn}
      />
      {paper ? <TextField label={paper} required={needsPaper ?? false} {...field('paper')} /> : null}
      {to === 'approved' ? <TextField label="Mã số" {...field('code')} /> : null}
      {due && topic.standing.firstDue === null ? (
        <DateField label="Hạn hoàn thành" value={dueOn} onChange={setDue} />
      ) : null}
      {score ? <TextField label="Điểm" inputMode="decimal" hint="Như 86,5" {...field('score')} /> : null}
      {to === 'accepted' ? <TextField label="Xếp loại" {...field('rating')} /> : null}
      {place ? <TextAreaField label="Nơi ứng dụng" required {...field('place')} /> : null}
      <TextAreaField label="Ghi chú" rows={2} {...field('note')} />
    </ActForm>
  );
}

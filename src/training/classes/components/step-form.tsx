import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { ClassStep } from '../schema.ts';
import { useClassAct } from './use-class-act.ts';

type Step = ClassStep['step'];

export const stepVerbs: Record<Step, string> = {
  open: 'Ghi quyết định mở lớp',
  start: 'Ghi khai giảng',
  end: 'Ghi bế giảng',
  cancel: 'Không tổ chức',
};

/** The next thing that happens to a class, on its day. */
export function StepForm({ id, step, onClose }: { id: string; step: Step; onClose(): void }) {
  const { today } = useViewer();
  const [on, setOn] = useState<string | null>(today);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useClassAct('step', onClose);
  const read = ClassStep.safeParse({ id, step, on, number: words, reason: words });
  const lacks = asked && !words.trim();
  return (
    <ActForm
      title={stepVerbs[step]}
      verb="Ghi"
      act={act}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) act.mutate(read.data);
      }}
    >
      {step === 'open' ? (
        <TextField
          label="Số quyết định"
          required
          value={words}
          onChange={setWords}
          error={lacks ? 'Ghi số quyết định.' : undefined}
        />
      ) : null}
      {step === 'cancel' ? (
        <TextAreaField
          label="Lý do"
          required
          value={words}
          onChange={setWords}
          error={lacks ? 'Ghi lý do.' : undefined}
        />
      ) : null}
      <DateField label="Ngày" required max={today} value={on} onChange={setOn} />
    </ActForm>
  );
}

import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { Answer, type Need } from '../schema.ts';
import { useNeedsAct } from './use-needs-act.ts';

/** The word of the body asked: a number for each line, and its paper. */
export function AnswerForm({ need, onClose }: { need: Need; onClose(): void }) {
  const { today } = useViewer();
  const [agreed, setAgreed] = useState<Record<string, string>>({});
  const [answer, setAnswer] = useState('');
  const [answerNumber, setNumber] = useState('');
  const [answerOn, setOn] = useState<string | null>(today);
  const [asked, setAsked] = useState(false);
  const send = useNeedsAct('answer', onClose);
  const numbers = Object.fromEntries(
    Object.entries(agreed).flatMap(([id, said]) => (/^\d{1,4}$/.test(said) ? [[id, Number(said)]] : [])),
  );
  const isWhole = need.lines.every(({ id, needed }) => (numbers[id] ?? needed + 1) <= needed);
  const read = Answer.safeParse({ id: need.id, agreed: numbers, answer, answerNumber, answerOn });
  return (
    <ActForm
      title={`Trả lời: ${need.title}`}
      verb="Gửi trả lời"
      act={send}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && isWhole) send.mutate(read.data);
      }}
    >
      {need.lines.map(({ id, position, needed }) => (
        <TextField
          key={id}
          label={`${position}: đồng ý`}
          hint={`Trường đề nghị ${needed} người.`}
          required
          inputMode="numeric"
          value={agreed[id] ?? ''}
          onChange={(said) => setAgreed({ ...agreed, [id]: said })}
          error={asked && !((numbers[id] ?? needed + 1) <= needed) ? `Ghi số từ 0 đến ${needed}.` : undefined}
        />
      ))}
      <TextAreaField
        label="Ý kiến"
        required
        value={answer}
        onChange={setAnswer}
        error={asked && !answer.trim() ? 'Ghi ý kiến trả lời.' : undefined}
      />
      <TextField
        label="Số văn bản"
        required
        value={answerNumber}
        onChange={setNumber}
        error={asked && !answerNumber.trim() ? 'Ghi số văn bản trả lời.' : undefined}
      />
      <DateField label="Ngày văn bản" required max={today} value={answerOn} onChange={setOn} />
    </ActForm>
  );
}

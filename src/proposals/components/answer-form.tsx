import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import type { Proposal } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';
import { useComes, VerdictFields } from './verdict-fields.tsx';

const SHORTEST = 5;

/** A further answer: the ones before stay to be read. */
export function AnswerForm({ proposal, onDone }: { proposal: Proposal; onDone(): void }) {
  const { today } = useViewer();
  const { comes, setComes, isWhole } = useComes(null);
  const [text, setText] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const [number, setNumber] = useState('');
  const [tried, setTried] = useState(false);
  const { answer } = useProposalsAct(onDone);
  const submit = () => {
    setTried(true);
    const { verdict, reviewOn, toAgencyId } = comes;
    if (!isWhole || !verdict || !on || text.trim().length < SHORTEST) return;
    answer.mutate({
      ...{ id: proposal.id, seen: proposal.seen, verdict, reviewOn, toAgencyId },
      ...{ text, on, documentId: null, number: number.trim() || null },
    });
  };
  return (
    <ActFields verb="Ghi trả lời" act={answer} onSubmit={submit}>
      <VerdictFields {...{ comes, setComes, tried }} after={on ?? today} />
      <TextAreaField
        label="Nội dung trả lời"
        required
        value={text}
        onChange={setText}
        error={tried && text.trim().length < SHORTEST ? 'Ghi nội dung trả lời.' : undefined}
      />
      <DateField label="Ngày trả lời" required max={today} value={on} onChange={setOn} />
      <TextField label="Số văn bản trả lời" value={number} onChange={setNumber} />
    </ActFields>
  );
}

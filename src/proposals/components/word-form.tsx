import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { sideLabels } from '../labels.ts';
import type { Proposal, Side } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';

const options = [
  { value: 'yes' as const, label: 'Đã giải quyết' },
  { value: 'no' as const, label: 'Chưa giải quyết' },
];
const SHORTEST = 3;

/** One side's own word on whether it is settled. */
export function WordForm({ proposal, side }: { proposal: Proposal; side: Side }) {
  const { today } = useViewer();
  const last = proposal[side];
  const [settled, setSettled] = useState<'yes' | 'no'>(last?.settled ? 'no' : 'yes');
  const [on, setOn] = useState<string | null>(today);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const { say } = useProposalsAct(() => {
    setText('');
    setTried(false);
  });
  const submit = () => {
    setTried(true);
    if (!on || text.trim().length < SHORTEST) return;
    say.mutate({ id: proposal.id, seen: proposal.seen, settled: settled === 'yes', on, text });
  };
  return (
    <ActForm
      title={side === 'body' ? 'Ý kiến của Văn phòng' : 'Ý kiến của cơ quan kiến nghị'}
      verb="Ghi ý kiến"
      act={say}
      onSubmit={submit}
      current={false}
    >
      <ChoiceField
        label={`${sideLabels[side]} thấy kiến nghị này`}
        options={options}
        value={settled}
        onChange={setSettled}
      />
      <TextAreaField
        label={settled === 'yes' ? 'Căn cứ' : 'Lý do'}
        required
        value={text}
        onChange={setText}
        error={tried && text.trim().length < SHORTEST ? 'Ghi căn cứ hoặc lý do.' : undefined}
      />
      <DateField label="Ngày" required max={today} value={on} onChange={setOn} />
    </ActForm>
  );
}

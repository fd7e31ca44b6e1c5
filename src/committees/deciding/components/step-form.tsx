import { formatDate } from '@dondoc/vietnamese';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { documentsApi } from '#documents/api.ts';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { useDecisionActs } from '../../components/use-committee-acts.ts';
import type { Decision, Stage } from '../../schema.ts';

const words: Record<Stage, { title: string; pass: string; number: string; note: string }> = {
  sent: { title: 'Gửi thẩm định', pass: 'Gửi thẩm định', number: '', note: 'Lời gửi' },
  appraised: {
    ...{ title: 'Thẩm định dự thảo', pass: 'Đồng ý', number: 'Số văn bản thẩm định' },
    note: 'Ý kiến thẩm định',
  },
  submitted: { title: 'Trình quyết định', pass: 'Trình', number: 'Số tờ trình', note: 'Ý kiến' },
  decided: { title: 'Ghi nhận quyết định', pass: 'Đã ký', number: 'Số quyết định', note: 'Ghi chú' },
};

interface Props {
  decision: Decision;
  to: Stage;
  onClose(): void;
}

/** One hand lets the decision go on, or gives it back with the reason. */
export function StepForm({ decision, to, onClose }: Props) {
  const { today } = useViewer();
  const [does, setDoes] = useState<'pass' | 'return'>('pass');
  const [said, setSaid] = useState({ number: '', note: '' });
  const [on, setOn] = useState<string | null>(today);
  const [documentId, setDocument] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const acts = useDecisionActs(onClose);
  const says = words[to];
  const passes = does === 'pass';
  const missing = {
    number: to === 'decided' && passes && !said.number.trim(),
    note: !passes && said.note.trim().length < 3,
  };
  const act = to === 'sent' ? acts.send : acts[to];
  const submit = () => {
    setAsked(true);
    if (!on || missing.number || missing.note) return;
    const acting = { decisionId: decision.id, from: decision.standing.stage, on };
    const note = said.note.trim();
    const number = said.number.trim() || null;
    if (to === 'sent') acts.send.mutate({ ...acting, note: note || null });
    else if (passes) acts[to].mutate({ ...acting, does: 'pass', number, documentId, note: note || null });
    else acts[to].mutate({ ...acting, does: 'return', note });
  };
  return (
    <ActForm
      title={says.title}
      aside={`ở bước này từ ${formatDate(decision.standing.since)}`}
      verb={passes ? says.pass : 'Trả lại'}
      act={act}
      onClose={onClose}
      onSubmit={submit}
    >
      {to === 'sent' ? null : (
        <ChoiceField
          label="Kết quả"
          look="segments"
          options={[
            { value: 'pass', label: says.pass },
            { value: 'return', label: 'Trả lại' },
          ]}
          value={does}
          onChange={setDoes}
        />
      )}
      {to !== 'sent' && passes ? (
        <TextField
          label={says.number}
          required={to === 'decided'}
          value={said.number}
          onChange={(number) => setSaid({ ...said, number })}
          error={asked && missing.number ? 'Ghi số quyết định đã ký.' : undefined}
        />
      ) : null}
      <DateField
        label={to === 'decided' && passes ? 'Ngày ký' : 'Ngày'}
        required
        min={decision.standing.since}
        max={today}
        value={on}
        onChange={setOn}
        hint={to === 'decided' && passes ? 'Thành viên có hiệu lực từ ngày này.' : undefined}
      />
      {to === 'decided' && passes ? <DocumentField value={documentId} onChange={setDocument} /> : null}
      <TextAreaField
        label={passes ? says.note : 'Lý do trả lại'}
        required={!passes}
        value={said.note}
        onChange={(note) => setSaid({ ...said, note })}
        error={asked && missing.note ? 'Ghi lý do trả lại.' : undefined}
      />
    </ActForm>
  );
}

interface DocumentProps {
  value: string | null;
  onChange(id: string | null): void;
}

/** The signed paper, where the house has it. */
function DocumentField({ value, onChange }: DocumentProps) {
  const documents = useQuery(documentsApi.documents.list.queryOptions());
  const options = (documents.data ?? []).map(({ id, number, subject, fileName }) => ({
    ...{ value: id, label: [number, subject ?? fileName].filter(Boolean).join(': ') },
  }));
  return (
    <SelectField
      label="Văn bản đã nhận"
      hint="Bỏ trống khi chưa có tệp trong phần mềm."
      clearable
      options={options}
      value={value}
      onChange={onChange}
    />
  );
}

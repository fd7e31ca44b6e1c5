import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { sayAmount } from '../rules.ts';
import { NewRequest, type Policy, type SupportView } from '../schema.ts';
import { useSupportAct } from './use-support-act.ts';

interface Props {
  policy: Policy;
  people: SupportView['people'];
  onClose(): void;
}

/** One person, one matter, one sum, under a policy that is in force on the day of it. */
export function RequestForm({ policy, people, onClose }: Props) {
  const { today } = useViewer();
  const [personId, setPerson] = useState<string | null>(null);
  const [typed, setTyped] = useState(policy.amount ? sayAmount(policy.amount) : '');
  const [onDay, setDay] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const ask = useSupportAct('ask', onClose);
  const amount = typed.replace(/[.\s]/g, '');
  const read = NewRequest.safeParse({ policyId: policy.id, personId, amount, onDay, note: note || null });
  return (
    <ActForm
      title={`Đề nghị hưởng: ${policy.name}`}
      verb="Lập đề nghị"
      act={ask}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) ask.mutate(read.data);
      }}
    >
      <SelectField
        label="Người hưởng"
        required
        searchable
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={personId}
        onChange={setPerson}
        error={asked && !personId ? 'Chọn người hưởng.' : undefined}
      />
      <TextField
        label="Số tiền (đồng)"
        hint={policy.amountRule}
        required
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        error={asked && !/^[1-9]\d{0,14}$/.test(amount) ? 'Ghi số tiền bằng đồng.' : undefined}
      />
      <DateField
        label="Ngày phát sinh"
        required
        value={onDay}
        onChange={setDay}
        error={asked && !onDay ? 'Ghi ngày phát sinh.' : undefined}
      />
      <TextField label="Ghi chú" value={note} onChange={setNote} />
    </ActForm>
  );
}

import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { employmentLabels } from '../../labels.ts';
import { NewPerson } from '../schema.ts';
import { usePeopleAct } from './use-people-act.ts';

const kinds = Object.entries(employmentLabels).map(([value, label]) => ({ value, label }));

/** Somebody new; their posts, ranks and degrees are written on their own page. */
export function NewPersonForm({ onClose }: { onClose(): void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [from, setFrom] = useState<string | null>(null);
  const [employment, setEmployment] = useState<string | null>('permanent');
  const [asked, setAsked] = useState(false);
  const create = usePeopleAct('create', onClose);
  const navigate = useNavigate();
  const submit = () => {
    setAsked(true);
    const read = NewPerson.safeParse({ code, name, from, employment });
    if (read.success)
      create.mutate(read.data, {
        onSuccess: (made) => navigate(`/doi-ngu/${(made as { id: string }).id}`),
      });
  };
  const missing = (value: string, words: string) => (asked && !value.trim() ? words : undefined);
  return (
    <ActForm title="Thêm người" verb="Thêm người" act={create} onClose={onClose} onSubmit={submit}>
      <TextField
        label="Mã"
        hint="Mã của trường; nhập từ tệp nhận ra người cũ theo mã này."
        required
        value={code}
        onChange={setCode}
        error={missing(code, 'Ghi mã của trường đặt cho người này.')}
      />
      <TextField
        label="Họ và tên"
        required
        value={name}
        onChange={setName}
        error={missing(name, 'Ghi họ và tên.')}
      />
      <SelectField label="Hình thức" options={kinds} value={employment} onChange={setEmployment} />
      <DateField label="Làm việc tại trường từ" value={from} onChange={setFrom} />
    </ActForm>
  );
}

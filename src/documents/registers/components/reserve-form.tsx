import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Book } from '../../numbering/schema.ts';
import { registersApi } from '../api.ts';
import { typeOptions } from './paper-types.ts';

interface Props {
  book: Book;
  onClose(): void;
  onGiven(id: string): void;
}

/** A number for a paper that is still being written. */
export function ReserveForm({ book, onClose, onGiven }: Props) {
  const { today, office } = useViewer();
  const [type, setType] = useState<string | null>(null);
  const [issuer, setIssuer] = useState(office.name);
  const [day, setDay] = useState<string | null>(today);
  const after = useAfterAct(onClose);
  const reserve = useMutation(
    registersApi.registers.reserve.mutationOptions({
      onSuccess: async ({ id }) => {
        await after();
        onGiven(id);
      },
    }),
  );
  return (
    <ActForm
      title="Giữ một số"
      verb="Giữ số"
      act={reserve}
      why={day && (type || book === 'in') ? undefined : 'chưa chọn loại văn bản'}
      onClose={onClose}
      onSubmit={() => day && reserve.mutate({ book, issuer, type, day })}
    >
      <SelectField label="Loại" required options={typeOptions} value={type} onChange={setType} />
      <TextField label="Cơ quan ban hành" value={issuer} onChange={setIssuer} />
      <DateField label="Ngày văn bản" required value={day} onChange={setDay} />
    </ActForm>
  );
}

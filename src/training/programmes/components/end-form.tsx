import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import type { Programme } from '../schema.ts';
import { useProgrammesAct } from './use-programmes-act.ts';

/** The last day on which a programme holds, where nothing takes its place. */
export function EndForm({ programme, onClose }: { programme: Programme; onClose(): void }) {
  const [on, setOn] = useState(programme.validTo);
  const end = useProgrammesAct('end', onClose);
  return (
    <ActForm
      title="Ghi ngày hết hiệu lực"
      verb="Ghi ngày"
      act={end}
      why={on ? undefined : 'chưa ghi ngày'}
      onClose={onClose}
      onSubmit={() => on && end.mutate({ id: programme.id, on })}
    >
      <DateField
        label="Áp dụng đến hết ngày"
        required
        min={programme.validFrom}
        value={on}
        onChange={setOn}
      />
    </ActForm>
  );
}

import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import type { CalendarDay } from '#platform/calendar/schema.ts';
import { ActForm } from '../../components/act-form.tsx';
import { BASIS_MISSING, BasisFields, isBasisMissing, noBasis } from './basis-fields.tsx';
import { useCalendarAct } from './use-calendar-act.ts';

/** A day goes out by a decision, as it came in. */
export function RemovalForm({ day, onClose }: { day: CalendarDay; onClose(): void }) {
  const [basis, setBasis] = useState(noBasis);
  const [asked, setAsked] = useState(false);
  const remove = useCalendarAct('remove', onClose);
  const submit = () => {
    setAsked(true);
    if (!isBasisMissing(basis)) remove.mutate({ day: day.day, ...basis });
  };
  return (
    <ActForm
      title={`Bỏ ngày ${formatDate(day.day)} khỏi lịch`}
      verb="Bỏ ngày này"
      act={remove}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {day.name}, theo {day.basis}. Thời hạn đã tính trước đây không đổi.
      </p>
      <BasisFields
        value={basis}
        onChange={setBasis}
        error={asked && isBasisMissing(basis) ? BASIS_MISSING : undefined}
      />
    </ActForm>
  );
}

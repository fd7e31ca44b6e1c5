import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';

interface Props {
  title: string;
  verb: string;
  dayLabel: string;
  /** The first day it can have been. */
  min: string;
  act: { isPending: boolean; error: unknown };
  onSubmit(on: string, reason: string): void;
  onClose(): void;
}

/** Something that ends on a day not after today, with the reason. */
export function DayReasonForm({ title, verb, dayLabel, min, act, onSubmit, onClose }: Props) {
  const { today } = useViewer();
  const [on, setOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  return (
    <ActForm
      {...{ title, verb, act, onClose }}
      onSubmit={() => {
        setAsked(true);
        if (on && reason.trim()) onSubmit(on, reason);
      }}
    >
      <DateField
        label={dayLabel}
        required
        min={min}
        max={today}
        value={on}
        onChange={setOn}
        error={asked && !on ? 'Ghi ngày.' : undefined}
      />
      <TextAreaField
        label="Lý do"
        required
        value={reason}
        onChange={setReason}
        error={asked && !reason.trim() ? 'Ghi lý do.' : undefined}
      />
    </ActForm>
  );
}

import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { numbersFrom } from '../rules.ts';
import type { ResultRow } from '../schema.ts';
import { useResultsAct } from './use-results-act.ts';

/** Numbers in a run for all who have passed, in the order of names. */
export function GiveForm({ classId, due, onClose }: { classId: string; due: ResultRow[]; onClose(): void }) {
  const { today } = useViewer();
  const [pattern, setPattern] = useState('{n}/CC');
  const [first, setFirst] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const [asked, setAsked] = useState(false);
  const give = useResultsAct('give', onClose);
  const isRun = /^\d{1,6}$/.test(first) && pattern.includes('{n}');
  const numbers = isRun ? numbersFrom(pattern, first, due.length) : [];
  return (
    <ActForm
      title={`Cấp chứng chỉ cho ${due.length} học viên`}
      verb="Cấp chứng chỉ"
      act={give}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (isRun && on)
          give.mutate({
            ...{ classId, on },
            numbers: due.map(({ enrolmentId }, n) => ({ enrolmentId, number: numbers[n] ?? '' })),
          });
      }}
    >
      <TextField label="Mẫu số" required hint="{n} là số thứ tự." value={pattern} onChange={setPattern} />
      <TextField
        label="Số đầu tiên"
        required
        inputMode="numeric"
        value={first}
        onChange={setFirst}
        error={asked && !isRun ? 'Ghi số như 15 hoặc 015; mẫu số phải có {n}.' : undefined}
      />
      <DateField label="Ngày cấp" required max={today} value={on} onChange={setOn} />
      {numbers.length > 0 ? (
        <ul>
          {due.slice(0, 60).map(({ enrolmentId, name }, n) => (
            <li key={enrolmentId}>
              {numbers[n]}: {name}
            </li>
          ))}
        </ul>
      ) : null}
    </ActForm>
  );
}

import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { Button } from '#platform/ui/button.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { Line } from '../schema.ts';
import { useRoundAct } from './use-round-act.ts';

/** Right as it stands, or changes asked with the reason. */
export function LookForm({ roundId, line, onDone }: { roundId: string; line: Line; onDone(): void }) {
  const [returning, setReturning] = useState(false);
  const [reason, setReason] = useState('');
  const check = useRoundAct('check', onDone);
  const giveBack = useRoundAct('giveBack', onDone);
  const seen = { indicatorId: line.indicator.id, entryId: line.entryId ?? 0 };
  if (returning)
    return (
      <ActFields
        verb="Trả lại"
        act={giveBack}
        onClose={() => setReturning(false)}
        onSubmit={() => giveBack.mutate({ roundId, ...seen, reason })}
        why={reason.trim().length < 3 ? 'ghi cần sửa gì' : undefined}
      >
        <TextAreaField label="Cần sửa gì" required value={reason} onChange={setReason} />
      </ActFields>
    );
  return (
    <ActFields
      verb="Đúng"
      act={check}
      onSubmit={() => check.mutate({ roundId, entries: [seen] })}
      more={<Button onClick={() => setReturning(true)}>Trả lại để sửa</Button>}
    >
      {null}
    </ActFields>
  );
}

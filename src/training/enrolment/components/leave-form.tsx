import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { trainingLearnersApi } from '../api.ts';
import type { Enrolled } from '../schema.ts';

export function LeaveForm({ learner, onClose }: { learner: Enrolled; onClose(): void }) {
  const { today } = useViewer();
  const client = useQueryClient();
  const [on, setOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const leave = useMutation(
    trainingLearnersApi.trainingLearners.leave.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  return (
    <ActForm
      title={`${learner.name} thôi học`}
      verb="Ghi thôi học"
      act={leave}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (on && reason.trim()) leave.mutate({ id: learner.id, on, reason });
      }}
    >
      <DateField label="Từ ngày" required min={learner.enrolledOn} max={today} value={on} onChange={setOn} />
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

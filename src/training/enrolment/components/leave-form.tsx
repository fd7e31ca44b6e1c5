import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DayReasonForm } from '../../components/day-reason-form.tsx';
import { trainingLearnersApi } from '../api.ts';
import type { Enrolled } from '../schema.ts';

export function LeaveForm({ learner, onClose }: { learner: Enrolled; onClose(): void }) {
  const client = useQueryClient();
  const leave = useMutation(
    trainingLearnersApi.trainingLearners.leave.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  return (
    <DayReasonForm
      title={`${learner.name} thôi học`}
      verb="Ghi thôi học"
      dayLabel="Từ ngày"
      min={learner.enrolledOn}
      act={leave}
      onClose={onClose}
      onSubmit={(on, reason) => leave.mutate({ id: learner.id, on, reason })}
    />
  );
}

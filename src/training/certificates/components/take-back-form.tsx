import { DayReasonForm } from '../../components/day-reason-form.tsx';
import type { ResultRow } from '../schema.ts';
import { useResultsAct } from './use-results-act.ts';

/** The number stays in the register with the reason, and is never given again. */
export function TakeBackForm({ row, onClose }: { row: ResultRow; onClose(): void }) {
  const takeBack = useResultsAct('takeBack', onClose);
  const { certificateId, certificateOn } = row;
  if (!certificateId || !certificateOn) return null;
  return (
    <DayReasonForm
      title={`Thu hồi chứng chỉ ${row.certificateNumber} của ${row.name}`}
      verb="Thu hồi"
      dayLabel="Ngày thu hồi"
      min={certificateOn}
      act={takeBack}
      onClose={onClose}
      onSubmit={(on, reason) => takeBack.mutate({ id: certificateId, on, reason })}
    />
  );
}

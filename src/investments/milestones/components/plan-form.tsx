import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { useBodies } from '../../items/components/item-form.tsx';
import { useItemAct } from '../../items/components/use-item-act.ts';
import { stageLabels } from '../../labels.ts';
import type { Milestone } from '../schema.ts';

interface Props {
  itemId: string;
  milestone: Milestone;
  onClose(): void;
}

/** By when, and whose turn it is then; a day that moves says why. */
export function PlanForm({ itemId, milestone: { stage, plannedOn, agency }, onClose }: Props) {
  const [on, setOn] = useState(plannedOn);
  const [agencyId, setAgency] = useState(agency?.id ?? null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const plan = useItemAct('planStep', onClose);
  const moves = plannedOn !== null && on !== plannedOn;
  return (
    <ActForm
      title={`Ngày dự kiến: ${stageLabels[stage]}`}
      verb="Đặt ngày"
      act={plan}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (!moves || reason.trim()) plan.mutate({ itemId, stage, plannedOn: on, agencyId, reason });
      }}
    >
      <DateField label="Dự kiến ngày" value={on} onChange={setOn} />
      <SelectField
        label="Cơ quan phải làm"
        clearable
        searchable
        options={useBodies()}
        value={agencyId}
        onChange={setAgency}
      />
      <TextField
        label="Vì sao đổi ngày"
        required={moves}
        value={reason}
        onChange={setReason}
        error={asked && moves && !reason.trim() ? 'Đổi ngày dự kiến thì ghi vì sao.' : undefined}
      />
    </ActForm>
  );
}

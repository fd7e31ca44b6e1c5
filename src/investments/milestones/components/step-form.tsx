import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nextStages } from '#platform/stages.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { useItemAct } from '../../items/components/use-item-act.ts';
import type { Item } from '../../items/schema.ts';
import { stageLabels } from '../../labels.ts';
import type { Stage } from '../../schema.ts';
import { stageTable } from '../rules.ts';

/** A milestone that was reached, by the day of its paper. */
export function StepForm({ item, onClose }: { item: Item; onClose(): void }) {
  const { today } = useViewer();
  const next = nextStages(stageTable, item.stage);
  const [to, setTo] = useState<Stage | null>(next[0] ?? null);
  const [onDay, setDay] = useState<string | null>(today);
  const [paper, setPaper] = useState('');
  const step = useItemAct('step', onClose);
  return (
    <ActForm
      title="Ghi mốc đã qua"
      verb="Ghi mốc"
      act={step}
      onClose={onClose}
      onSubmit={() => {
        if (to && onDay) step.mutate({ itemId: item.id, from: item.stage, to, onDay, paper, note: null });
      }}
    >
      <SelectField
        label="Mốc"
        required
        options={next.map((stage) => ({ value: stage, label: stageLabels[stage] }))}
        value={to}
        onChange={(stage) => setTo(stage as Stage | null)}
      />
      <DateField label="Ngày" required max={today} value={onDay} onChange={setDay} />
      <TextField label="Số văn bản" value={paper} onChange={setPaper} />
    </ActForm>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { TextField } from '#platform/ui/text-field.tsx';
import { breachesApi } from '../api.ts';
import { stageVerbs } from '../labels.ts';
import type { Breach, Stage } from '../schema.ts';
import { MomentFields, momentTyped, typedNow } from './moment-fields.tsx';

/** That a notice went out, or that it is over: when, by which paper. */
export function StepForm({
  breach,
  to,
  now,
  onClose,
}: {
  breach: Breach;
  to: Stage;
  now: Date;
  onClose(): void;
}) {
  const [typed, setTyped] = useState(() => typedNow(now));
  const [paper, setPaper] = useState('');
  const [note, setNote] = useState('');
  const step = useMutation(breachesApi.breaches.step.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  const at = momentTyped(typed);
  return (
    <ActForm
      title={stageVerbs[to]}
      verb="Ghi bước này"
      why={at ? undefined : 'Ghi ngày và giờ.'}
      act={step}
      onClose={onClose}
      onSubmit={() => {
        if (!at) return;
        const said = { paper: paper.trim() || null, note: note.trim() || null };
        step.mutate({ id: breach.id, from: breach.stage, to, at, ...said });
      }}
    >
      <MomentFields label="Lúc" value={typed} onChange={setTyped} />
      <TextField label="Số, ký hiệu văn bản" hint="Để trống nếu không có" value={paper} onChange={setPaper} />
      <TextField label="Ghi chú" value={note} onChange={setNote} />
    </ActForm>
  );
}

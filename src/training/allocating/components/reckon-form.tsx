import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { JobLine } from '#accounts/jobs/components/job-line.tsx';
import { useJob } from '#accounts/jobs/components/use-job.ts';
import { SelectField } from '#platform/ui/select-field.tsx';
import { trainingAllocationApi } from '../api.ts';
import { presetHints, presetLabels } from '../labels.ts';
import { Preset } from '../schema.ts';

const presets = Preset.options.map((value) => ({ value, label: presetLabels[value] }));
const limits = [
  { value: '10', label: '10 giây' },
  { value: '30', label: '30 giây' },
  { value: '120', label: '2 phút' },
  { value: '600', label: '10 phút' },
];

/** Asks for one reckoning; it runs on the server and may be stopped. */
export function ReckonForm({
  planId,
  why,
  onClose,
}: {
  planId: string;
  why?: string | undefined;
  onClose(): void;
}) {
  const client = useQueryClient();
  const [preset, setPreset] = useState<Preset>('even');
  const [seconds, setSeconds] = useState('30');
  const [jobId, setJob] = useState<string | null>(null);
  const run = useMutation(
    trainingAllocationApi.trainingAllocation.run.mutationOptions({
      onSuccess: (found) => setJob(found.jobId),
    }),
  );
  const { job, cancel } = useJob(jobId, () => client.invalidateQueries());
  const isBusy = run.isPending || job?.state === 'queued' || job?.state === 'running';
  return (
    <ActForm
      title="Tính phân bổ"
      verb="Tính phân bổ"
      why={why}
      act={{ isPending: isBusy, error: run.error }}
      onClose={onClose}
      onSubmit={() => run.mutate({ planId, preset, seconds: Number(seconds) })}
    >
      <SelectField
        label="Ưu tiên"
        required
        options={presets}
        value={preset}
        onChange={(value) => setPreset(Preset.parse(value))}
        hint={presetHints[preset]}
      />
      <SelectField
        label="Thời gian tính nhiều nhất"
        required
        options={limits}
        value={seconds}
        onChange={(value) => setSeconds(value ?? '30')}
        hint="Hết thời gian thì lấy cách xếp tốt nhất đã tìm được và nói rõ còn cách tối ưu bao nhiêu."
      />
      {job ? <JobLine job={job} onCancel={cancel} /> : null}
    </ActForm>
  );
}

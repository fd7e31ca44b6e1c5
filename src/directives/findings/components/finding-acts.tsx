import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { noticeFindingsApi } from '../api.ts';
import type { FindingAct, FollowedFinding } from '../schema.ts';

type Step = Exclude<FindingAct, 'tie'>;

const words: Record<Step, { verb: string; label: string }> = {
  prove: { verb: 'Nộp minh chứng', label: 'Đã khắc phục ra sao' },
  close: { verb: 'Khép hạn chế', label: 'Căn cứ khép' },
  giveBack: { verb: 'Trả lại minh chứng', label: 'Vì sao trả lại, cần bổ sung gì' },
  reopen: { verb: 'Mở lại hạn chế', label: 'Vì sao mở lại' },
};

/** What this person may do with a limitation now; one act is open at a time. */
export function FindingActs({ finding }: { finding: FollowedFinding }) {
  const [open, setOpen] = useState<Step | null>(null);
  const steps = finding.mayDo.filter((one): one is Step => one !== 'tie');
  return (
    <>
      {finding.closedBecause ? <AlertLine tone="info">{finding.closedBecause}</AlertLine> : null}
      {open && steps.includes(open) ? (
        <StepForm key={open} step={open} finding={finding} onClose={() => setOpen(null)} />
      ) : (
        <Actions>
          {steps.map((step, at) => (
            <Button key={step} variant={at === 0 ? 'filled' : 'outline'} onClick={() => setOpen(step)}>
              {words[step].verb}
            </Button>
          ))}
        </Actions>
      )}
    </>
  );
}

interface Props {
  step: Step;
  finding: FollowedFinding;
  onClose(): void;
}

function StepForm({ step, finding, onClose }: Props) {
  const { today } = useViewer();
  const [said, setSaid] = useState('');
  const [paper, setPaper] = useState('');
  const [on, setOn] = useState<string | null>(today);
  const act = useStep(step, useAfterAct(onClose));
  const why = !said.trim()
    ? 'chưa ghi nội dung'
    : step === 'prove' && !paper.trim()
      ? 'chưa ghi số văn bản'
      : !on
        ? 'chưa ghi ngày'
        : undefined;
  return (
    <ActFields
      verb={words[step].verb}
      why={why}
      act={act}
      onClose={onClose}
      onSubmit={() =>
        on &&
        act.mutate({
          ...{ findingId: finding.id, seen: finding.events.at(-1)?.id ?? null },
          ...{ happenedOn: on, words: said, paper, byFindingId: null },
        })
      }
    >
      <TextAreaField label={words[step].label} value={said} onChange={setSaid} required />
      {step === 'prove' ? (
        <TextField
          label="Số, ký hiệu văn bản hoặc mã minh chứng"
          placeholder="45-BC/TCT"
          value={paper}
          onChange={setPaper}
          required
        />
      ) : null}
      <DateField label="Ngày" value={on} onChange={setOn} max={today} required />
    </ActFields>
  );
}

function useStep(step: Step, onSuccess: () => Promise<void>) {
  const { prove, close, giveBack, reopen } = noticeFindingsApi.noticeFindings;
  const acts = {
    prove: useMutation(prove.mutationOptions({ onSuccess })),
    close: useMutation(close.mutationOptions({ onSuccess })),
    giveBack: useMutation(giveBack.mutationOptions({ onSuccess })),
    reopen: useMutation(reopen.mutationOptions({ onSuccess })),
  };
  return acts[step];
}

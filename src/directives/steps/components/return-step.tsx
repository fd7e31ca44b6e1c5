import { type FormEvent, useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { Acts } from '../../components/use-acts.ts';
import { stepRoleLabels } from '../../labels.ts';
import type { DirectiveDetail } from '../../schema.ts';

/** Back to a desk before, with the reason that its people read. */
export function ReturnStep({
  directive,
  giveBack,
}: {
  directive: DirectiveDetail;
  giveBack: Acts['returnStep'];
}) {
  const at = directive.steps.findIndex(({ state }) => state !== 'done');
  const before = directive.steps.slice(0, at);
  const [to, setTo] = useState<string | null>(before.at(-1)?.id ?? null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const step = directive.steps[at];
  if (!step) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (to && reason.trim().length >= 3)
      giveBack.mutate({ code: directive.code, stepId: step.id, toStepId: to, reason: reason.trim() });
  };
  const options = before.map(({ id, role, agency }) => ({
    value: id,
    label: `${stepRoleLabels[role]}: ${agency.name}`,
  }));
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <SelectField label="Trả lại bước" options={options} value={to} onChange={setTo} />
        <TextAreaField
          label="Lý do trả lại"
          hint="Cơ quan nhận lại đọc lý do này; thời hạn của nhiệm vụ không đổi."
          required
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={
            tried && reason.trim().length < 3
              ? 'Chưa ghi lý do. Chưa có gì thay đổi. Ghi lý do rồi thử lại.'
              : undefined
          }
        />
        <Actions>
          <Button variant="filled" type="submit" busy={giveBack.isPending}>
            Trả lại
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

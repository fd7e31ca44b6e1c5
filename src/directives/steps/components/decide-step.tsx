import { formatDate } from '@dondoc/vietnamese';
import { type FormEvent, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { Acts } from '../../components/use-acts.ts';
import type { DirectiveDetail } from '../../schema.ts';

/** The office writes down what a desk above it has said, and on which day. */
export function DecideStep({
  directive,
  decide,
}: {
  directive: DirectiveDetail;
  decide: Acts['decideStep'];
}) {
  const { today } = useViewer();
  const [day, setDay] = useState<string | null>(today);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const step = directive.steps.find(({ state }) => state === 'awaiting-decision');
  if (!step) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!day || text.trim().length < 5) return;
    decide.mutate({ code: directive.code, stepId: step.id, decidedOn: day, text: text.trim() });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <p>
          Hồ sơ ở {step.agency.name} từ {step.since ? formatDate(step.since) : ''}. Nơi này không bị đôn đốc;
          Văn phòng ghi ý kiến khi có.
        </p>
        <DateField
          label="Ngày cho ý kiến"
          required
          {...(step.since ? { min: step.since } : {})}
          max={today}
          value={day}
          onChange={setDay}
          error={tried && !day ? 'Chưa có ngày. Chưa có gì được ghi. Nhập ngày rồi thử lại.' : undefined}
        />
        <TextAreaField
          label="Ý kiến, số và ngày văn bản"
          required
          rows={3}
          maxLength={2000}
          value={text}
          onChange={setText}
          error={
            tried && text.trim().length < 5
              ? 'Chưa ghi ý kiến. Chưa có gì được ghi. Ghi rõ rồi thử lại.'
              : undefined
          }
        />
        <Actions>
          <Button variant="filled" type="submit" busy={decide.isPending}>
            Ghi ý kiến
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

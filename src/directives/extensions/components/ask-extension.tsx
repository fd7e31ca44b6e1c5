import { addCalendarDays, formatDate } from '@dondoc/vietnamese';
import { type FormEvent, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { Acts } from '../../components/use-acts.ts';
import type { DirectiveDetail } from '../../schema.ts';

/** An agency asks for more time: until when, and why. Until it is decided the deadline stands. */
export function AskExtension({ directive, ask }: { directive: DirectiveDetail; ask: Acts['askExtension'] }) {
  const { today } = useViewer();
  const { due } = directive.standing;
  const [date, setDate] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  if (due === null) return null;
  const first = addCalendarDays(due, 1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (date && reason.trim().length >= 5) ask.mutate({ code: directive.code, date, reason: reason.trim() });
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <DateField
          label="Xin gia hạn đến ngày"
          required
          min={[first, today].sort().at(-1) ?? first}
          value={date}
          onChange={setDate}
          error={tried && !date ? 'Chưa có ngày. Chưa có gì được gửi. Nhập ngày rồi thử lại.' : undefined}
        />
        <TextAreaField
          label="Lý do"
          hint={`Hạn hiện nay ${formatDate(due)} vẫn có hiệu lực cho đến khi được đồng ý; đã quá hạn thì vẫn ghi là quá hạn.`}
          required
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={setReason}
          error={
            tried && reason.trim().length < 5
              ? 'Chưa ghi rõ lý do. Chưa có gì được gửi. Ghi lý do rồi thử lại.'
              : undefined
          }
        />
        <Actions>
          <Button variant="filled" type="submit" busy={ask.isPending}>
            Gửi đề nghị gia hạn
          </Button>
        </Actions>
      </Stack>
    </form>
  );
}

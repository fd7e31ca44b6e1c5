import { addCalendarDays, formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { ReasonDialog } from '#platform/ui/confirm-dialog.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { Quote } from '#platform/ui/quote.tsx';
import type { Acts } from '../../components/use-acts.ts';
import type { DirectiveDetail } from '../../schema.ts';

/** The request with its reason, and the two answers: to the day that was asked or another one, or not. */
export function DecideExtension({
  directive,
  decide,
}: {
  directive: DirectiveDetail;
  decide: Acts['decideExtension'];
}) {
  const { asked, code, standing, events } = directive;
  const [date, setDate] = useState<string | null>(asked?.date ?? null);
  const [isRefusing, setRefusing] = useState(false);
  if (!asked || !standing.due) return null;
  const { eventId: requestId } = asked;
  const reason = events.find(({ id }) => id === requestId)?.data.reason;
  return (
    <Stack>
      <p>
        {asked.agencyName} xin gia hạn từ {formatDate(standing.due)} đến <b>{formatDate(asked.date)}</b>, đề
        nghị ngày {formatDate(asked.askedOn)}.
      </p>
      {reason ? <Quote>{reason}</Quote> : null}
      <DateField
        label="Đồng ý đến ngày"
        required
        min={addCalendarDays(standing.due, 1)}
        value={date}
        onChange={setDate}
        error={date === null ? 'Chưa có ngày. Nhập ngày gia hạn.' : undefined}
      />
      <Actions>
        <Button
          variant="filled"
          busy={decide.isPending}
          onClick={() => date && decide.mutate({ code, requestId, grant: true, date })}
        >
          Đồng ý gia hạn
        </Button>
        <Button onClick={() => setRefusing(true)}>Không đồng ý</Button>
      </Actions>
      <ReasonDialog
        opened={isRefusing}
        onClose={() => setRefusing(false)}
        title="Không đồng ý gia hạn"
        verb="Không đồng ý"
        label="Lý do"
        hint="Cơ quan xin gia hạn đọc lý do này; thời hạn giữ nguyên."
        busy={decide.isPending}
        onConfirm={(why) =>
          decide.mutate(
            { code, requestId, grant: false, reason: why },
            { onSettled: () => setRefusing(false) },
          )
        }
      />
    </Stack>
  );
}

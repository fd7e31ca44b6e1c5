import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import type { CalendarDay } from '#platform/calendar/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Fields } from '../../components/entry.tsx';
import { BASIS_MISSING, BasisFields, isBasisMissing, noBasis } from './basis-fields.tsx';
import { useCalendarAct } from './use-calendar-act.ts';

/** A day goes out by a decision, as it came in. */
export function RemovalForm({ day, onClose }: { day: CalendarDay; onClose(): void }) {
  const [basis, setBasis] = useState(noBasis);
  const [asked, setAsked] = useState(false);
  const remove = useCalendarAct('remove', onClose);
  return (
    <Card title={`Bỏ ngày ${formatDate(day.day)} khỏi lịch`} current>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (!isBasisMissing(basis)) remove.mutate({ day: day.day, ...basis });
        }}
      >
        <Fields>
          <p>
            {day.name}, theo {day.basis}. Thời hạn đã tính trước đây không đổi.
          </p>
          <BasisFields
            value={basis}
            onChange={setBasis}
            error={asked && isBasisMissing(basis) ? BASIS_MISSING : undefined}
          />
          {remove.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(remove.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={remove.isPending}>
              Bỏ ngày này
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

import { formatDate } from '@dondoc/vietnamese';
import { dayInVietnam } from '#platform/clock.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { momentOf as clockOf } from '#platform/ui/moments.ts';
import { momentOf } from '../rules.ts';
import type { RecordedUntil } from '../schema.ts';
import css from './past-line.module.css';

interface Past {
  asOf?: string | undefined;
  recordedUntil?: RecordedUntil | undefined;
}

interface Props {
  past: Past;
  today: string;
  onPast(past: Past): void;
}

/**
 * Says that the page looks back, and at which past: that of a day by all that is known now, or only by what had been
 * recorded by then.
 */
export function PastLine({ past, today, onPast }: Props) {
  const { asOf, recordedUntil } = past;
  if (!asOf && !recordedUntil) return null;
  const day = formatDate(asOf ?? today);
  const known = (until: string | undefined) => onPast({ ...past, recordedUntil: until });
  return (
    <AlertLine tone="info">
      <span className={css.line}>
        <span className={css.words}>
          Đang xem lại tình hình <b>đến hết ngày {day}</b>,{' '}
          {recordedUntil ? (
            <>
              chỉ theo những gì đã ghi nhận <b>đến {untilInWords(recordedUntil)}</b>.
            </>
          ) : (
            'theo mọi ghi nhận đến nay. Chọn ngày ghi nhận để chỉ tính những gì đã biết khi ấy.'
          )}
        </span>
        <span className={css.acts} data-no-print>
          {asOf && !recordedUntil ? (
            <Button small onClick={() => known(asOf)}>
              Như đã biết khi ấy
            </Button>
          ) : null}
          <DateField
            label="Chỉ những gì ghi nhận đến hết ngày"
            hideLabel
            small
            hint=""
            value={recordedUntil ? dayInVietnam(momentOf(recordedUntil)) : null}
            onChange={(until) => known(until ?? undefined)}
          />
          <Button small onClick={() => onPast({})}>
            Về hiện nay
          </Button>
        </span>
      </span>
    </AlertLine>
  );
}

const untilInWords = (until: RecordedUntil): string =>
  until.includes('T') ? clockOf(momentOf(until)) : `hết ngày ${formatDate(until)}`;

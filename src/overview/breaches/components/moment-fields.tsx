import { Pair } from '#accounts/components/entry.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';

/** A day and an hour in Viet Nam, as they are typed. */
export interface TypedMoment {
  day: string | null;
  hour: string;
}

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Ho_Chi_Minh',
  ...{
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as Intl.DateTimeFormatOptions);

export function typedNow(now: Date): TypedMoment {
  const [day = '', hour = ''] = parts.format(now).split(', ');
  return { day, hour };
}

/** Null while it is no moment. */
export function momentTyped({ day, hour }: TypedMoment): Date | null {
  const found = /^([01]?\d|2[0-3])[:hg]([0-5]\d)$/.exec(hour.trim());
  return day && found ? new Date(`${day}T${found[1]?.padStart(2, '0')}:${found[2]}:00+07:00`) : null;
}

interface Props {
  label: string;
  value: TypedMoment;
  onChange(value: TypedMoment): void;
}

/** The hours of a term run from it, so the day alone is not enough. */
export function MomentFields({ label, value, onChange }: Props) {
  return (
    <Pair>
      <DateField
        label={`${label}, ngày`}
        value={value.day}
        onChange={(day) => onChange({ ...value, day })}
        required
      />
      <TextField
        label="Giờ"
        hint="Giờ Việt Nam, như 14:30"
        value={value.hour}
        inputMode="numeric"
        onChange={(hour) => onChange({ ...value, hour })}
        required
      />
    </Pair>
  );
}

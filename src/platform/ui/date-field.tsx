import { formatDate, parseDate } from '@dondoc/vietnamese';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { Field, type FieldWords } from './field.tsx';
import { IconCalendar } from './icons.ts';

type Props = FieldWords & {
  /** ISO date or null. */
  value: string | null;
  /** ISO date; null while the field is empty or holds no date. */
  onChange(value: string | null): void;
  min?: string;
  max?: string;
  disabled?: boolean;
  small?: boolean;
  /** Says which day is meant where the label is not shown. */
  placeholder?: string;
};

const CALENDAR_WORDS = {
  nextMonth: 'Tháng sau',
  previousMonth: 'Tháng trước',
  nextYear: 'Năm sau',
  previousYear: 'Năm trước',
  nextDecade: 'Mười năm sau',
  previousDecade: 'Mười năm trước',
};

/**
 * The only door to DateInput, whose own reader swaps day and month and turns 31 February into 3 March. Here
 * d/m/yyyy is read strictly; what is no day stays in the field with the reason under it, and the value is null.
 */
export function DateField({ value, onChange, min, max, disabled, small, placeholder, ...words }: Props) {
  const [problem, setProblem] = useState<string | null>(null);
  const [left, setLeft] = useState(false);

  const read = (text: string): string | null => {
    const read = readDate(text, min, max);
    setProblem(read.message);
    setLeft(false);
    if (read.value === null) onChange(null);
    return read.value;
  };
  const choose = (next: string | null) => {
    setProblem(null);
    onChange(next);
  };

  const error = words.error ?? (left && value === null ? problem : null);
  return (
    <Field {...words} hint={words.hint ?? dateHint(value)} error={error}>
      {({ 'aria-invalid': invalid, ...control }) => (
        <DateInput
          {...control}
          error={invalid}
          value={value}
          onChange={choose}
          dateParser={read}
          fixOnBlur={problem === null}
          onBlur={() => setLeft(true)}
          valueFormat="DD/MM/YYYY"
          placeholder={placeholder ?? 'ngày/tháng/năm'}
          inputMode="numeric"
          size={small ? 'xs' : 'sm'}
          w={160}
          leftSection={<IconCalendar size={16} aria-hidden />}
          clearable={!words.required}
          allowDeselect={false}
          disabled={disabled ?? false}
          ariaLabels={CALENDAR_WORDS}
          {...(min ? { minDate: min } : {})}
          {...(max ? { maxDate: max } : {})}
        />
      )}
    </Field>
  );
}

/** The typed text as an ISO date, or why it is none. Empty text is no date and no mistake. */
export function readDate(
  text: string,
  min?: string,
  max?: string,
): { value: string | null; message: string | null } {
  const parsed = parseDate(text);
  if (!parsed.ok) return { value: null, message: parsed.reason === 'empty' ? null : parsed.message };
  const { value } = parsed;
  if (min && value < min)
    return { value: null, message: `Ngày phải từ ${formatDate(min)} trở đi. Nhập lại ngày.` };
  if (max && value > max)
    return { value: null, message: `Ngày phải đến ${formatDate(max)} trở về trước. Nhập lại ngày.` };
  return { value, message: null };
}

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];

/** The day of the week makes a slip of the finger visible. */
function dateHint(value: string | null): string {
  return value ? `ngày/tháng/năm; ${WEEKDAYS[new Date(`${value}T00:00Z`).getUTCDay()]}` : 'ngày/tháng/năm';
}

import { formatDate, parseDate } from '@dondoc/vietnamese';
import { Input, Popover } from '@mantine/core';
import { useState } from 'react';
import { Field, type FieldWords } from './field.tsx';
import { IconCalendar } from './icons.ts';
import { laterPart } from './later.tsx';
import { FLOATING } from './theme.ts';

const DateCalendar = laterPart(() => import('./date-calendar.tsx'), 'DateCalendar');

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

/**
 * A day, typed or chosen. Mantine's own DateInput swaps day and month and turns 31 February into 3 March; here d/m/yyyy
 * is read strictly, and what is no day stays in the field with the reason under it, while the value is null. The
 * calendar is fetched when the field is first entered: a page shows its fields without it.
 */
export function DateField({ value, onChange, min, max, disabled, small, placeholder, ...words }: Props) {
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const [typing, setTyping] = useState(false);
  const size = small ? 'xs' : 'sm';
  const problem = readDate(typed, min, max).message;

  const type = (text: string) => {
    setTyped(text);
    setTyping(true);
    setOpened(true);
    onChange(readDate(text, min, max).value);
  };
  const leave = () => {
    setTyping(false);
    setOpened(false);
    if (!problem) setTyped('');
  };
  const choose = (next: string | null) => {
    setTyped('');
    setTyping(false);
    setOpened(false);
    onChange(next);
  };

  const error = words.error ?? (typing || value ? null : problem);
  return (
    <Field {...words} hint={words.hint ?? dateHint(value)} error={error}>
      {({ 'aria-invalid': invalid, ...control }) => (
        <Popover {...FLOATING} opened={opened} onChange={setOpened} position="bottom-start" withRoles={false}>
          <Popover.Target>
            <Input
              {...control}
              error={invalid}
              value={value && !typing ? formatDate(value) : typed}
              onChange={(event) => type(event.currentTarget.value)}
              onFocus={() => setOpened(true)}
              onClick={() => setOpened(true)}
              onBlur={leave}
              onKeyDown={({ key }) => key === 'Escape' && setOpened(false)}
              placeholder={placeholder ?? 'ngày/tháng/năm'}
              inputMode="numeric"
              autoComplete="off"
              size={size}
              w={160}
              leftSection={<IconCalendar size={16} aria-hidden />}
              rightSection={
                value && !words.required && !disabled ? (
                  // As large as WCAG 2.2 asks of what is pressed (2.5.8).
                  <Input.ClearButton size="24px" aria-label="Bỏ ngày" onClick={() => choose(null)} />
                ) : null
              }
              disabled={disabled ?? false}
            />
          </Popover.Target>
          <Popover.Dropdown onMouseDown={(event) => event.preventDefault()}>
            <DateCalendar {...{ value, min, max, size }} onChoose={choose} />
          </Popover.Dropdown>
        </Popover>
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

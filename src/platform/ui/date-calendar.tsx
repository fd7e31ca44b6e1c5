import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/vi';
import { Calendar, DatesProvider } from '@mantine/dates';

interface Props {
  /** ISO date or null. */
  value: string | null;
  min?: string | undefined;
  max?: string | undefined;
  size: 'xs' | 'sm';
  onChoose(day: string): void;
}

const WORDS = {
  nextMonth: 'Tháng sau',
  previousMonth: 'Tháng trước',
  nextYear: 'Năm sau',
  previousYear: 'Năm trước',
  nextDecade: 'Mười năm sau',
  previousDecade: 'Mười năm trước',
};

/** Under a date field, in which the keyboard stays. It turns to the month of the day that is typed. */
export function DateCalendar({ value, min, max, size, onChoose }: Props) {
  const chosen = (part: string, length: number) => ({
    selected: value?.slice(0, length) === part.slice(0, length),
  });
  return (
    <DatesProvider settings={{ locale: 'vi', firstDayOfWeek: 1, weekendDays: [0, 6] }}>
      <Calendar
        key={value}
        {...(value ? { defaultDate: value } : {})}
        {...(min ? { minDate: min } : {})}
        {...(max ? { maxDate: max } : {})}
        size={size}
        ariaLabels={WORDS}
        getDayProps={(day) => ({ ...chosen(day, 10), onClick: () => onChoose(day) })}
        getMonthControlProps={(month) => chosen(month, 7)}
        getYearControlProps={(year) => chosen(year, 4)}
        __preventFocus
      />
    </DatesProvider>
  );
}

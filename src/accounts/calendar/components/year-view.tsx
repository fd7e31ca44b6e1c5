import { dayOfWeek, daysInMonth, formatDate, isoDate } from '@dondoc/vietnamese';
import type { CalendarDay } from '#platform/calendar/schema.ts';
import { dayKindLabels, weekdayLabels } from '../labels.ts';
import css from './year-view.module.css';

interface Props {
  year: number;
  days: CalendarDay[];
  weeklyOff: number[];
  today: string;
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1);

/** Twelve months on one sheet; what is not as its day of the week is told by words too, in the list beside. */
export function YearView({ year, days, weeklyOff, today }: Props) {
  const told = new Map(days.map((day) => [day.day, day]));
  return (
    <div className={css.year}>
      {MONTHS.map((month) => (
        <table key={month} className={css.month}>
          <caption>Tháng {month}</caption>
          <thead>
            <tr>
              {WEEK.map((weekday) => (
                <th key={weekday} scope="col" aria-label={weekdayLabels[weekday]}>
                  {weekday === 7 ? 'CN' : `T${weekday + 1}`}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, month).map((week) => (
              <tr key={week.find(Boolean)}>
                {WEEK.map((weekday) => (
                  <Cell
                    key={weekday}
                    day={week[weekday - 1] ?? null}
                    told={told.get(week[weekday - 1] ?? '')}
                    isOff={weeklyOff.includes(weekday)}
                    isToday={week[weekday - 1] === today}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

interface CellProps {
  day: string | null;
  told: CalendarDay | undefined;
  isOff: boolean;
  isToday: boolean;
}

function Cell({ day, told, isOff, isToday }: CellProps) {
  if (!day) return <td />;
  const look = told ? css[told.kind] : isOff ? css.weekly : undefined;
  const title = told
    ? `${formatDate(day)}: ${told.name} (${dayKindLabels[told.kind].toLowerCase()})`
    : undefined;
  return (
    <td
      className={[look, isToday && css.today].filter(Boolean).join(' ') || undefined}
      title={title}
      aria-current={isToday ? 'date' : undefined}
    >
      {Number(day.slice(8))}
    </td>
  );
}

/** The days of a month in weeks from Monday, empty where the month has not begun. */
function weeksOf(year: number, month: number): string[][] {
  const weeks: string[][] = [];
  for (let day = 1; day <= daysInMonth(year, month); day += 1) {
    const date = isoDate(year, month, day);
    const weekday = dayOfWeek(date);
    if (day === 1 || weekday === 1) weeks.push(Array.from({ length: weekday - 1 }, () => ''));
    weeks.at(-1)?.push(date);
  }
  return weeks;
}

/** What the looks of the days mean. */
export function YearLegend() {
  const looks = [
    [css.weekly, 'nghỉ hằng tuần'],
    [css.holiday, 'nghỉ lễ, tết'],
    [css.compensatory, 'nghỉ bù, hoán đổi'],
    [css['swapped-workday'], 'làm bù'],
  ] as const;
  return (
    <ul className={css.legend}>
      {looks.map(([look, words]) => (
        <li key={words}>
          <span className={look} aria-hidden />
          {words}
        </li>
      ))}
    </ul>
  );
}

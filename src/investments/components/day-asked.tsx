import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';

/** Up to which day the figures hold; another may be asked for. */
export function DayAsked({ day, onDay }: { day: string; onDay(day: string | undefined): void }) {
  const { today } = useViewer();
  return (
    <DateField
      label="Số liệu đến ngày"
      hideLabel
      hint=""
      small
      required
      max={today}
      value={day}
      onChange={(chosen) => onDay(chosen === today ? undefined : (chosen ?? undefined))}
    />
  );
}

import css from './months-field.module.css';

interface Props {
  label: string;
  hint?: string;
  /** None: any month. */
  value: number[];
  onChange(months: number[]): void;
}

const YEAR = Array.from({ length: 12 }, (_, at) => at + 1);

/** Some of the twelve months, each a press. */
export function MonthsField({ label, hint, value, onChange }: Props) {
  const turn = (month: number) =>
    onChange(
      value.includes(month)
        ? value.filter((one) => one !== month)
        : [...value, month].toSorted((a, b) => a - b),
    );
  return (
    <fieldset className={css.field}>
      <legend>{label}</legend>
      <div className={css.months}>
        {YEAR.map((month) => (
          <label key={month}>
            <input
              type="checkbox"
              aria-label={`Tháng ${month}`}
              checked={value.includes(month)}
              onChange={() => turn(month)}
            />
            <span aria-hidden>{month}</span>
          </label>
        ))}
      </div>
      {hint ? <p>{hint}</p> : null}
    </fieldset>
  );
}

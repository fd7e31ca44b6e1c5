import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import css from './field.module.css';

type Option<V extends string> = { value: V; label: ReactNode; disabled?: boolean };

type Props<V extends string> = {
  label: ReactNode;
  hideLabel?: boolean;
  options: Option<NoInfer<V>>[];
  value: V | null;
  onChange(value: NoInfer<V>): void;
  /** `segments`: joined, for two or three short words. */
  look?: 'list' | 'segments';
};

/** One of a few, all of them visible. More than six: SelectField. */
export function ChoiceField<V extends string>({
  label,
  hideLabel,
  options,
  value,
  onChange,
  look,
}: Props<V>) {
  const name = useId();
  const segments = look === 'segments';
  return (
    <fieldset className={css.group}>
      <legend className={hideLabel ? css.hidden : css.legend}>{label}</legend>
      <div className={segments ? css.segments : css.choices}>
        {options.map((option) => (
          <label key={option.value} className={segments ? css.segment : css.choice}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type TickProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & {
  label: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
};

export function TickField({ label, checked, onChange, ...rest }: TickProps) {
  return (
    <label className={css.choice}>
      <input
        {...rest}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {label}
    </label>
  );
}

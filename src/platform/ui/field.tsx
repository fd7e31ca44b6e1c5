import { type ReactNode, useId } from 'react';
import css from './field.module.css';
import { IconAlertCircle } from './icons.ts';

/** What the control inside a field must carry, so that its label, hint and error are read with it. */
export type FieldControl = {
  id: string;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
};

export type FieldWords = {
  label: ReactNode;
  hint?: ReactNode;
  /** What happened and what to do, in amber with an icon; red is kept for overdue. */
  error?: ReactNode;
  required?: boolean;
  /** At the right end of the label's line. */
  aside?: ReactNode;
  /** The label is read but not shown (toolbars, table cells). */
  hideLabel?: boolean;
  className?: string | undefined;
};

type Props = FieldWords & { children(control: FieldControl): ReactNode };

export function Field({ label, hint, error, required, aside, hideLabel, className, children }: Props) {
  const id = useId();
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={className ? `${css.field} ${className}` : css.field}>
      <div className={hideLabel ? css.hidden : css.labelLine}>
        <label htmlFor={id}>
          {label}
          {required ? <span className={css.required}> (bắt buộc)</span> : null}
        </label>
        {aside ? <span className={css.aside}>{aside}</span> : null}
      </div>
      {children({
        id,
        ...(required ? { required } : {}),
        ...(describedBy ? { 'aria-describedby': describedBy } : {}),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {hint ? (
        <p id={`${id}-hint`} className={css.hint}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className={css.error} role="alert">
          <IconAlertCircle size={16} aria-hidden />
          <span>{error}</span>
        </p>
      ) : null}
    </div>
  );
}

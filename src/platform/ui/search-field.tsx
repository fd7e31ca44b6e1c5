import type { Ref } from 'react';
import { IconSearch } from './icons.ts';
import css from './search-field.module.css';

type Props = {
  value: string;
  onChange(value: string): void;
  /** “Tìm trong 13 nhiệm vụ”: placeholder and name at once. */
  label: string;
  width?: number;
  /** For a number: a phone shows digits. */
  isNumber?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/** Narrows the list on this page while typing. */
export function SearchField({ value, onChange, label, width = 240, isNumber, ref }: Props) {
  return (
    <label className={css.field} style={{ width }}>
      <IconSearch size={16} aria-hidden />
      <input
        ref={ref}
        type="search"
        inputMode={isNumber ? 'numeric' : undefined}
        value={value}
        placeholder={label}
        aria-label={label}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

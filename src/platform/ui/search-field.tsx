import { type Ref, useRef } from 'react';
import { IconSearch } from './icons.ts';
import { Kbd } from './kbd.tsx';
import css from './search-field.module.css';
import { useShortcuts } from './use-shortcuts.ts';

type Props = {
  value: string;
  onChange(value: string): void;
  /** “Tìm trong 13 nhiệm vụ”: placeholder and name at once. */
  label: string;
  width?: number;
  ref?: Ref<HTMLInputElement>;
};

/** Narrows the list on this page while typing. */
export function SearchField({ value, onChange, label, width = 240, ref }: Props) {
  return (
    <label className={css.field} style={{ width }}>
      <IconSearch size={16} aria-hidden />
      <input
        ref={ref}
        type="search"
        value={value}
        placeholder={label}
        aria-label={label}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </label>
  );
}

/** In the bar: find anything or go anywhere. `/` and Ctrl+K come here. */
export function BarSearch({
  onSearch,
  label = 'Tìm, đi tới',
}: {
  onSearch(text: string): void;
  label?: string;
}) {
  const input = useRef<HTMLInputElement>(null);
  const focus = () => input.current?.focus();
  useShortcuts([{ keys: ['Ctrl+K', '/'], label: 'tìm', run: focus }], { group: 'Mọi trang' });
  return (
    // biome-ignore lint/a11y/useSemanticElements: Chrome 109 does not know <search>
    <form
      role="search"
      className={css.bar}
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(input.current?.value.trim() ?? '');
      }}
    >
      <IconSearch size={16} aria-hidden />
      <input ref={input} type="search" placeholder={label} aria-label={label} autoComplete="off" />
      <Kbd keys="/" />
    </form>
  );
}

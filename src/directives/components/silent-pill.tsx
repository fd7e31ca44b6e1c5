import { useState } from 'react';
import { FilterPill } from '#platform/ui/filter-pill.tsx';
import css from './silent-pill.module.css';

interface Props {
  value: number | undefined;
  onChange(days: number | null): void;
}

const usual = [30, 60, 90];
const option = (days: number) => ({ value: String(days), label: `trên ${days}\u00a0ngày` });

/** Undated work without a report for more than so many days; any number of them. */
export function SilentPill({ value, onChange }: Props) {
  const days = value && !usual.includes(value) ? [...usual, value] : usual;
  return (
    <FilterPill
      label="Im lặng"
      all="không lọc"
      options={days.map(option)}
      value={value ? String(value) : null}
      onChange={(chosen) => onChange(chosen ? Number(chosen) : null)}
      foot={(close) => (
        <OtherDays
          onSet={(chosen) => {
            onChange(chosen);
            close();
          }}
        />
      )}
    />
  );
}

function OtherDays({ onSet }: { onSet(days: number): void }) {
  const [typed, setTyped] = useState('');
  const days = Number(typed);
  const isDays = Number.isInteger(days) && days >= 1 && days <= 3650;
  return (
    <form
      className={css.other}
      onSubmit={(event) => {
        event.preventDefault();
        if (isDays) onSet(days);
      }}
    >
      <label>
        trên
        <input
          inputMode="numeric"
          aria-label="Số ngày khác"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
        />
        ngày
      </label>
      <button type="submit" disabled={!isDays}>
        Lọc
      </button>
    </form>
  );
}

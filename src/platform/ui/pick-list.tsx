import { useState } from 'react';
import { IconButton } from './button.tsx';
import { IconX } from './icons.ts';
import css from './pick-list.module.css';
import { SelectField, type SelectOption } from './select-field.tsx';

interface Props {
  label: string;
  options: SelectOption[];
  chosen: string[];
  onChange(chosen: string[]): void;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
}

/** Several of many: each is named in full, and one more is found by typing. */
export function PickList({ label, options, chosen, onChange, hint, error, required }: Props) {
  // A select that has given its choice is emptied for the next one.
  const [asked, setAsked] = useState(0);
  const named = chosen.flatMap((value) => options.find((option) => option.value === value) ?? []);
  return (
    <div>
      <SelectField
        key={asked}
        label={label}
        hint={hint}
        error={error}
        {...(required ? { required } : {})}
        options={options.filter(({ value }) => !chosen.includes(value))}
        value={null}
        searchable
        placeholder={chosen.length > 0 ? 'Thêm' : 'Chọn'}
        onChange={(value) => {
          if (value) onChange([...chosen, value]);
          setAsked(asked + 1);
        }}
      />
      {named.length > 0 ? (
        <ul className={css.chosen}>
          {named.map((option) => (
            <li key={option.value}>
              {option.label}
              <IconButton
                label={`Bỏ ${option.label}`}
                onClick={() => onChange(chosen.filter((value) => value !== option.value))}
              >
                <IconX size={14} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

import { fold } from '@dondoc/vietnamese';
import { Select } from '@mantine/core';
import { Field, type FieldWords } from './field.tsx';

export type SelectOption = { value: string; label: string; disabled?: boolean };

type Props = FieldWords & {
  options: SelectOption[];
  value: string | null;
  onChange(value: string | null): void;
  placeholder?: string;
  /** Typing narrows the list; marks may be left out: “dang” finds “Đảng”. */
  searchable?: boolean;
  clearable?: boolean;
  disabled?: boolean;
  small?: boolean;
};

/** One of many, from a list. */
export function SelectField({
  options,
  value,
  onChange,
  placeholder,
  searchable,
  clearable,
  disabled,
  small,
  ...words
}: Props) {
  return (
    <Field {...words}>
      {({ 'aria-invalid': invalid, ...control }) => (
        <Select
          {...control}
          error={invalid}
          data={options}
          value={value}
          onChange={onChange}
          placeholder={placeholder ?? 'Chọn'}
          size={small ? 'xs' : 'sm'}
          searchable={searchable ?? options.length > 8}
          clearable={clearable ?? false}
          disabled={disabled ?? false}
          allowDeselect={clearable ?? false}
          filter={({ options: all, search }) =>
            all.filter((item) => !('items' in item) && isFound(item.label, search))
          }
        />
      )}
    </Field>
  );
}

function isFound(label: string, search: string): boolean {
  return fold(label).includes(fold(search.trim()));
}

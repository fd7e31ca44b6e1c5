import type { Basis } from '#platform/calendar/schema.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';

interface Props {
  value: Basis;
  onChange(value: Basis): void;
  hint?: string;
  error?: string | undefined;
}

/** By which decision a day comes in or goes out. */
export function BasisFields({ value, onChange, hint, error }: Props) {
  return (
    <>
      <TextField
        label="Văn bản quyết định"
        hint={hint ?? 'Số, ký hiệu, cơ quan ban hành.'}
        required
        value={value.basis}
        onChange={(basis) => onChange({ ...value, basis })}
        error={error}
      />
      <DateField
        label="Ngày của văn bản"
        value={value.basisOn}
        onChange={(basisOn) => onChange({ ...value, basisOn })}
      />
    </>
  );
}

export const noBasis: Basis = { basis: '', basisOn: null };
export const BASIS_MISSING = 'Ghi số, ký hiệu của văn bản quyết định. Chưa có gì được lưu.';
export const isBasisMissing = ({ basis }: Basis): boolean => basis.trim().length < 3;

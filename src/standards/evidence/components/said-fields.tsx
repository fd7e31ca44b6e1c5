import { Pair } from '#accounts/components/entry.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Said } from '../schema.ts';

interface Props {
  value: Said;
  onChange(value: Said): void;
  error?: string | undefined;
}

/** What is said of a piece of evidence. */
export function SaidFields({ value, onChange, error }: Props) {
  const text = (key: 'number' | 'issuer' | 'paperPlace', label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      value={value[key] ?? ''}
      onChange={(words) => onChange({ ...value, [key]: words || null })}
    />
  );
  const day = (key: 'issuedOn' | 'effectiveOn' | 'expiresOn' | 'coversFrom' | 'coversTo', label: string) => (
    <DateField
      label={label}
      value={value[key]}
      onChange={(chosen) => onChange({ ...value, [key]: chosen })}
    />
  );
  return (
    <>
      <TextField
        label="Tên minh chứng"
        required
        value={value.title}
        onChange={(title) => onChange({ ...value, title })}
        error={error}
      />
      <Pair>
        {text('number', 'Số, ký hiệu')}
        {day('issuedOn', 'Ngày văn bản')}
      </Pair>
      {text('issuer', 'Cơ quan ban hành')}
      <Pair>
        {day('effectiveOn', 'Có hiệu lực từ')}
        {day('expiresOn', 'Hết hiệu lực')}
      </Pair>
      <Pair>
        {day('coversFrom', 'Kỳ từ ngày')}
        {day('coversTo', 'Kỳ đến ngày')}
      </Pair>
      {text('paperPlace', 'Nơi lưu bản giấy', 'Ví dụ: tủ 3, phòng Tổ chức.')}
    </>
  );
}

export const nothingSaid: Said = {
  ...{ title: '', number: null, issuedOn: null, issuer: null, effectiveOn: null, expiresOn: null },
  ...{ coversFrom: null, coversTo: null, paperPlace: null },
};

/** As it goes out: no spaces around words, nothing for a field left empty. */
export const saidOf = (value: Said): Said => ({
  ...{ effectiveOn: value.effectiveOn, expiresOn: value.expiresOn, issuedOn: value.issuedOn },
  ...{ coversFrom: value.coversFrom, coversTo: value.coversTo, title: value.title.trim() },
  number: value.number?.trim() || null,
  issuer: value.issuer?.trim() || null,
  paperPlace: value.paperPlace?.trim() || null,
});

import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Stack } from '#platform/ui/layout.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import type { SetHead } from '../schema.ts';
import css from './exchange.module.css';

interface Props {
  head: SetHead;
  onChange(head: SetHead): void;
  /** Faults are shown once the person has asked for the writing. */
  asked: boolean;
}

/** What stands over the rows of a sheet, and a sheet does not say. */
export function HeadForm({ head, onChange, asked }: Props) {
  const put = (part: Partial<SetHead>) => onChange({ ...head, ...part });
  const missing = (text: string, says: string) => (asked && !text.trim() ? says : undefined);
  return (
    <Stack>
      <TextField
        label="Tên bộ"
        hint="Ví dụ: Quy định 11-QĐ/TW (2021), bản của trường."
        required
        value={head.name}
        onChange={(name) => put({ name })}
        error={missing(head.name, 'Ghi tên bộ.')}
      />
      <TextField
        label="Căn cứ"
        hint="Số, ngày, cơ quan ban hành quy định."
        required
        value={head.basis}
        onChange={(basis) => put({ basis })}
        error={missing(head.basis, 'Ghi căn cứ.')}
      />
      <TextAreaField
        label="Nguồn"
        hint="Bản giấy hay tệp nào đã dùng để gõ bộ này."
        required
        value={head.source}
        onChange={(source) => put({ source })}
        error={missing(head.source, 'Ghi nguồn.')}
      />
      <ChoiceField
        label="Đây là"
        options={[
          { value: 'regulation', label: 'Bản quy định' },
          { value: 'practice', label: 'Bộ giả định để tập dùng' },
        ]}
        value={head.isPractice ? 'practice' : 'regulation'}
        onChange={(kind) => put({ isPractice: kind === 'practice' })}
      />
      <div className={css.days}>
        <DateField label="Ngày ban hành" value={head.basisOn} onChange={(basisOn) => put({ basisOn })} />
        <DateField label="Hiệu lực từ" value={head.validFrom} onChange={(validFrom) => put({ validFrom })} />
        <DateField label="Đến hết" value={head.validTo} onChange={(validTo) => put({ validTo })} />
      </div>
    </Stack>
  );
}

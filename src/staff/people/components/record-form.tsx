import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { recordKindLabels } from '../../labels.ts';
import type { RecordKind } from '../../schema.ts';
import { dataOf, missingIn, RecordFields, type Values } from './record-fields.tsx';
import { usePeopleAct } from './use-people-act.ts';

/** From when it holds, in the words of the kind. */
const fromWords: Partial<Record<RecordKind, string>> = {
  retirement: 'Nghỉ hưu từ',
  product: 'Ngày công bố, nghiệm thu',
  degree: 'Ngày cấp bằng',
  certificate: 'Ngày cấp',
  training: 'Từ ngày',
};
/** Kinds that do not end. */
const endless: RecordKind[] = ['retirement', 'product', 'degree', 'personal', 'theory'];
const ends: Partial<Record<RecordKind, string>> = {
  lecturing: 'Dòng đang có tự kết thúc vào hôm trước.',
  rank: 'Hạng đang giữ tự kết thúc vào hôm trước.',
  retirement: 'Ngày do trường ghi; dòng nghỉ hưu cũ được thay.',
};

interface Props {
  personId: string;
  /** What is personal may be written by few. */
  personal: boolean;
  onClose(): void;
}

/** One more row of what is known of somebody. */
export function RecordForm({ personId, personal, onClose }: Props) {
  const [kind, setKind] = useState<RecordKind>('post');
  const [values, setValues] = useState<Values>({});
  const [from, setFrom] = useState<string | null>(null);
  const [to, setTo] = useState<string | null>(null);
  const [basis, setBasis] = useState('');
  const [asked, setAsked] = useState(false);
  const add = usePeopleAct('add', onClose);
  const kinds = Object.entries(recordKindLabels)
    .filter(([value]) => personal || value !== 'personal')
    .map(([value, label]) => ({ value, label }));
  const lacksDay = kind === 'retirement' && !from;
  const submit = () => {
    setAsked(true);
    if (missingIn(kind, values) || lacksDay) return;
    const isEndless = endless.includes(kind);
    const days = kind === 'rating' ? yearOf(values.year) : { from, to: isEndless ? null : to };
    add.mutate({ personId, kind, ...days, data: dataOf(kind, values), basis: basis.trim() || null });
  };
  return (
    <ActForm title="Thêm vào quá trình" verb="Thêm" act={add} onClose={onClose} onSubmit={submit}>
      <SelectField
        label="Loại"
        options={kinds}
        value={kind}
        onChange={(chosen) => {
          setKind((chosen ?? 'post') as RecordKind);
          setValues({});
        }}
      />
      <RecordFields {...{ kind, values, asked }} onChange={setValues} />
      {kind === 'rating' || kind === 'personal' ? null : (
        <DateField
          label={fromWords[kind] ?? 'Từ ngày'}
          {...(ends[kind] ? { hint: ends[kind] } : {})}
          value={from}
          onChange={setFrom}
          error={asked && lacksDay ? 'Ghi ngày nghỉ hưu.' : undefined}
        />
      )}
      {endless.includes(kind) || kind === 'rating' ? null : (
        <DateField label="Đến hết ngày" value={to} onChange={setTo} />
      )}
      <TextField label="Căn cứ" hint="Số, ngày của quyết định, văn bằng." value={basis} onChange={setBasis} />
    </ActForm>
  );
}

const yearOf = (year: string | null | undefined) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

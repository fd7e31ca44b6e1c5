import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup } from '#accounts/components/entry.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { degreeLabels, rankLabels } from '../../labels.ts';
import { NewPolicy } from '../schema.ts';
import { useSupportAct } from './use-support-act.ts';

const toggled = (all: string[], one: string, on: boolean) =>
  on ? [...all, one] : all.filter((other) => other !== one);

/** A policy as its paper says it; what is not in the paper stays empty. */
export function PolicyForm({ onClose }: { onClose(): void }) {
  const [words, setWords] = useState({ name: '', basis: '', covers: '', amount: '', amountRule: '' });
  const [basisOn, setBasisOn] = useState<string | null>(null);
  const [validFrom, setFrom] = useState<string | null>(null);
  const [validTo, setTo] = useState<string | null>(null);
  const [degrees, setDegrees] = useState<string[]>([]);
  const [ranks, setRanks] = useState<string[]>([]);
  const [asked, setAsked] = useState(false);
  const add = useSupportAct('addPolicy', onClose);
  const amount = words.amount.replace(/[.\s]/g, '') || null;
  const read = NewPolicy.safeParse({ ...words, amount, basisOn, validFrom, validTo, degrees, ranks });
  const faultOf = (key: string) =>
    asked && !read.success ? read.error.issues.find(({ path }) => path[0] === key)?.message : undefined;
  const field = (key: keyof typeof words) => ({
    value: words[key],
    onChange: (value: string) => setWords({ ...words, [key]: value }),
    error: faultOf(key),
  });
  return (
    <ActForm
      title="Ghi chính sách hỗ trợ"
      verb="Ghi chính sách"
      act={add}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) add.mutate(read.data);
      }}
    >
      <TextField label="Tên chính sách" required {...field('name')} />
      <TextField label="Văn bản" hint="Số, loại, cơ quan ban hành." required {...field('basis')} />
      <DateField label="Ngày văn bản" value={basisOn} onChange={setBasisOn} />
      <DateField
        label="Có hiệu lực từ"
        required
        value={validFrom}
        onChange={setFrom}
        error={asked && !validFrom ? 'Ghi ngày có hiệu lực.' : undefined}
      />
      <DateField label="Đến hết ngày" value={validTo} onChange={setTo} />
      <TextAreaField label="Ai được hưởng" required {...field('covers')} />
      <FieldGroup title="Trình độ, hạng được hưởng" hint="Không chọn thì không xét điều kiện ấy.">
        {Object.entries(degreeLabels).map(([value, label]) => (
          <TickField
            key={value}
            label={label}
            checked={degrees.includes(value)}
            onChange={(on) => setDegrees(toggled(degrees, value, on))}
          />
        ))}
        {Object.entries(rankLabels).map(([value, label]) => (
          <TickField
            key={value}
            label={label}
            checked={ranks.includes(value)}
            onChange={(on) => setRanks(toggled(ranks, value, on))}
          />
        ))}
      </FieldGroup>
      <TextField
        label="Số tiền mỗi lần (đồng)"
        hint="Chỉ ghi khi văn bản nêu một số tiền; khi ấy mọi đề nghị đúng bằng số này."
        inputMode="numeric"
        {...field('amount')}
      />
      <TextAreaField label="Mức hỗ trợ, theo lời văn bản" required {...field('amountRule')} />
    </ActForm>
  );
}

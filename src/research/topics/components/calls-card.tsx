import { daysBetween, formatDate } from '@dondoc/vietnamese';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { Card } from '#platform/ui/card.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { researchApi } from '../api.ts';
import { levelLabels } from '../labels.ts';
import { type Call, NewCall } from '../schema.ts';

const openWords = ({ dueOn, count }: Call, day: string): string => {
  const left = daysBetween(day, dueOn);
  return `${left < 0 ? 'hết hạn' : `còn ${left} ngày, đến`} ${formatDate(dueOn)}; ${count} đề xuất`;
};

/** Calls that run, with how many have proposed. */
export function CallsCard({ calls, day }: { calls: Call[]; day: string }) {
  const open = calls.filter(({ dueOn }) => dueOn >= day);
  if (open.length === 0) return null;
  return (
    <Card title="Đợt kêu gọi đang mở">
      <ul>
        {open.map((call) => (
          <li key={call.id}>
            {call.title}, {levelLabels[call.level].toLowerCase()}: <b>{openWords(call, day)}</b>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function CallForm({ day, onClose }: { day: string; onClose(): void }) {
  const [year, setYear] = useState(String(Number(day.slice(0, 4)) + 1));
  const [level, setLevel] = useState<string | null>('school');
  const [title, setTitle] = useState('');
  const [dueOn, setDue] = useState<string | null>(null);
  const [paper, setPaper] = useState('');
  const [asked, setAsked] = useState(false);
  const open = useMutation(
    researchApi.research.openCall.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const read = NewCall.safeParse({ year: Number(year), level, title, dueOn, paper: paper.trim() || null });
  return (
    <ActForm
      title="Mở đợt kêu gọi đề xuất"
      verb="Mở đợt"
      why={asked && !read.success ? 'còn mục chưa ghi' : undefined}
      act={open}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) open.mutate(read.data);
      }}
    >
      <TextField label="Tên đợt" required value={title} onChange={setTitle} />
      <TextField label="Cho năm" required inputMode="numeric" value={year} onChange={setYear} />
      <SelectField
        label="Cấp"
        required
        options={Object.entries(levelLabels).map(([value, label]) => ({ value, label }))}
        value={level}
        onChange={setLevel}
      />
      <DateField label="Nhận đề xuất đến ngày" required value={dueOn} onChange={setDue} />
      <TextField label="Văn bản kêu gọi" value={paper} onChange={setPaper} />
    </ActForm>
  );
}

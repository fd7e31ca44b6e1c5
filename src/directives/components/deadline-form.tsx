import { type FormEvent, useState } from 'react';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { cadenceLabels, originLabels } from '../labels.ts';
import { Cadence, type Deadline } from '../schema.ts';
import css from './deadline-form.module.css';

interface FormProps {
  cadence?: Cadence | null;
  onSet: (deadline: Deadline) => void;
  onCancel: () => void;
  busy: boolean;
  /** What the filled button says, where it leads on to something else first. */
  verb?: string;
}

const cadences = Cadence.options.map((value) => ({ value, label: cadenceLabels[value] }));
const origins = [
  { value: 'office', label: originLabels.office },
  { value: 'agreed', label: originLabels.agreed },
] as const;
const kinds = [
  { value: 'date', label: 'Ngày hoàn thành' },
  { value: 'cadence', label: 'Báo cáo định kỳ' },
] as const;

/** The office gives undated work a day, or a rhythm of reports; either says where it comes from. */
export function DeadlineForm({ cadence, onSet, onCancel, busy, verb }: FormProps) {
  const { today } = useViewer();
  const [kind, setKind] = useState<'date' | 'cadence'>('date');
  const [date, setDate] = useState<string | null>(null);
  const [every, setEvery] = useState<string | null>(cadence ?? 'P3M');
  const [origin, setOrigin] = useState<'office' | 'agreed'>('office');
  const [firstDue, setFirstDue] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (kind === 'date' && date) onSet({ kind, date, origin });
    const rhythm = Cadence.safeParse(every);
    if (kind === 'cadence' && rhythm.success)
      onSet({ kind, every: rhythm.data, origin, ...(firstDue ? { firstDue } : {}) });
  };
  return (
    <form className={css.form} noValidate onSubmit={submit}>
      <ChoiceField label="Đặt" options={[...kinds]} value={kind} onChange={setKind} />
      {kind === 'date' ? (
        <DateField
          label="Ngày"
          required
          min={today}
          value={date}
          onChange={setDate}
          error={asked && !date ? 'Chưa có ngày. Chưa có gì được lưu. Nhập ngày rồi thử lại.' : undefined}
        />
      ) : (
        <>
          <SelectField label="Định kỳ" options={cadences} value={every} onChange={setEvery} />
          <DateField
            label="Kỳ đầu đến hạn"
            hint="Mỗi kỳ thành một việc có hạn riêng. Để trống nếu chưa rõ ngày."
            min={today}
            value={firstDue}
            onChange={setFirstDue}
          />
        </>
      )}
      <ChoiceField label="Theo" options={[...origins]} value={origin} onChange={setOrigin} />
      <p className={css.note}>Ngày đã đặt chỉ đổi được bằng gia hạn; hạn đầu luôn được giữ.</p>
      <Actions>
        <Button variant="filled" small type="submit" busy={busy}>
          {verb ?? (kind === 'date' ? 'Đặt thời hạn' : 'Đặt định kỳ')}
        </Button>
        <Button small onClick={onCancel}>
          Thôi
        </Button>
      </Actions>
    </form>
  );
}

import { useState } from 'react';
import { DayKind } from '#platform/calendar/schema.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { dayKindLabels } from '../labels.ts';
import { BASIS_MISSING, BasisFields, isBasisMissing, noBasis } from './basis-fields.tsx';
import { useCalendarAct } from './use-calendar-act.ts';

const kinds = DayKind.options.map((value) => ({ value, label: dayKindLabels[value] }));

/** A day that a decision makes another than its day of the week. */
export function DayForm({ year, onClose }: { year: number; onClose(): void }) {
  const [day, setDay] = useState<string | null>(null);
  const [kind, setKind] = useState<DayKind>('swapped-off');
  const [name, setName] = useState('');
  const [basis, setBasis] = useState(noBasis);
  const [asked, setAsked] = useState(false);
  const add = useCalendarAct('add', onClose);
  const submit = () => {
    setAsked(true);
    if (day && name.trim().length > 1 && !isBasisMissing(basis)) add.mutate({ day, kind, name, ...basis });
  };
  return (
    <ActForm
      title={`Thêm ngày vào lịch năm ${year}`}
      verb="Thêm ngày"
      act={add}
      {...{ onClose }}
      onSubmit={submit}
    >
      <DateField
        label="Ngày"
        required
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        value={day}
        onChange={setDay}
        error={asked && !day ? 'Ghi ngày, ngày/tháng/năm.' : undefined}
      />
      <SelectField
        label="Loại"
        required
        options={kinds}
        value={kind}
        onChange={(chosen) => setKind(DayKind.parse(chosen))}
      />
      <TextField
        label="Tên ngày"
        hint="Ví dụ: Nghỉ liền kề Quốc khánh."
        required
        value={name}
        onChange={setName}
        error={asked && name.trim().length < 2 ? 'Ghi tên ngày.' : undefined}
      />
      <BasisFields
        value={basis}
        onChange={setBasis}
        error={asked && isBasisMissing(basis) ? BASIS_MISSING : undefined}
      />
    </ActForm>
  );
}

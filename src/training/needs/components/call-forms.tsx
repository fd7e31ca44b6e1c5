import { addMonths } from '@dondoc/vietnamese';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { type Call, NewCall } from '../schema.ts';
import { useNeedsActs } from './use-needs-act.ts';

const DATE_MISSING = 'Chọn ngày, từ hôm nay trở đi. Chưa có gì được lưu.';

/** A year's call: until when, and what is said to the agencies. */
export function CallForm({ year: first, onClose }: { year: number; onClose(): void }) {
  const { today } = useViewer();
  const [year, setYear] = useState(String(first));
  const [dueOn, setDueOn] = useState<string | null>(addMonths(today, 1));
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { openCall } = useNeedsActs(onClose);
  const read = NewCall.safeParse({ year: Number(year), dueOn, note: note.trim() || null });
  return (
    <ActForm
      title="Mở đợt đề nghị nhu cầu"
      verb="Mở đợt và báo các cơ quan"
      act={openCall}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) openCall.mutate(read.data);
      }}
    >
      <TextField
        label="Cho năm"
        required
        inputMode="numeric"
        value={year}
        onChange={setYear}
        error={asked && !/^20\d\d$/.test(year) ? 'Ghi năm, ví dụ 2024.' : undefined}
      />
      <DateField
        label="Hạn gửi"
        required
        min={today}
        value={dueOn}
        onChange={setDueOn}
        error={asked && !dueOn ? DATE_MISSING : undefined}
      />
      <TextAreaField
        label="Lời nhắn"
        hint="Đầu mối và thủ trưởng mọi cơ quan nhận trong hộp việc, cùng thư buổi sáng."
        value={note}
        onChange={setNote}
      />
    </ActForm>
  );
}

/** Another deadline; a closed call is open again with it. */
export function DueForm({ call, onClose }: { call: Call; onClose(): void }) {
  const { today } = useViewer();
  const [dueOn, setDueOn] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const { setDue } = useNeedsActs(onClose);
  return (
    <ActForm
      title={call.state === 'closed' ? 'Mở lại đợt với hạn mới' : 'Đặt hạn mới'}
      verb="Đặt hạn và báo các cơ quan"
      act={setDue}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (dueOn) setDue.mutate({ year: call.year, dueOn });
      }}
    >
      <DateField
        label="Hạn mới"
        required
        min={today}
        value={dueOn}
        onChange={setDueOn}
        error={asked && !dueOn ? DATE_MISSING : undefined}
      />
    </ActForm>
  );
}

import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Roster } from '../schema.ts';
import { usePeopleAct } from './use-people-act.ts';

/** How the school counts its lecturers, and how long it keeps what is personal. */
export function SettingCard({ setting, onClose }: { setting: Roster['setting']; onClose(): void }) {
  const [counts, setCounts] = useState<'with' | 'without'>(setting.concurrentCounts ? 'with' : 'without');
  const [note, setNote] = useState(setting.note ?? '');
  const [months, setMonths] = useState(setting.personalMonths?.toString() ?? '');
  const set = usePeopleAct('set', onClose);
  const read = months.trim() === '' ? null : Number(months);
  const isWrong = read !== null && !(Number.isInteger(read) && read >= 0 && read <= 1200);
  return (
    <ActForm
      title="Cách tính và thời gian lưu"
      verb="Lưu"
      act={set}
      why={isWrong ? 'số tháng chưa đúng' : undefined}
      onClose={onClose}
      onSubmit={() =>
        set.mutate({
          ...{ concurrentCounts: counts === 'with', note: note.trim() || null, personalMonths: read },
        })
      }
    >
      <ChoiceField
        label="Mẫu số của tỷ lệ giảng viên"
        value={counts}
        onChange={setCounts}
        options={[
          { value: 'with', label: 'Tính cả giảng viên kiêm nhiệm' },
          { value: 'without', label: 'Chỉ giảng viên cơ hữu' },
        ]}
      />
      <TextField
        label="Căn cứ"
        hint="Văn bản hoặc lý do; chưa tra được quy định nào nói rõ."
        value={note}
        onChange={setNote}
      />
      <TextField
        label="Lưu thông tin cá nhân sau khi thôi việc (tháng)"
        hint="Trường tự đặt. Để trống thì phần mềm không bao giờ đề nghị xoá."
        inputMode="numeric"
        value={months}
        onChange={setMonths}
        error={isWrong ? 'Ghi số tháng, từ 0 đến 1.200.' : undefined}
      />
    </ActForm>
  );
}

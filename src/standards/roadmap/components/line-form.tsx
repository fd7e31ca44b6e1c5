import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { roadmapApi } from '../api.ts';
import type { GapRow, KeptRow } from '../schema.ts';

const leads = [
  { value: 'school', label: 'Trường' },
  { value: 'other', label: 'Cơ quan khác' },
] as const;

const orNull = (text: string): string | null => text.trim() || null;

/** What is lacking, by when it is to be met, who leads. */
export function GapForm({ row, onClose }: { row: GapRow; onClose(): void }) {
  const [gap, setGap] = useState(row.isOwnGap ? row.gap : '');
  const [plannedOn, setPlannedOn] = useState(row.plannedOn);
  const [ledBy, setLedBy] = useState(row.ledBy);
  const [note, setNote] = useState(row.note ?? '');
  const save = useSaveLine(onClose);
  return (
    <ActForm
      title={`Lộ trình chỉ tiêu ${row.indicator.code}`}
      verb="Ghi lộ trình"
      act={save}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({
          ...{ indicatorId: row.indicator.id, gap: orNull(gap), plannedOn, ledBy, note: orNull(note) },
          ...{ lookOn: null, version: row.version },
        })
      }
    >
      <DateField
        label="Ngày dự kiến đạt"
        hint="Bỏ trống khi chưa xác định được; không đặt ngày phỏng đoán."
        value={plannedOn}
        onChange={setPlannedOn}
      />
      <ChoiceField
        label="Ai chủ trì"
        look="segments"
        options={[...leads]}
        value={ledBy}
        onChange={setLedBy}
      />
      <TextAreaField
        label="Khoảng trống"
        hint={row.isOwnGap ? 'Bỏ trống để dùng lời tính từ giá trị và ngưỡng.' : `Đang dùng: ${row.gap}.`}
        value={gap}
        onChange={setGap}
        rows={2}
      />
      <TextAreaField label="Ghi chú" value={note} onChange={setNote} rows={2} />
    </ActForm>
  );
}

/** When somebody looks again whether what is met still holds. */
export function KeptForm({ row, onClose }: { row: KeptRow; onClose(): void }) {
  const [lookOn, setLookOn] = useState(row.lookOn);
  const [note, setNote] = useState(row.note ?? '');
  const save = useSaveLine(onClose);
  return (
    <ActForm
      title={`Giữ vững chỉ tiêu ${row.indicator.code}`}
      verb="Ghi lịch xem lại"
      act={save}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({
          ...{ indicatorId: row.indicator.id, gap: null, plannedOn: null, ledBy: row.ledBy },
          ...{ note: orNull(note), lookOn, version: row.version },
        })
      }
    >
      <DateField label="Ngày xem lại" value={lookOn} onChange={setLookOn} />
      <TextAreaField label="Ghi chú" value={note} onChange={setNote} rows={2} />
    </ActForm>
  );
}

function useSaveLine(onDone: () => void) {
  const queries = useQueryClient();
  return useMutation(
    roadmapApi.roadmap.saveLine.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        onDone();
      },
    }),
  );
}

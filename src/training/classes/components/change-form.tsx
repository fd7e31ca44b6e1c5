import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ConfirmDialog } from '#platform/ui/confirm-dialog.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { ClassChange, type ClassView } from '../schema.ts';
import { useClassAct } from './use-class-act.ts';

/** What may still be set right of a class; one that nothing hangs on may be taken out. */
export function ChangeForm({ view, onClose }: { view: ClassView; onClose(): void }) {
  const { row, mayRemove } = view;
  const [name, setName] = useState(row.name);
  const [place, setPlace] = useState(row.place ?? '');
  const [fromDay, setFrom] = useState<string | null>(row.fromDay);
  const [toDay, setTo] = useState<string | null>(row.toDay);
  const [asked, setAsked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const change = useClassAct('change', onClose);
  const remove = useClassAct('remove', () => navigate('/dao-tao/lop'));
  const read = ClassChange.safeParse({ id: row.id, name, fromDay, toDay, place: place.trim() || null });
  const has = (key: string) =>
    asked && !read.success && read.error.issues.some(({ path }) => path[0] === key);
  return (
    <ActForm
      title="Sửa lớp"
      verb="Lưu"
      act={{ isPending: change.isPending, error: change.error ?? remove.error }}
      onClose={onClose}
      more={mayRemove ? <Button onClick={() => setAsking(true)}>Bỏ lớp</Button> : null}
      onSubmit={() => {
        setAsked(true);
        if (read.success) change.mutate(read.data);
      }}
    >
      <TextField
        label="Tên lớp"
        required
        value={name}
        onChange={setName}
        error={has('name') ? 'Ghi tên lớp.' : undefined}
      />
      <Pair>
        <DateField
          label="Từ ngày"
          required
          value={fromDay}
          onChange={setFrom}
          error={has('fromDay') ? 'Ghi ngày.' : undefined}
        />
        <DateField
          label="Đến ngày"
          required
          value={toDay}
          onChange={setTo}
          error={has('toDay') ? 'Ghi ngày, không trước ngày bắt đầu.' : undefined}
        />
      </Pair>
      <TextField label="Địa điểm" value={place} onChange={setPlace} />
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={`Bỏ lớp ${row.code}?`}
        verb="Bỏ lớp"
        busy={remove.isPending}
        onConfirm={() => {
          setAsking(false);
          remove.mutate({ id: row.id });
        }}
      >
        <p>Lớp chưa có quyết định mở, học viên hay buổi học. Lớp của kế hoạch thì lập lại được.</p>
      </ConfirmDialog>
    </ActForm>
  );
}

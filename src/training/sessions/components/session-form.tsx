import { addCalendarDays, formatDate } from '@dondoc/vietnamese';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { formLabels } from '../../labels.ts';
import { TeachingForm } from '../../schema.ts';
import { trainingSessionsApi } from '../api.ts';
import { NewSession, type SessionList, type TrainingSession } from '../schema.ts';

interface Props {
  classId: string;
  view: SessionList;
  firstDay: string;
  /** Its place is taken by what is entered; null: one more. */
  instead: TrainingSession | null;
  onClose(): void;
}

const firstDayOf = (instead: TrainingSession | null, last: TrainingSession | undefined, firstDay: string) =>
  instead ? instead.onDay : last ? addCalendarDays(last.onDay, 1) : firstDay;

/** A session; the next one begins with what the last one had, a day on. */
export function SessionForm({ classId, view, firstDay, instead, onClose }: Props) {
  const client = useQueryClient();
  const last = instead ?? view.sessions.at(-1);
  const [fields, setFields] = useState({
    ...{ fromTime: last?.fromTime ?? '07:30', toTime: last?.toTime ?? '11:00', room: last?.room ?? '' },
    ...{ topic: instead?.topic ?? '', hours: String(last?.hours ?? 4).replace('.', ',') },
    lecturerName: instead && !instead.lecturerId ? instead.lecturerName : '',
  });
  const [onDay, setDay] = useState<string | null>(firstDayOf(instead, last, firstDay));
  const [form, setForm] = useState<TeachingForm>(last?.form ?? 'theory');
  const [lecturerId, setLecturer] = useState<string | null>(last?.lecturerId ?? null);
  const [asked, setAsked] = useState(false);
  const save = useMutation(
    trainingSessionsApi.trainingSessions.save.mutationOptions({
      onSuccess: async ({ written }) => {
        if (written === 0) return;
        await client.invalidateQueries();
        if (instead) return onClose();
        setFields({ ...fields, topic: '' });
        setDay(onDay && addCalendarDays(onDay, 1));
        setAsked(false);
      },
    }),
  );
  const told = save.data?.warnings ?? [];
  const read = NewSession.safeParse({
    ...{ classId, id: instead?.id ?? null, onDay, ...fields, form, lecturerId, despite: told.length > 0 },
    ...{ lecturerName: fields.lecturerName.trim() || null, hours: Number(fields.hours.replace(',', '.')) },
  });
  const set = (part: Partial<typeof fields>) => {
    save.reset();
    setFields({ ...fields, ...part });
  };
  const fault = (key: string) =>
    asked && !read.success ? read.error.issues.find(({ path }) => path[0] === key)?.message : undefined;
  return (
    <ActForm
      title={instead ? `Sửa buổi ${formatDate(instead.onDay)}` : 'Xếp buổi học'}
      verb={told.length > 0 ? 'Đã biết, vẫn xếp' : instead ? 'Lưu' : 'Xếp buổi'}
      act={save}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) save.mutate(read.data);
      }}
    >
      <DateField
        label="Ngày"
        required
        value={onDay}
        onChange={(day) => {
          save.reset();
          setDay(day);
        }}
      />
      <Pair>
        <TextField
          label="Từ giờ"
          required
          type="time"
          value={fields.fromTime}
          onChange={(fromTime) => set({ fromTime })}
          error={fault('fromTime')}
        />
        <TextField
          label="Đến giờ"
          required
          type="time"
          value={fields.toTime}
          onChange={(toTime) => set({ toTime })}
          error={fault('toTime')}
        />
      </Pair>
      <TextField
        label="Nội dung"
        required
        value={fields.topic}
        onChange={(topic) => set({ topic })}
        error={fault('topic')}
      />
      <TextField
        label="Phòng"
        required
        hint={view.rooms.length > 0 ? `Phòng đã có: ${view.rooms.slice(0, 6).join(', ')}` : undefined}
        value={fields.room}
        onChange={(room) => set({ room })}
        error={fault('room')}
      />
      <SelectField
        label="Giảng viên"
        clearable
        options={view.lecturers.map(({ id, name, fits }) => ({
          value: id,
          label: fits === false ? `${name} (không thuộc diện giảng)` : name,
        }))}
        value={lecturerId}
        onChange={(id) => {
          save.reset();
          setLecturer(id);
        }}
      />
      {lecturerId ? null : (
        <TextField
          label="Giảng viên mời"
          value={fields.lecturerName}
          onChange={(lecturerName) => set({ lecturerName })}
        />
      )}
      <Pair>
        <SelectField
          label="Hình thức"
          required
          options={TeachingForm.options.map((value) => ({ value, label: formLabels[value] }))}
          value={form}
          onChange={(value) => setForm(TeachingForm.catch('theory').parse(value))}
        />
        <TextField
          label="Số tiết"
          required
          inputMode="decimal"
          value={fields.hours}
          onChange={(hours) => set({ hours })}
          error={fault('hours') ? 'Ghi số tiết.' : undefined}
        />
      </Pair>
      {told.map((words) => (
        <AlertLine key={words} tone="look">
          {words}
        </AlertLine>
      ))}
    </ActForm>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nameOn } from '#accounts/rules.ts';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { useTaskActs } from '../../components/use-committee-acts.ts';
import { membersOn } from '../../membership/rules.ts';
import { type Committee, NewTask, type Task } from '../../schema.ts';

interface AddProps {
  committee: Committee;
  /** The meeting at which it is given. */
  meetingId?: string;
  onClose(): void;
}

/** A task of one member, or of the whole committee. */
export function TaskForm({ committee, meetingId, onClose }: AddProps) {
  const { today } = useViewer();
  const [text, setText] = useState('');
  const [seat, setSeat] = useState<string | null>(null);
  const [dueOn, setDue] = useState<string | null>(null);
  const { add } = useTaskActs(onClose);
  const read = NewTask.safeParse({
    ...{ committeeId: committee.id, seat, text, dueOn, meetingId: meetingId ?? null },
  });
  return (
    <ActForm
      title="Giao việc"
      verb="Giao việc"
      act={add}
      onClose={onClose}
      why={read.success ? undefined : 'ghi nội dung việc'}
      onSubmit={() => read.success && add.mutate(read.data)}
    >
      <TextAreaField label="Nội dung" required value={text} onChange={setText} />
      <SelectField
        label="Thành viên"
        hint="Bỏ trống: việc của cả Ban Chỉ đạo."
        clearable
        options={membersOn(committee.members, today).map((one) => ({
          ...{ value: one.seat, label: one.name ? `${one.name}, ${one.positionTitle}` : one.positionTitle },
        }))}
        value={seat}
        onChange={setSeat}
      />
      <DateField label="Hạn" value={dueOn} onChange={setDue} hint="Bỏ trống: việc không thời hạn." />
    </ActForm>
  );
}

interface EndProps {
  task: Task;
  mayDrop: boolean;
  onClose(): void;
}

export function EndForm({ task, mayDrop, onClose }: EndProps) {
  const { today } = useViewer();
  const [as, setAs] = useState<'done' | 'dropped'>('done');
  const [on, setOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const { end } = useTaskActs(onClose);
  const isMissing = as === 'dropped' && !note.trim();
  return (
    <ActForm
      title={task.text}
      verb={as === 'done' ? 'Ghi đã xong' : 'Thôi giao'}
      act={end}
      onClose={onClose}
      why={!on ? 'ghi ngày' : isMissing ? 'ghi lý do' : undefined}
      onSubmit={() => on && !isMissing && end.mutate({ id: task.id, as, on, note: note.trim() || null })}
    >
      {mayDrop ? (
        <ChoiceField
          label="Kết quả"
          look="segments"
          options={[
            { value: 'done', label: 'Đã xong' },
            { value: 'dropped', label: 'Thôi giao' },
          ]}
          value={as}
          onChange={setAs}
        />
      ) : null}
      <DateField label="Ngày" required min={task.givenOn} max={today} value={on} onChange={setOn} />
      <TextAreaField
        label={as === 'done' ? 'Kết quả' : 'Lý do'}
        required={as === 'dropped'}
        value={note}
        onChange={setNote}
      />
    </ActForm>
  );
}

interface DirectProps {
  committee: Committee;
  task: Task;
  onClose(): void;
}

/** The member's agency leads it, until the clerk says otherwise. */
export function DirectForm({ committee, task, onClose }: DirectProps) {
  const { today } = useViewer();
  const member = committee.members.findLast(({ seat }) => seat === task.seat);
  const [leadId, setLead] = useState<string | null>(member?.agency.id ?? null);
  const [dueOn, setDue] = useState<string | null>(task.dueOn && task.dueOn >= today ? task.dueOn : null);
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const { direct } = useTaskActs(onClose);
  const bodies = (agencies.data ?? []).filter(({ isUnit, isAbove }) => !isUnit && !isAbove);
  return (
    <ActForm
      title="Giao thành nhiệm vụ"
      verb="Giao nhiệm vụ"
      act={direct}
      onClose={onClose}
      why={leadId ? undefined : 'chọn cơ quan chủ trì'}
      onSubmit={() => leadId && direct.mutate({ id: task.id, leadId, dueOn })}
    >
      <p>{task.text}</p>
      <SelectField
        label="Chủ trì"
        required
        searchable
        options={bodies.map((body) => ({ value: body.id, label: nameOn(body, today).name }))}
        value={leadId}
        onChange={setLead}
        hint="Từ lúc giao, việc này theo dõi ở nhiệm vụ."
      />
      <DateField
        label="Thời hạn"
        min={today}
        value={dueOn}
        onChange={setDue}
        hint="Bỏ trống: nhiệm vụ không thời hạn."
      />
    </ActForm>
  );
}

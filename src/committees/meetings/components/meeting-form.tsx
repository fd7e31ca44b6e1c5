import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { committeesApi } from '../../api.ts';
import { useMeetingActs } from '../../components/use-committee-acts.ts';
import { type Committee, NewMeeting } from '../../schema.ts';
import { linesOf } from '../rules.ts';

interface Props {
  committee: Committee;
  onClose(): void;
}

/** The next meeting: its agenda begins with what is still open. */
export function MeetingForm({ committee, onClose }: Props) {
  const { today } = useViewer();
  const [title, setTitle] = useState('Phiên họp Ban Chỉ đạo');
  const [heldOn, setHeld] = useState<string | null>(today);
  const [place, setPlace] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const open = useQuery(
    committeesApi.committeeMeetings.agenda.queryOptions({ input: { committeeId: committee.id } }),
  );
  const agenda = typed ?? open.data?.lines.join('\n') ?? '';
  const { add } = useMeetingActs(onClose);
  const read = NewMeeting.safeParse({
    ...{ committeeId: committee.id, title, heldOn, place: place.trim() || null, agenda: linesOf(agenda) },
  });
  return (
    <ActForm
      title="Chuẩn bị phiên họp"
      verb="Lưu phiên họp"
      act={add}
      onClose={onClose}
      why={read.success ? undefined : 'ghi tên và ngày họp'}
      onSubmit={() => read.success && add.mutate(read.data)}
    >
      <TextField label="Tên phiên họp" required value={title} onChange={setTitle} />
      <DateField label="Ngày họp" required value={heldOn} onChange={setHeld} />
      <TextField label="Nơi họp" value={place} onChange={setPlace} />
      <TextAreaField
        label="Chương trình"
        rows={8}
        hint="Lấy sẵn việc còn mở, nhiệm vụ liên quan và quyết định chưa ký; mỗi nội dung một dòng, sửa được."
        value={agenda}
        onChange={setTyped}
      />
    </ActForm>
  );
}

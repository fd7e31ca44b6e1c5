import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { useMeetingActs } from '../../components/use-committee-acts.ts';
import { attendanceLabels } from '../../labels.ts';
import type { Attendance, CommitteeMeeting, Member } from '../../schema.ts';

const options = Object.entries(attendanceLabels).map(([value, label]) => ({
  ...{ value: value as Attendance['part'], label },
}));

interface Props {
  meeting: CommitteeMeeting;
  /** Those who were members on that day. */
  members: Member[];
  onClose(): void;
}

/** Who was there, member by member of that day. */
export function AttendanceForm({ meeting, members, onClose }: Props) {
  const [parts, setParts] = useState<Record<string, Attendance['part']>>(() =>
    Object.fromEntries(
      members.map(({ seat, role }) => [
        seat,
        meeting.attendance.find((one) => one.seat === seat)?.part ?? (role === 'chair' ? 'chair' : 'attend'),
      ]),
    ),
  );
  const { attend } = useMeetingActs(onClose);
  return (
    <ActFields
      verb="Lưu điểm danh"
      act={attend}
      onClose={onClose}
      onSubmit={() =>
        attend.mutate({
          meetingId: meeting.id,
          attendance: members.map(({ seat }) => ({ seat, part: parts[seat] ?? 'attend' })),
        })
      }
    >
      {members.map(({ seat, name, positionTitle }) => (
        <ChoiceField
          key={seat}
          label={name ? `${name}, ${positionTitle}` : positionTitle}
          look="segments"
          options={options}
          value={parts[seat] ?? 'attend'}
          onChange={(part) => setParts({ ...parts, [seat]: part })}
        />
      ))}
    </ActFields>
  );
}

/** «5/6 thành viên; vắng: Phó Trưởng Ban Tổ chức Tỉnh uỷ». */
export function attendanceWords(members: readonly Member[], attendance: readonly Attendance[]): string {
  if (attendance.length === 0) return 'chưa điểm danh';
  const there = attendance.filter(({ part }) => part !== 'absent').length;
  const absent = attendance.flatMap(({ seat, part }) => {
    const member = part === 'absent' && members.find((one) => one.seat === seat);
    return member ? [member.name ?? member.positionTitle] : [];
  });
  return `${there}/${members.length} thành viên${absent.length > 0 ? `; vắng: ${absent.join('; ')}` : ''}`;
}

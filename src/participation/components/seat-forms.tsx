import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import type { AgencyRef } from '#accounts/schema.ts';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { participationApi } from '../api.ts';
import type { Occasion, Seat } from '../schema.ts';

interface Props {
  seat: Seat;
  onClose(): void;
}

/** The invitation as it came: on which day, by which paper. */
export function InviteForm({ seat, onClose }: Props) {
  const { today } = useViewer();
  const [on, setOn] = useState<string | null>(today);
  const [paper, setPaper] = useState('');
  const invite = useMutation(
    participationApi.participation.invite.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const from = seat.standing.stage;
  return (
    <ActFields
      verb="Ghi đã mời"
      act={invite}
      why={on ? undefined : 'chưa ghi ngày'}
      onClose={onClose}
      onSubmit={() =>
        on && invite.mutate({ seatId: seat.id, from, on, paper: paper.trim() || null, note: null })
      }
    >
      <DateField label="Ngày mời" required max={today} value={on} onChange={setOn} />
      <TextField label="Số giấy mời" hint="Để trống khi mời bằng lời." value={paper} onChange={setPaper} />
    </ActFields>
  );
}

/** An answer before the day, or on the day who came. */
export function AttendForm({ seat, occasion, onClose }: Props & { occasion: Occasion }) {
  const { today } = useViewer();
  const { startsOn } = occasion;
  const hasBegun = startsOn <= today;
  const [to, setTo] = useState<'answered' | 'met'>(hasBegun ? 'met' : 'answered');
  const [said, setSaid] = useState<'yes' | 'no'>('yes');
  const [on, setOn] = useState<string | null>(hasBegun ? (occasion.endsOn ?? startsOn) : today);
  const [note, setNote] = useState('');
  const attend = useMutation(
    participationApi.participation.attend.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const from = seat.standing.stage;
  const isSilent = to === 'met' && said === 'no' && !note.trim();
  return (
    <ActFields
      verb={to === 'met' ? 'Ghi kết quả dự' : 'Ghi trả lời'}
      act={attend}
      why={on ? (isSilent ? 'chưa ghi lý do vắng' : undefined) : 'chưa ghi ngày'}
      onClose={onClose}
      onSubmit={() =>
        on &&
        attend.mutate({
          ...{ seatId: seat.id, from, to, on, saysYes: said === 'yes' },
          ...{ paper: null, note: note.trim() || null },
        })
      }
    >
      {hasBegun && from === 'asked' ? (
        <ChoiceField
          label="Ghi"
          look="segments"
          value={to}
          onChange={setTo}
          options={[
            { value: 'met', label: 'Kết quả dự' },
            { value: 'answered', label: 'Trả lời' },
          ]}
        />
      ) : null}
      <ChoiceField
        label={to === 'met' ? 'Kết quả' : 'Trả lời'}
        look="segments"
        value={said}
        onChange={setSaid}
        options={[
          { value: 'yes', label: to === 'met' ? 'Đã dự' : 'Nhận lời' },
          { value: 'no', label: to === 'met' ? 'Vắng' : 'Không dự được' },
        ]}
      />
      <DateField label="Ngày" required max={today} value={on} onChange={setOn} />
      <TextField
        label={said === 'no' ? 'Lý do' : 'Ghi chú'}
        hint={said === 'no' ? undefined : 'Người dự thay, phần việc đã làm.'}
        value={note}
        onChange={setNote}
      />
    </ActFields>
  );
}

/** One more of the school who must be asked, or was asked without that. */
export function SeatForm({
  occasionId,
  units,
  mayBeDue,
  onClose,
}: {
  occasionId: string;
  units: AgencyRef[];
  /** Who must be asked is not for the organiser to say. */
  mayBeDue: boolean;
  onClose(): void;
}) {
  const [unitId, setUnit] = useState<string | null>(null);
  const [positionTitle, setPosition] = useState('');
  const [name, setName] = useState('');
  const [isDue, setDue] = useState(mayBeDue);
  const add = useMutation(
    participationApi.participation.addSeat.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const or = (said: string) => said.trim() || null;
  const seat = { positionTitle: or(positionTitle), name: or(name), unitId, isDue };
  return (
    <ActFields
      verb="Thêm"
      act={add}
      why={seat.positionTitle || seat.name ? undefined : 'chưa ghi chức vụ hoặc họ tên'}
      onClose={onClose}
      onSubmit={() => add.mutate({ occasionId, seat })}
    >
      <TextField label="Chức vụ" value={positionTitle} onChange={setPosition} />
      <TextField label="Họ và tên" value={name} onChange={setName} />
      {units.length > 0 ? (
        <SelectField
          label="Khoa, phòng"
          hint="Khoa, phòng ấy ghi được kết quả dự của chỗ này."
          clearable
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
          value={unitId}
          onChange={setUnit}
        />
      ) : null}
      {mayBeDue ? <TickField label="Phải mời" checked={isDue} onChange={setDue} /> : null}
    </ActFields>
  );
}

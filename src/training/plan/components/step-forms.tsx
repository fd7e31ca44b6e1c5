import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { Decide } from '../schema.ts';
import { usePlanActs } from './use-plan-act.ts';

interface Props {
  planId: string;
  onClose(): void;
}

/** The plan goes to those who appraise it. */
export function SendForm({ planId, unplaced, onClose }: Props & { unplaced: number }) {
  const [note, setNote] = useState('');
  const { send } = usePlanActs(onClose);
  return (
    <ActForm
      title="Gửi thẩm định"
      verb="Gửi"
      act={send}
      onClose={onClose}
      onSubmit={() => send.mutate({ planId, note: note.trim() || null })}
    >
      <TextAreaField
        label="Nội dung gửi kèm"
        required={unplaced > 0}
        hint={
          unplaced > 0
            ? `Còn ${unplaced} lớp chưa có nơi mở: ghi vì sao vẫn gửi.`
            : 'Gửi rồi thì dòng, lớp và nơi mở không đổi nữa, cho đến khi được trả lại.'
        }
        value={note}
        onChange={setNote}
      />
    </ActForm>
  );
}

const words = {
  appraise: { title: 'Thẩm định kế hoạch', pass: 'Đồng ý', number: 'Số văn bản thẩm định' },
  submit: { title: 'Trình phê duyệt', pass: 'Trình', number: 'Số tờ trình' },
  approve: { title: 'Ghi nhận phê duyệt', pass: 'Phê duyệt', number: 'Số văn bản phê duyệt' },
};

/** On, with the paper that says so, or back with a reason. */
export function DecideForm({ step, planId, onClose }: Props & { step: keyof typeof words }) {
  const { today } = useViewer();
  const [does, setDoes] = useState<'pass' | 'return'>('pass');
  const [number, setNumber] = useState('');
  const [onDay, setOn] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const acts = usePlanActs(onClose);
  const says = words[step];
  const passes = does === 'pass';
  const read = Decide.safeParse(
    passes
      ? { does, planId, note: note.trim() || null, number: number.trim() || null, onDay }
      : { does, planId, note },
  );
  const numberMissing = step === 'approve' && passes && !number.trim();
  return (
    <ActForm
      title={says.title}
      verb={passes ? says.pass : 'Trả lại'}
      act={acts[step]}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && !numberMissing) acts[step].mutate(read.data);
      }}
    >
      <ChoiceField
        label="Kết quả"
        look="segments"
        options={[
          { value: 'pass', label: says.pass },
          { value: 'return', label: 'Trả lại' },
        ]}
        value={does}
        onChange={setDoes}
      />
      {passes ? (
        <>
          <TextField
            label={says.number}
            required={step === 'approve'}
            value={number}
            onChange={setNumber}
            error={asked && numberMissing ? 'Ghi số văn bản phê duyệt.' : undefined}
          />
          <DateField label="Ngày văn bản" required max={today} value={onDay} onChange={setOn} />
        </>
      ) : null}
      <TextAreaField
        label={passes ? 'Ý kiến' : 'Lý do trả lại'}
        required={!passes}
        value={note}
        onChange={setNote}
        error={asked && !passes && !note.trim() ? 'Ghi lý do trả lại.' : undefined}
      />
    </ActForm>
  );
}

/** Opens what was approved to be changed; it holds until the next version is approved. */
export function AdjustForm({ planId, onClose }: Props) {
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const { adjust } = usePlanActs(onClose);
  return (
    <ActForm
      title="Mở điều chỉnh kế hoạch"
      verb="Mở điều chỉnh"
      act={adjust}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (note.trim()) adjust.mutate({ planId, note: note.trim() });
      }}
    >
      <TextAreaField
        label="Lý do điều chỉnh"
        required
        hint="Bản đã phê duyệt vẫn có hiệu lực và đọc lại được cho đến khi bản điều chỉnh được phê duyệt."
        value={note}
        onChange={setNote}
        error={asked && !note.trim() ? 'Ghi lý do điều chỉnh.' : undefined}
      />
    </ActForm>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { subjectLabels } from '../../personal/labels.ts';
import type { Person, Subject } from '../../personal/schema.ts';
import { privacyApi } from '../api.ts';

interface Props {
  people: Person[];
  /** Chosen already, from the list of those whose term is over. */
  chosen: Person | null;
  onClose(): void;
}

const keyOf = ({ kind, id }: Subject) => `${kind} ${id}`;

function useSubject({ people, chosen }: Props) {
  const [key, setKey] = useState<string | null>(chosen && keyOf(chosen));
  const all = chosen ? [chosen, ...people.filter((one) => one.id !== chosen.id)] : people;
  const subject = all.find((one) => keyOf(one) === key);
  const field = (
    <SelectField
      label="Người"
      searchable
      options={all.map((one) => ({
        value: keyOf(one),
        label: `${one.name} · ${one.note} · ${subjectLabels[one.kind].toLocaleLowerCase('vi')}`,
      }))}
      value={key}
      onChange={setKey}
      required
    />
  );
  return { field, subject: subject && { kind: subject.kind, id: subject.id } };
}

const NOBODY = 'Chọn người trước.';

/** On somebody's word on paper, or because their term is over; another hand decides. */
export function AskForm(props: Props) {
  const { field, subject } = useSubject(props);
  const [kind, setKind] = useState<'correct' | 'delete'>('delete');
  const [words, setWords] = useState('');
  const ask = useMutation(privacyApi.privacy.ask.mutationOptions({ onSuccess: useAfterAct(props.onClose) }));
  return (
    <ActForm
      title="Lập yêu cầu"
      aside="người khác quyết định"
      verb="Gửi yêu cầu"
      why={subject ? undefined : NOBODY}
      act={ask}
      onClose={props.onClose}
      onSubmit={() => subject && ask.mutate({ subject, kind, words })}
    >
      {field}
      <ChoiceField
        label="Việc"
        look="segments"
        options={[
          { value: 'delete', label: 'Xoá' },
          { value: 'correct', label: 'Sửa' },
        ]}
        value={kind}
        onChange={setKind}
      />
      <TextAreaField label="Lý do, căn cứ" value={words} onChange={setWords} required />
    </ActForm>
  );
}

/** What makes the office keep it: a case, an inspection, a dispute. */
export function HoldForm(props: Props) {
  const { field, subject } = useSubject(props);
  const [reason, setReason] = useState('');
  const [untilDay, setUntilDay] = useState<string | null>(null);
  const hold = useMutation(
    privacyApi.privacy.hold.mutationOptions({ onSuccess: useAfterAct(props.onClose) }),
  );
  return (
    <ActForm
      title="Ghi việc phải giữ"
      verb="Ghi phải giữ"
      why={subject ? undefined : NOBODY}
      act={hold}
      onClose={props.onClose}
      onSubmit={() => subject && hold.mutate({ subject, reason, untilDay })}
    >
      {field}
      <TextAreaField
        label="Căn cứ"
        hint="Vụ việc, văn bản yêu cầu giữ"
        value={reason}
        onChange={setReason}
        required
      />
      <DateField
        label="Giữ đến hết ngày"
        hint="Để trống nếu chưa biết"
        value={untilDay}
        onChange={setUntilDay}
      />
    </ActForm>
  );
}

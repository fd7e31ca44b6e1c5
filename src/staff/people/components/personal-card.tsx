import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Card } from '#platform/ui/card.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { peopleApi } from '../api.ts';
import { purposeLabels } from '../labels.ts';
import { AskLook, type Look, type PersonView, Purpose, purposes } from '../schema.ts';
import css from './people.module.css';

const options = purposes.map((value) => ({ value, label: purposeLabels[value] }));

/** What is personal is shown once somebody has said why; the person reads it afterwards. */
export function PersonalCard({ person }: { person: PersonView }) {
  const [purpose, setPurpose] = useState<string | null>(null);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const client = useQueryClient();
  const look = useMutation(
    peopleApi.staff.look.mutationOptions({ onSuccess: () => client.invalidateQueries() }),
  );
  if (look.data)
    return (
      <Card title="Thông tin cá nhân" aside="lần xem này đã được ghi lại">
        {look.data.records.map(({ id, says }) => (
          <p key={id}>{says}</p>
        ))}
        {look.data.records.length === 0 ? <p>Chưa ghi gì.</p> : null}
      </Card>
    );
  const input = AskLook.safeParse({ id: person.id, purpose, words });
  const submit = () => {
    setAsked(true);
    if (input.success) look.mutate(input.data);
  };
  return (
    <ActForm
      title="Thông tin cá nhân"
      aside="ngày sinh, liên hệ"
      current={false}
      verb="Xem"
      act={look}
      onSubmit={submit}
    >
      <SelectField
        label="Xem để làm gì"
        required
        options={options}
        value={purpose}
        onChange={setPurpose}
        error={asked && !Purpose.safeParse(purpose).success ? 'Chọn việc cần xem.' : undefined}
      />
      <TextField
        label="Ghi rõ"
        hint="Người này đọc được ai đã xem, lúc nào, để làm gì."
        required
        value={words}
        onChange={setWords}
        error={asked && words.trim().length < 5 ? 'Ghi rõ xem để làm việc gì.' : undefined}
      />
    </ActForm>
  );
}

/** Who has looked at what is personal of somebody. */
export function LooksCard({ looks, isOwn }: { looks: Look[]; isOwn: boolean }) {
  if (looks.length === 0 && !isOwn) return null;
  return (
    <Card title={isOwn ? 'Ai đã xem thông tin cá nhân của đồng chí' : 'Các lần xem thông tin cá nhân'}>
      {looks.length === 0 ? <p>Chưa có ai xem.</p> : null}
      <ul>
        {looks.map((look) => (
          <li key={`${look.by} ${look.at.toISOString()}`} className={css.look}>
            <b>{look.by}</b> · {momentOf(look.at)}
            <span className={css.basis}>
              {purposeLabels[look.purpose]}: {look.words}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

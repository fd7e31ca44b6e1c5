import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { audienceLabels } from '../../surveys/labels.ts';
import type { Audience } from '../../surveys/schema.ts';
import { invitationsApi } from '../api.ts';
import type { NewInvitations } from '../schema.ts';

type Asked = NewInvitations['people'][number]['audience'];

interface Props {
  waveId: string;
  audiences: Audience[];
  onClose(): void;
}

/** One more who is asked; the form stays for the next. */
export function PersonForm({ waveId, audiences, onClose }: Props) {
  const client = useQueryClient();
  const [audience, setAudience] = useState(audiences[0] as Asked);
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const add = useMutation(
    invitationsApi.invitations.add.mutationOptions({
      onSuccess: async () => {
        setName('');
        setEmail('');
        await client.invalidateQueries();
      },
    }),
  );
  return (
    <div style={{ padding: 12 }}>
      <ActFields
        verb="Thêm"
        why={name.trim() ? undefined : 'ghi họ tên'}
        act={add}
        onClose={onClose}
        onSubmit={() =>
          add.mutate({ waveId, people: [{ audience, name, email: email.trim() ? email.trim() : null }] })
        }
      >
        <ChoiceField
          label="Tư cách"
          look="segments"
          options={audiences.map((one) => ({ value: one as Asked, label: audienceLabels[one] }))}
          value={audience}
          onChange={setAudience}
        />
        <TextField label="Họ tên" value={name} onChange={setName} required />
        <TextField
          label="Thư điện tử"
          hint="Để trống thì in đường dẫn ra giấy."
          type="email"
          value={email}
          onChange={setEmail}
        />
      </ActFields>
    </div>
  );
}

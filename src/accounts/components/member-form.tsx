import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { accountsApi } from '../api.ts';
import { roleLabels } from '../labels.ts';
import { NewMember, roles } from '../schema.ts';
import { AccountFields } from './account-fields.tsx';
import { agencyLines } from './agency-tree.ts';
import { Fields } from './entry.tsx';
import { textProps } from './text-props.ts';
import { useViewer } from './viewer.tsx';

const Filled = NewMember.extend({ agencyId: z.string().min(1, 'Chọn cơ quan.') });
const initialValues: NewMember = {
  name: '',
  username: '',
  password: '',
  role: 'contact',
  positionTitle: '',
  agencyId: '',
};

type Props = { onAdded(sentence: string): void; onClose(): void };

/** Adds a person: who, in which position of which agency, what they do here, how they sign in. */
export function MemberForm({ onAdded, onClose }: Props) {
  const { today } = useViewer();
  const client = useQueryClient();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const form = useForm({ initialValues, validate: schemaResolver(Filled, { sync: true }) });
  const create = useMutation(
    accountsApi.members.create.mutationOptions({
      onSuccess: async (_, { name, username }) => {
        await client.invalidateQueries({ queryKey: accountsApi.members.key() });
        onAdded(`Đã thêm ${name}. Giao tên đăng nhập «${username}» và mật khẩu tận tay.`);
      },
    }),
  );
  const lines = agencyLines(agencies.data ?? [], today).filter((line) => line.exists);
  return (
    <Card title="Thêm người dùng" current>
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Fields>
          <AccountFields form={form} />
          <ChoiceField
            label="Vai trò"
            options={roles.map((role) => ({ value: role, label: roleLabels[role] }))}
            value={form.values.role}
            onChange={(role) => form.setValues({ role })}
          />
          <TextField label="Chức vụ" required {...textProps(form, 'positionTitle')} />
          <SelectField
            label="Cơ quan"
            required
            options={lines.map(({ agency, name }) => ({ value: agency.id, label: name.name }))}
            value={form.values.agencyId || null}
            onChange={(agencyId) => form.setValues({ agencyId: agencyId ?? '' })}
            error={form.errors.agencyId}
          />
          {create.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(create.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={create.isPending}>
              Thêm
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

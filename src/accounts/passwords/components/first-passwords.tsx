import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { ActForm } from '../../components/act-form.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import type { Member } from '../../schema.ts';
import { passwordsApi } from '../api.ts';

/** People that came with an office taken over from an archive: it carries no passwords, so each is given a first one. */
export function FirstPasswords({ members }: { members: Member[] }) {
  const client = useQueryClient();
  const [userId, setUser] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const [given, setGiven] = useState<string | null>(null);
  const without = useQuery(passwordsApi.passwords.list.queryOptions());
  const give = useMutation(
    passwordsApi.passwords.give.mutationOptions({
      onSuccess: () => {
        setGiven(members.find((member) => member.userId === userId)?.name ?? '');
        setUser(null);
        setPassword('');
        return client.invalidateQueries({ queryKey: passwordsApi.passwords.key() });
      },
    }),
  );
  const people = members.filter((member) => without.data?.includes(member.userId));
  if (people.length === 0 && given === null) return null;
  const why =
    userId === null ? 'chọn người' : password.length < 8 ? 'mật khẩu cần ít nhất 8 ký tự' : undefined;
  return (
    <>
      {given ? (
        <AlertLine tone="done" live>
          Đã đặt mật khẩu cho đồng chí {given}. Trao mật khẩu tận tay.
        </AlertLine>
      ) : null}
      {people.length > 0 ? (
        <ActForm
          title={`${people.length} người chưa có mật khẩu`}
          aside="Tệp lưu trữ không mang theo mật khẩu; đặt mật khẩu đầu cho từng người."
          verb="Đặt mật khẩu"
          why={why}
          act={give}
          onSubmit={() => userId && give.mutate({ userId, password })}
        >
          <SelectField
            label="Người dùng"
            required
            options={people.map((one) => ({ value: one.userId, label: `${one.name} (${one.username})` }))}
            value={userId}
            onChange={setUser}
          />
          <PasswordField
            label="Mật khẩu đầu"
            hint="Ít nhất 8 ký tự."
            required
            autoComplete="new-password"
            value={password}
            onChange={setPassword}
          />
        </ActForm>
      ) : null}
    </>
  );
}

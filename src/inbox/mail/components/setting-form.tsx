import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FieldGroup, Fields, Pair } from '#accounts/components/entry.tsx';
import { PasswordField } from '#accounts/components/password-field.tsx';
import { textProps } from '#accounts/components/text-props.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { mailApi } from '../api.ts';
import { securityLabels } from '../labels.ts';
import { type MailSetting, NewMailSetting, Security } from '../schema.ts';

const startOf = (setting: MailSetting | null): NewMailSetting => ({
  host: setting?.host ?? '',
  port: setting?.port ?? 587,
  security: setting?.security ?? 'starttls',
  username: setting?.username ?? '',
  password: '',
  sender: setting?.sender ?? '',
});

/** The office's way out for mail. Saved, it is off until a test letter has gone out. */
export function SettingForm({ setting }: { setting: MailSetting | null }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: startOf(setting),
    validate: schemaResolver(NewMailSetting, { sync: true }),
  });
  const save = useMutation(
    mailApi.mail.configure.mutationOptions({
      onSuccess: async () => {
        form.setFieldValue('password', '');
        await client.invalidateQueries({ queryKey: mailApi.mail.key() });
      },
    }),
  );
  return (
    <Card title="Máy chủ thư">
      <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
        <Fields>
          <Pair>
            <TextField label="Máy chủ" hint="Ví dụ: thu.tinhuy.vn" required {...textProps(form, 'host')} />
            <TextField
              label="Cổng"
              required
              inputMode="numeric"
              {...textProps(form, 'port')}
              onChange={(typed) => form.setFieldValue('port', Number(typed.replace(/\D/g, '')))}
            />
          </Pair>
          <SelectField
            label="Mã hoá"
            options={Security.options.map((value) => ({ value, label: securityLabels[value] }))}
            value={form.values.security}
            onChange={(chosen) => form.setFieldValue('security', Security.parse(chosen))}
          />
          <TextField
            label="Địa chỉ gửi đi"
            hint="Người nhận thấy thư đến từ địa chỉ này."
            required
            {...textProps(form, 'sender')}
          />
          <FieldGroup title="Đăng nhập máy chủ thư" hint="Để trống nếu máy chủ không đòi.">
            <TextField label="Tên đăng nhập máy chủ" {...textProps(form, 'username')} />
            <PasswordField
              label="Mật khẩu máy chủ"
              hint={
                setting?.hasPassword ? 'Đang giữ một mật khẩu, đã mã hoá. Để trống là giữ nguyên.' : undefined
              }
              autoComplete="new-password"
              {...textProps(form, 'password')}
            />
          </FieldGroup>
          {save.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(save.error)}
            </AlertLine>
          ) : null}
          {save.isSuccess ? (
            <AlertLine tone="done" live>
              Đã lưu. Gửi thư thử rồi bật gửi thư.
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={save.isPending}>
              Lưu cấu hình
            </Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

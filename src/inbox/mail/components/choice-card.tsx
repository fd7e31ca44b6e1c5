import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Fields } from '#accounts/components/entry.tsx';
import { ReadError } from '#accounts/components/read-error.tsx';
import { textProps } from '#accounts/components/text-props.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { LoadingRows } from '#platform/ui/states.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { mailApi } from '../api.ts';
import { type MailChoice, NewMailChoice } from '../schema.ts';

/** Whether and where one wants the morning letter. */
export function ChoiceCard() {
  const choice = useQuery(mailApi.mail.choice.queryOptions());
  return (
    <Card title="Thư buổi sáng">
      {choice.isPending ? <LoadingRows rows={4} /> : null}
      {choice.isError ? <ReadError title="Không mở được lựa chọn nhận thư" query={choice} /> : null}
      {choice.data ? <ChoiceForm {...choice.data} /> : null}
    </Card>
  );
}

function ChoiceForm({ address, wantsDigest, isOfficeOn }: MailChoice & { isOfficeOn: boolean }) {
  const client = useQueryClient();
  const initialValues: NewMailChoice = { address: address ?? '', wantsDigest };
  const form = useForm({ initialValues, validate: schemaResolver(NewMailChoice, { sync: true }) });
  const save = useMutation(
    mailApi.mail.choose.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: mailApi.mail.choice.key() }),
    }),
  );
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Fields>
        {isOfficeOn ? null : (
          <AlertLine tone="doubt">
            Cơ quan chưa bật gửi thư. Lựa chọn của đồng chí được giữ và có hiệu lực khi quản trị bật.
          </AlertLine>
        )}
        <TextField
          label="Địa chỉ thư điện tử"
          hint="Thư chỉ có mã, tên ngắn và thời hạn của nhiệm vụ, không có nội dung văn bản."
          type="email"
          inputMode="email"
          {...textProps(form, 'address')}
        />
        <TickField
          label="Gửi thư cho tôi lúc 7 giờ 30 các ngày làm việc, khi có việc cần báo"
          checked={form.values.wantsDigest}
          onChange={(wants) => form.setValues({ wantsDigest: wants })}
        />
        {save.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(save.error)}
          </AlertLine>
        ) : null}
        {save.isSuccess ? (
          <AlertLine tone="done" live>
            Đã lưu cách nhận thư.
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={save.isPending}>
            Lưu
          </Button>
        </Actions>
      </Fields>
    </form>
  );
}

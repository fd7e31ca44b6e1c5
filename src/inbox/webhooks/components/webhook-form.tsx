import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FieldGroup, Fields } from '#accounts/components/entry.tsx';
import { textProps } from '#accounts/components/text-props.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { eventLabels } from '../../labels.ts';
import { eventTypes } from '../../schema.ts';
import { webhooksApi } from '../api.ts';
import { NewWebhook } from '../schema.ts';

interface Props {
  onMade(secret: string): void;
  onClose(): void;
}

/** Where to tell another program, and of what. */
export function WebhookForm({ onMade, onClose }: Props) {
  const client = useQueryClient();
  const initialValues: NewWebhook = { url: '', types: [...eventTypes] };
  const form = useForm({ initialValues, validate: schemaResolver(NewWebhook, { sync: true }) });
  const make = useMutation(
    webhooksApi.webhooks.make.mutationOptions({
      onSuccess: async ({ secret }) => {
        await client.invalidateQueries({ queryKey: webhooksApi.webhooks.key() });
        onMade(secret);
      },
    }),
  );
  const { types } = form.values;
  return (
    <Card title="Thêm nơi nhận tin" current>
      <form noValidate onSubmit={form.onSubmit((values) => make.mutate(values))}>
        <Fields>
          <TextField
            label="Địa chỉ của phần mềm nhận"
            hint="Máy trong mạng nội bộ phải có tên trong WEBHOOK_HOSTS của máy chủ."
            required
            {...textProps(form, 'url')}
          />
          <FieldGroup title="Loại tin" hint="Tin chỉ có mã và ngày, không có nội dung văn bản.">
            {eventTypes.map((type) => (
              <TickField
                key={type}
                label={eventLabels[type]}
                checked={types.includes(type)}
                onChange={(checked) =>
                  form.setValues({
                    types: eventTypes.filter((one) => (one === type ? checked : types.includes(one))),
                  })
                }
              />
            ))}
            {form.errors.types ? <AlertLine tone="look">{form.errors.types}</AlertLine> : null}
          </FieldGroup>
          {make.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(make.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={make.isPending}>
              Thêm
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

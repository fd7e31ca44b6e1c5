import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fields } from '#accounts/components/entry.tsx';
import { textProps } from '#accounts/components/text-props.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { momentOf } from '#platform/ui/moments.ts';
import { TextField } from '#platform/ui/text-field.tsx';
import { mailApi } from '../api.ts';
import { type MailSetting, TestLetter } from '../schema.ts';

/** A letter to try the settings with, and then the switch. */
export function TurnCard({ setting }: { setting: MailSetting }) {
  const client = useQueryClient();
  const onSuccess = () => client.invalidateQueries({ queryKey: mailApi.mail.key() });
  const test = useMutation(mailApi.mail.test.mutationOptions({ onSuccess }));
  const turn = useMutation(mailApi.mail.turn.mutationOptions({ onSuccess }));
  const form = useForm({ initialValues: { to: '' }, validate: schemaResolver(TestLetter, { sync: true }) });
  const { isOn, testedAt } = setting;
  const failed = test.error ?? turn.error;
  return (
    <Card title={isOn ? 'Gửi thư đang bật' : 'Gửi thư đang tắt'}>
      <form noValidate onSubmit={form.onSubmit((values) => test.mutate(values))}>
        <Fields>
          <p style={{ margin: 0 }}>
            {testedAt
              ? `Thư thử đã gửi được lúc ${momentOf(testedAt)}.`
              : 'Chưa gửi thư thử với cấu hình này. Gửi thử được thì mới bật.'}
          </p>
          <TextField label="Gửi thư thử tới" {...textProps(form, 'to')} />
          {failed ? (
            <AlertLine tone="look" live>
              {sentenceOf(failed)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button type="submit" busy={test.isPending}>
              Gửi thư thử
            </Button>
            <Button
              variant={testedAt && !isOn ? 'filled' : undefined}
              disabled={!testedAt && !isOn}
              busy={turn.isPending}
              onClick={() => turn.mutate({ isOn: !isOn })}
            >
              {isOn ? 'Tắt gửi thư' : 'Bật gửi thư'}
            </Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

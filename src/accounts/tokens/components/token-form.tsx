import { addCalendarDays } from '@dondoc/vietnamese';
import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { FieldGroup, Fields } from '../../components/entry.tsx';
import { textProps } from '../../components/text-props.ts';
import { TokenScope } from '../../schema.ts';
import { tokensApi } from '../api.ts';
import { scopeLabels } from '../labels.ts';
import { NewToken } from '../schema.ts';

const Filled = NewToken.extend({ expiresOn: z.iso.date('Ghi hạn dùng, ngày/tháng/năm.') });
const USUAL_DAYS = 90;

interface Props {
  /** The real day, which need not be that of an example. */
  today: string;
  onMade(token: string): void;
  onClose(): void;
}

/** A token for a program: what for, what it may do, until when. */
export function TokenForm({ today, onMade, onClose }: Props) {
  const client = useQueryClient();
  const initialValues: NewToken = {
    ...{ name: '', scopes: ['read'], expiresOn: addCalendarDays(today, USUAL_DAYS) },
  };
  const form = useForm({ initialValues, validate: schemaResolver(Filled, { sync: true }) });
  const make = useMutation(
    tokensApi.tokens.make.mutationOptions({
      onSuccess: async ({ token }) => {
        await client.invalidateQueries({ queryKey: tokensApi.tokens.key() });
        onMade(token);
      },
    }),
  );
  const { scopes, expiresOn } = form.values;
  return (
    <Card title="Tạo mã truy cập" current>
      <form noValidate onSubmit={form.onSubmit((values) => make.mutate(values))}>
        <Fields>
          <TextField
            label="Dùng vào việc gì"
            hint="Ví dụ: lấy nhiệm vụ vào trang tin nội bộ."
            required
            {...textProps(form, 'name')}
          />
          <FieldGroup title="Phạm vi" hint="Không bao giờ hơn quyền của chính đồng chí.">
            {TokenScope.options.map((scope) => (
              <TickField
                key={scope}
                label={`${scopeLabels[scope].name}: ${scopeLabels[scope].words}`}
                checked={scopes.includes(scope)}
                onChange={(checked) =>
                  form.setValues({
                    scopes: TokenScope.options.filter((one) =>
                      one === scope ? checked : scopes.includes(one),
                    ),
                  })
                }
              />
            ))}
            {form.errors.scopes ? <AlertLine tone="look">{form.errors.scopes}</AlertLine> : null}
          </FieldGroup>
          <DateField
            label="Dùng đến hết ngày"
            hint="Nhiều nhất một năm."
            required
            min={today}
            max={addCalendarDays(today, 366)}
            value={expiresOn || null}
            onChange={(day) => form.setValues({ expiresOn: day ?? '' })}
            error={form.errors.expiresOn}
          />
          {make.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(make.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={make.isPending}>
              Tạo mã
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

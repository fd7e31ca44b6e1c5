import { schemaResolver, useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { Fields, Pair } from '../../components/entry.tsx';
import { textProps } from '../../components/text-props.ts';
import { useAfterAct } from '../../components/use-after-act.ts';
import { securityApi } from '../api.ts';
import { groups, SECOND_FACTOR_SOURCE, secondFactorLabels } from '../labels.ts';
import { isLooser } from '../rules.ts';
import { SecondFactor, SecuritySettings } from '../schema.ts';

const hintOf = (key: keyof SecuritySettings, now: number, usual: number): string =>
  isLooser(key, now) ? `Nhẹ hơn mức khuyến nghị; mặc định ${usual}.` : `Mặc định ${usual}.`;

/** Everything that an office may ask of whoever signs in, each with its default and where that comes from. */
export function SettingsForm({ settings, defaults }: Record<'settings' | 'defaults', SecuritySettings>) {
  const form = useForm({
    initialValues: settings,
    validate: schemaResolver(SecuritySettings, { sync: true }),
  });
  const save = useMutation(securityApi.security.save.mutationOptions({ onSuccess: useAfterAct() }));
  const { values } = form;
  return (
    <form noValidate onSubmit={form.onSubmit((chosen) => save.mutate(chosen))}>
      <Stack>
        {groups.map(({ title, source, fields }) => (
          <Card key={title} title={title}>
            <Fields>
              <p>{source}</p>
              <Pair>
                {fields.map(([key, label]) => (
                  <TextField
                    key={key}
                    label={label}
                    inputMode="numeric"
                    hint={hintOf(key, values[key], defaults[key])}
                    {...textProps(form, key)}
                    onChange={(typed) =>
                      form.setValues({ [key]: Number(typed.replace(/\D/g, '').slice(0, 5)) })
                    }
                  />
                ))}
              </Pair>
              {title === 'Mật khẩu' ? (
                <ChoiceField
                  label="Khi chỉ có mật khẩu"
                  options={[
                    { value: 'all', label: 'Đủ chữ thường, chữ hoa, chữ số, ký tự khác' },
                    { value: 'any', label: 'Ký tự nào cũng được' },
                  ]}
                  value={values.allClassesAlone ? 'all' : 'any'}
                  onChange={(chosen) => form.setValues({ allClassesAlone: chosen === 'all' })}
                />
              ) : null}
            </Fields>
          </Card>
        ))}
        <Card title="Xác thực hai lớp">
          <Fields>
            <p>{SECOND_FACTOR_SOURCE}</p>
            <SelectField
              label="Áp dụng"
              options={SecondFactor.options.map((value) => ({ value, label: secondFactorLabels[value] }))}
              value={values.secondFactor}
              onChange={(chosen) => form.setValues({ secondFactor: SecondFactor.parse(chosen) })}
            />
          </Fields>
        </Card>
        <Fields>
          {save.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(save.error)}
            </AlertLine>
          ) : null}
          {save.isSuccess ? (
            <AlertLine tone="done" live>
              Đã lưu. Áp dụng từ lần làm việc tiếp theo của mỗi người.
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={save.isPending}>
              Lưu yêu cầu
            </Button>
            <Button onClick={() => form.setValues(defaults)}>Điền lại mặc định</Button>
          </Actions>
        </Fields>
      </Stack>
    </form>
  );
}

import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { textProps } from '#accounts/components/text-props.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions, Facts } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { nudgesApi } from '../api.ts';
import { NudgeSettings } from '../schema.ts';

const words: [keyof NudgeSettings, string][] = [
  ['remindBefore', 'Nhắc trước hạn'],
  ['silentAfter', 'Việc không thời hạn: nhắc khi im lặng quá'],
  ['letterAfter', 'Công văn, sau khi quá hạn'],
  ['leaderAfter', 'Trình lãnh đạo, sau khi quá hạn'],
  ['inspectAfter', 'Đề xuất kiểm tra, sau khi quá hạn'],
];

interface Props {
  settings: NudgeSettings;
  isOwnHabit: boolean;
  maySet: boolean;
}

/** The days from rung to rung: a habit, which no regulation was found for. */
export function SettingsCard({ settings, isOwnHabit, maySet }: Props) {
  const [editing, setEditing] = useState(false);
  return (
    <Card title="Số ngày của từng bậc" aside={isOwnHabit ? 'Văn phòng đặt' : 'thói quen mặc định'}>
      {editing ? (
        <SettingsForm settings={settings} onClose={() => setEditing(false)} />
      ) : (
        <>
          <Facts
            labelWidth={210}
            facts={words.map(([key, label]) => [label, `${settings[key]}\u00a0ngày`])}
          />
          <p>Đây là thói quen của cơ quan, không phải quy định; việc im lặng tính từ ngày bắt đầu nhắc.</p>
          {maySet ? (
            <Button small onClick={() => setEditing(true)}>
              Sửa số ngày
            </Button>
          ) : null}
        </>
      )}
    </Card>
  );
}

function SettingsForm({ settings, onClose }: { settings: NudgeSettings; onClose(): void }) {
  const client = useQueryClient();
  const form = useForm({
    initialValues: { ...settings } as Record<keyof NudgeSettings, number | string>,
    validate: (values) => schemaResolver(NudgeSettings, { sync: true })(asNumbers(values)),
  });
  const save = useMutation(
    nudgesApi.nudges.setSettings.mutationOptions({
      onSuccess: async () => {
        onClose();
        await client.invalidateQueries();
      },
    }),
  );
  return (
    <form noValidate onSubmit={form.onSubmit((values) => save.mutate(asNumbers(values)))}>
      <Fields>
        {words.map(([key, label]) => (
          <TextField
            key={key}
            label={`${label} (ngày)`}
            inputMode="numeric"
            required
            {...textProps(form, key)}
          />
        ))}
        {save.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(save.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={save.isPending}>
            Lưu số ngày
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Fields>
    </form>
  );
}

/** Fields hold text; what is no number is refused by the shape. */
const asNumbers = (values: Record<keyof NudgeSettings, number | string>): NudgeSettings =>
  Object.fromEntries(
    words.map(([key]) => [key, values[key] === '' ? Number.NaN : Number(values[key])]),
  ) as NudgeSettings;

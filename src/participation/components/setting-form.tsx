import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { participationApi } from '../api.ts';
import { kindLabels } from '../labels.ts';
import { OccasionKind, Setting } from '../schema.ts';

/** Who must be asked to what, and how long before it an organiser is reminded: no regulation says, the office does. */
export function SettingForm({ setting, onClose }: { setting: Setting; onClose(): void }) {
  const [days, setDays] = useState(setting.remindDays === null ? '' : String(setting.remindDays));
  const [lines, setLines] = useState(() =>
    Object.fromEntries(OccasionKind.options.map((kind) => [kind, (setting.mustAsk[kind] ?? []).join('\n')])),
  );
  const save = useMutation(
    participationApi.participation.set.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const read = Setting.safeParse({
    remindDays: days.trim() === '' ? null : Number(days),
    mustAsk: Object.fromEntries(
      Object.entries(lines).map(([kind, said]) => [
        kind,
        said
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean),
      ]),
    ),
  });
  return (
    <ActForm
      title="Thành phần phải mời và nhắc mời"
      verb="Lưu"
      act={save}
      why={read.success ? undefined : 'có ô chưa đúng'}
      onClose={onClose}
      onSubmit={() => read.success && save.mutate(read.data)}
    >
      <TextField
        label="Nhắc cơ quan tổ chức trước (ngày)"
        hint="Để trống thì phần mềm không tự nhắc."
        inputMode="numeric"
        value={days}
        onChange={setDays}
      />
      {OccasionKind.options.map((kind) => (
        <TextAreaField
          key={kind}
          rows={2}
          label={kindLabels[kind]}
          hint="Mỗi dòng một chức vụ của trường."
          value={lines[kind] ?? ''}
          onChange={(said) => setLines({ ...lines, [kind]: said })}
        />
      ))}
    </ActForm>
  );
}

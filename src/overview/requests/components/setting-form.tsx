import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { TextField } from '#platform/ui/text-field.tsx';
import type { PrivacySetting } from '../../personal/schema.ts';
import { privacyApi } from '../api.ts';

const numbers = [
  'firstNoticeHours',
  'reportHours',
  'reviewMonths',
  'accountMonths',
  'learnerMonths',
] as const;
type Typed = Record<(typeof numbers)[number], string>;

const words: Record<keyof Typed, { label: string; hint: string }> = {
  firstNoticeHours: {
    label: 'Thông báo ban đầu, số giờ',
    hint: 'Nghị định 331/2026/NĐ-CP: 24 giờ khi nghiêm trọng',
  },
  reportHours: { label: 'Thông báo đầy đủ, số giờ', hint: 'Luật 91/2025/QH15, Điều 23: 72 giờ' },
  reviewMonths: {
    label: 'Rà soát tài khoản, số tháng',
    hint: 'TCVN 14423:2026: 12 tháng, cấp độ 3 là 6 tháng',
  },
  accountMonths: { label: 'Giữ tài khoản sau khi thôi việc, số tháng', hint: 'Để trống: không đề nghị xoá' },
  learnerMonths: {
    label: 'Giữ dữ liệu học viên sau khi hết lớp, số tháng',
    hint: 'Để trống: không đề nghị xoá',
  },
};

/** Terms: those of a law have its number, the others stay empty until the office sets them by a paper of its own. */
export function SettingForm({ setting, onClose }: { setting: PrivacySetting; onClose(): void }) {
  const [typed, setTyped] = useState<Typed>(
    () => Object.fromEntries(numbers.map((key) => [key, String(setting[key] ?? '')])) as Typed,
  );
  const [basis, setBasis] = useState(setting.basis ?? '');
  const save = useMutation(
    privacyApi.personal.saveSetting.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const isWrong = numbers.some((key) => !/^\d*$/.test(typed[key].trim()));
  const submit = () => {
    const read = (key: keyof Typed) => (typed[key].trim() === '' ? null : Number(typed[key]));
    save.mutate({
      firstNoticeHours: read('firstNoticeHours') ?? 24,
      reportHours: read('reportHours') ?? 72,
      reviewMonths: read('reviewMonths') ?? 12,
      ...{ accountMonths: read('accountMonths'), learnerMonths: read('learnerMonths') },
      basis: basis.trim() || null,
    });
  };
  return (
    <ActForm
      title="Thời hạn"
      verb="Lưu thời hạn"
      why={isWrong ? 'Mỗi ô là một số nguyên.' : undefined}
      act={save}
      onSubmit={submit}
      onClose={onClose}
    >
      {numbers.map((key) => (
        <TextField
          key={key}
          {...words[key]}
          inputMode="numeric"
          value={typed[key]}
          onChange={(value) => setTyped({ ...typed, [key]: value })}
        />
      ))}
      <TextField label="Theo văn bản" hint="Quy chế của cơ quan, nếu có" value={basis} onChange={setBasis} />
    </ActForm>
  );
}

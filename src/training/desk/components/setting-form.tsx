import { formatNumber } from '@dondoc/vietnamese';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { rankLabel } from '#staff/labels.ts';
import { formLabels } from '../../labels.ts';
import { TeachingForm, type TrainingSetting } from '../../schema.ts';
import { readSettingDraft, type SettingDraft, settingDraftOf, sumOfShares } from './setting-draft.ts';
import { useDeskAct } from './use-desk-act.ts';

/** What no regulation fixes, and the office therefore sets; each with the paper it rests on. */
export function SettingForm({ setting, onClose }: { setting: TrainingSetting; onClose(): void }) {
  const [draft, setDraft] = useState(() => settingDraftOf(setting));
  const save = useDeskAct('saveSetting', onClose);
  const read = readSettingDraft(draft);
  const sum = sumOfShares(draft);
  const hasShares = Object.values(draft.shares).some((said) => said.trim() !== '');
  const set = (part: Partial<SettingDraft>) => setDraft({ ...draft, ...part });
  const isWrong = (key: string) => !read.success && read.error.issues.some(({ path }) => path[0] === key);
  const why = !read.success
    ? 'có ô chưa đúng'
    : hasShares && sum !== 100
      ? `cơ cấu cộng lại ${formatNumber(sum)} %`
      : undefined;
  return (
    <ActForm
      title="Đặt cách tính"
      verb="Lưu"
      act={save}
      why={why}
      onClose={onClose}
      onSubmit={() => read.success && save.mutate(read.data)}
    >
      <ShareFields {...{ draft, set }} sum={hasShares ? sum : null} />
      <NormFields {...{ draft, set }} fault={isWrong('hourNorms')} />
      <FieldGroup title="Kết quả học tập" hint="Để trống thì phần mềm không kết luận thay.">
        <TextField
          label="Dự học từ (% số buổi)"
          inputMode="decimal"
          value={draft.attendanceFrom}
          onChange={(attendanceFrom) => set({ attendanceFrom })}
          error={isWrong('attendanceFrom') ? 'Ghi số từ 0 đến 100.' : undefined}
        />
        <TextField
          label="Điểm đạt từ (thang 10)"
          hint="Thông tư 01/2018/TT-BNV: từ 5; văn bản sau có thể quy định khác."
          inputMode="decimal"
          value={draft.passFrom}
          onChange={(passFrom) => set({ passFrom })}
          error={isWrong('passFrom') ? 'Ghi số từ 0 đến 10.' : undefined}
        />
      </FieldGroup>
      <TextField
        label="Nhắc trước hạn gửi nhu cầu (ngày)"
        hint="Các mốc cách nhau bằng dấu phẩy, ví dụ 7, 1."
        value={draft.remindDays}
        onChange={(remindDays) => set({ remindDays })}
        error={isWrong('remindDays') ? 'Ghi các số ngày từ 0 đến 60.' : undefined}
      />
    </ActForm>
  );
}

interface FieldsProps {
  draft: SettingDraft;
  set(part: Partial<SettingDraft>): void;
}

function ShareFields({ draft, set, sum }: FieldsProps & { sum: number | null }) {
  return (
    <FieldGroup
      title="Cơ cấu tiết mục tiêu (%)"
      hint={
        sum === null
          ? 'Để trống cả năm ô thì không so. Chưa tra được quy định nào nêu con số.'
          : `Cộng lại ${formatNumber(sum)}/100 %.`
      }
    >
      {TeachingForm.options.map((form) => (
        <TextField
          key={form}
          label={formLabels[form]}
          inputMode="decimal"
          value={draft.shares[form]}
          onChange={(said) => set({ shares: { ...draft.shares, [form]: said } })}
        />
      ))}
      <TextField
        label="Căn cứ"
        hint="Văn bản của trường hoặc cấp trên."
        value={draft.balanceBasis}
        onChange={(balanceBasis) => set({ balanceBasis })}
      />
    </FieldGroup>
  );
}

function NormFields({ draft, set, fault }: FieldsProps & { fault: boolean }) {
  return (
    <FieldGroup
      title="Định mức tiết giảng một năm"
      hint={
        fault
          ? 'Có ô chưa đúng: ghi số tiết lớn hơn 0.'
          : 'Chưa tra được định mức của trường chính trị; cơ quan tự đặt.'
      }
    >
      <Pair>
        {Object.entries(draft.norms).map(([code, said]) => (
          <TextField
            key={code}
            label={rankLabel(code)}
            inputMode="decimal"
            value={said}
            onChange={(next) => set({ norms: { ...draft.norms, [code]: next } })}
          />
        ))}
      </Pair>
      <TextField label="Căn cứ" value={draft.normBasis} onChange={(normBasis) => set({ normBasis })} />
    </FieldGroup>
  );
}

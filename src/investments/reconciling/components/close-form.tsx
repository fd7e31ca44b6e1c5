import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { sourceLabels } from '../../labels.ts';
import { sayDong, typedAmount } from '../../rules.ts';
import { reconcilingApi } from '../api.ts';
import { Close, type Period } from '../schema.ts';

/** Our figure beside the Treasury's; where they differ, why. */
export function CloseForm({ period: { year, source, ours }, onClose }: { period: Period; onClose(): void }) {
  const [typed, setTyped] = useState('');
  const [explanation, setExplanation] = useState('');
  const [paper, setPaper] = useState('');
  const [asked, setAsked] = useState(false);
  const onSuccess = useAfterAct(onClose);
  const close = useMutation(reconcilingApi.investmentReconciling.close.mutationOptions({ onSuccess }));
  const treasury = typedAmount(typed);
  const read = Close.safeParse({ year, source, ours, treasury, explanation, paper });
  const differs = /^\d+$/.test(treasury) && treasury !== ours;
  const difference = differs ? sayDong(String(BigInt(treasury) - BigInt(ours))) : null;
  return (
    <ActForm
      title={`Đối chiếu ${sourceLabels[source].toLocaleLowerCase('vi')} năm ${year}`}
      verb="Ghi đã đối chiếu"
      act={close}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && (!differs || explanation.trim())) close.mutate(read.data);
      }}
    >
      <p>Giải ngân theo các khoản đã ghi: {sayDong(ours)}.</p>
      <TextField
        label="Số của Kho bạc (đồng)"
        required
        inputMode="numeric"
        hint={difference ? `Lệch ${difference}.` : undefined}
        value={typed}
        onChange={setTyped}
        error={asked && !read.success ? 'Ghi số của Kho bạc bằng đồng, chỉ gồm chữ số.' : undefined}
      />
      <TextAreaField
        label="Lý do chênh lệch"
        required={differs}
        rows={2}
        value={explanation}
        onChange={setExplanation}
        error={asked && differs && !explanation.trim() ? 'Hai số lệch nhau thì ghi lý do.' : undefined}
      />
      <TextField
        label="Bảng đối chiếu"
        hint="Số, ngày của bảng đối chiếu."
        value={paper}
        onChange={setPaper}
      />
    </ActForm>
  );
}

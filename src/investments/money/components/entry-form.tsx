import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { useItemAct } from '../../items/components/use-item-act.ts';
import { kindLabels, sourceLabels } from '../../labels.ts';
import { sayDong, typedAmount } from '../../rules.ts';
import type { EntryKind, Source } from '../../schema.ts';
import { NewEntry } from '../schema.ts';

/** One dated sum by its paper. What has been entered is never changed: a mistake is taken back by another row. */
export function EntryForm({ itemId, onClose }: { itemId: string; onClose(): void }) {
  const { today } = useViewer();
  const [kind, setKind] = useState<EntryKind>('disbursement');
  const [year, setYear] = useState(today.slice(0, 4));
  const [source, setSource] = useState<Source | null>(null);
  const [typed, setTyped] = useState('');
  const [onDay, setDay] = useState<string | null>(today);
  const [dueOn, setDue] = useState<string | null>(null);
  const [paper, setPaper] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const enter = useItemAct('enter', onClose);
  const isEstimate = kind === 'estimate';
  const amount = typedAmount(typed);
  const read = NewEntry.safeParse({
    ...{ itemId, kind, amount, onDay, paper, note },
    year: isEstimate ? null : Number(year) || null,
    source: isEstimate ? null : source,
    dueOn: kind === 'plan' ? dueOn : null,
  });
  const faultOf = (key: string) =>
    asked && !read.success ? read.error.issues.find(({ path }) => path[0] === key)?.message : undefined;
  return (
    <ActForm
      title="Ghi khoản tiền"
      verb="Ghi khoản tiền"
      act={enter}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) enter.mutate(read.data);
      }}
    >
      <SelectField
        label="Loại"
        required
        options={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(chosen) => setKind((chosen as EntryKind | null) ?? kind)}
      />
      {isEstimate ? null : (
        <Pair>
          <TextField
            label="Năm ngân sách"
            required
            inputMode="numeric"
            value={year}
            onChange={setYear}
            error={faultOf('year')}
          />
          <SelectField
            label="Nguồn vốn"
            required
            options={Object.entries(sourceLabels).map(([value, label]) => ({ value, label }))}
            value={source}
            onChange={(chosen) => setSource(chosen as Source | null)}
            error={asked && !source ? 'Chọn nguồn vốn.' : undefined}
          />
        </Pair>
      )}
      <TextField
        label="Số tiền (đồng)"
        hint={
          /^-?[1-9]\d*$/.test(amount) ? sayDong(amount) : 'Ghi đủ đến đồng. Điều chỉnh giảm thì thêm dấu trừ.'
        }
        required
        inputMode="numeric"
        value={typed}
        onChange={setTyped}
        error={faultOf('amount')}
      />
      <DateField
        label="Ngày chứng từ"
        required
        max={today}
        value={onDay}
        onChange={setDay}
        error={asked && !onDay ? 'Ghi ngày của chứng từ.' : undefined}
      />
      {kind === 'plan' ? (
        <DateField
          label="Phải có vốn đến ngày"
          hint="Để trống thì tính đến hết năm ngân sách."
          value={dueOn}
          onChange={setDue}
        />
      ) : null}
      <TextField label="Số chứng từ, quyết định" value={paper} onChange={setPaper} />
      <TextField label="Ghi chú" value={note} onChange={setNote} />
    </ActForm>
  );
}

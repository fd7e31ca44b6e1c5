import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { MonthsField } from '../../components/months-field.tsx';
import { type LinesView, ProposedLine } from '../schema.ts';
import { useLinesActs } from './use-lines-acts.ts';

const BLANK = {
  programme: null as string | null,
  audience: '',
  heads: '',
  months: [] as number[],
  reason: '',
};

/** Classes beyond the needs that were sent, with the need that calls for them. */
export function ProposeForm({ view, onClose }: { view: LinesView; onClose(): void }) {
  const { catalogue, year } = view;
  const [draft, setDraft] = useState(BLANK);
  const [asked, setAsked] = useState(false);
  const { propose } = useLinesActs(onClose);
  const set = (part: Partial<typeof BLANK>) => setDraft({ ...draft, ...part });
  const { programme, audience, heads, months, reason } = draft;
  const known = catalogue.find(({ key }) => key === programme);
  const read = ProposedLine.safeParse({
    ...{ year, programmeKey: known?.key ?? null, programmeName: known?.name ?? '', audience, months, reason },
    heads: /^\d{1,6}$/.test(heads.trim()) ? Number(heads) : undefined,
  });
  const wrong = (field: keyof ProposedLine) =>
    asked ? read.error?.issues.find(({ path }) => path[0] === field)?.message : undefined;
  return (
    <ActForm
      title="Đề xuất lớp ngoài nhu cầu"
      aside={`Năm ${year}`}
      verb="Thêm dòng đề xuất"
      act={propose}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) propose.mutate(read.data);
      }}
    >
      <SelectField
        label="Chương trình"
        required
        searchable
        options={catalogue.map(({ key, name }) => ({ value: key, label: name }))}
        value={programme}
        onChange={(key) => set({ programme: key })}
        hint={catalogue.length === 0 ? 'Danh mục chưa có chương trình nào của năm này.' : undefined}
        error={wrong('programmeName')}
      />
      <TextField
        label="Đối tượng"
        required
        value={audience}
        onChange={(words) => set({ audience: words })}
        error={wrong('audience')}
      />
      <TextField
        label="Số người"
        required
        inputMode="numeric"
        value={heads}
        onChange={(said) => set({ heads: said })}
        error={wrong('heads')}
      />
      <MonthsField
        label="Tháng mở được"
        hint="Không chọn là tháng nào cũng được."
        value={months}
        onChange={(chosen) => set({ months: chosen })}
      />
      <TextAreaField
        label="Nhu cầu làm căn cứ"
        required
        hint="Vì sao cần mở lớp này: văn bản, yêu cầu, số người chưa qua chương trình."
        value={reason}
        onChange={(words) => set({ reason: words })}
        error={wrong('reason')}
      />
    </ActForm>
  );
}

import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { MonthsField } from '../../components/months-field.tsx';
import { learnerLine, learnersIn } from '../rules.ts';
import { type Need, NeedFields, type NeedsView } from '../schema.ts';
import { useNeedsActs } from './use-needs-act.ts';

/** The choice under which what the catalogue lacks is written in words. */
const OTHER = '~';

const draftOf = (need: Need | null) => ({
  programme: need ? (need.programmeKey ?? OTHER) : null,
  words: need && !need.programmeKey ? need.programmeName : '',
  audience: need?.audience ?? '',
  heads: need ? String(need.heads) : '',
  months: need?.months ?? [],
  reason: need?.reason ?? '',
  learners: need?.learners.map(learnerLine).join('\n') ?? '',
});
type Draft = ReturnType<typeof draftOf>;

function readDraft(draft: Draft, catalogue: NeedsView['catalogue']) {
  const known = catalogue.find(({ key }) => key === draft.programme);
  return NeedFields.safeParse({
    ...{ programmeKey: known?.key ?? null, programmeName: known?.name ?? draft.words },
    ...{ audience: draft.audience, months: draft.months, learners: learnersIn(draft.learners) },
    heads: /^\d{1,6}$/.test(draft.heads.trim()) ? Number(draft.heads) : undefined,
    reason: draft.reason.trim() || null,
  });
}

interface Props {
  view: NeedsView;
  /** Null: a new one. */
  need: Need | null;
  /** For whom, where one writes for several. */
  agencyId: string | null;
  onClose(): void;
}

/** A need as it is written: kept as a draft, sent together with the others. */
export function NeedForm({ view, need, agencyId: first, onClose }: Props) {
  const { writesFor, catalogue, year } = view;
  const viewer = useViewer();
  const own = writesFor.find(({ id }) => id === viewer.agency.id);
  const [agencyId, setAgency] = useState(need?.agency.id ?? first ?? own?.id ?? writesFor[0]?.id ?? null);
  const [draft, setDraft] = useState(() => draftOf(need));
  const [asked, setAsked] = useState(false);
  const { save } = useNeedsActs(onClose);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const read = readDraft(draft, catalogue);
  const wrong = (field: keyof NeedFields) =>
    asked ? read.error?.issues.find(({ path }) => path[0] === field)?.message : undefined;
  return (
    <ActForm
      title={need ? 'Sửa nhu cầu' : 'Lập nhu cầu'}
      aside={`Năm ${year}`}
      verb={need ? 'Lưu thay đổi' : 'Lưu nhu cầu'}
      act={save}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && agencyId)
          save.mutate({ year, agencyId, replaces: need?.id ?? null, need: read.data });
      }}
    >
      {writesFor.length > 1 ? (
        <SelectField
          label="Cơ quan"
          required
          disabled={need !== null}
          hint="Ghi thay cơ quan khác theo văn bản của họ thì tính là đã gửi."
          options={writesFor.map(({ id, name }) => ({ value: id, label: name }))}
          value={agencyId}
          onChange={setAgency}
        />
      ) : null}
      <ProgrammeFields {...{ draft, set, catalogue }} error={wrong('programmeName')} />
      <TextField
        label="Đối tượng"
        required
        value={draft.audience}
        onChange={(audience) => set({ audience })}
        error={wrong('audience')}
      />
      <TextField
        label="Số người"
        required
        inputMode="numeric"
        value={draft.heads}
        onChange={(heads) => set({ heads })}
        error={asked && draft.heads.trim() === '' ? 'Ghi số người.' : wrong('heads')}
      />
      <MonthsField
        label="Tháng học được"
        hint="Không chọn là tháng nào cũng được."
        value={draft.months}
        onChange={(months) => set({ months })}
      />
      <WhyFields {...{ draft, set, wrong }} />
    </ActForm>
  );
}

interface WhyProps {
  draft: Draft;
  set(part: Partial<Draft>): void;
  wrong(field: keyof NeedFields): string | undefined;
}

/** Why, and who: a class can be planned without names, but a clash of two classes is seen by them. */
function WhyFields({ draft, set, wrong }: WhyProps) {
  const named = learnersIn(draft.learners).length;
  return (
    <>
      <TextAreaField
        label="Lý do"
        rows={2}
        value={draft.reason}
        onChange={(reason) => set({ reason })}
        error={wrong('reason')}
      />
      <TextAreaField
        label="Người học, nếu đã biết"
        hint="Mỗi người một dòng: họ và tên; mã cán bộ; chức vụ."
        {...(named > 0 ? { aside: `${named} người` } : {})}
        value={draft.learners}
        onChange={(learners) => set({ learners })}
        error={wrong('learners')}
      />
    </>
  );
}

interface ProgrammeProps {
  draft: Draft;
  set(part: Partial<Draft>): void;
  catalogue: NeedsView['catalogue'];
  error: string | undefined;
}

function ProgrammeFields({ draft, set, catalogue, error }: ProgrammeProps) {
  const known = catalogue.find(({ key }) => key === draft.programme);
  return (
    <>
      <SelectField
        label="Chương trình"
        required
        searchable
        options={[
          ...catalogue.map(({ key, name }) => ({ value: key, label: name })),
          { value: OTHER, label: 'Nội dung khác, ngoài danh mục' },
        ]}
        value={draft.programme}
        onChange={(programme) => set({ programme })}
        hint={known?.audience ? `Đối tượng theo quy định: ${known.audience}` : undefined}
        error={draft.programme === OTHER ? undefined : error}
      />
      {draft.programme === OTHER ? (
        <TextField
          label="Nội dung cần học"
          required
          value={draft.words}
          onChange={(words) => set({ words })}
          error={error}
        />
      ) : null}
    </>
  );
}

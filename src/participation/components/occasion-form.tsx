import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { refOn } from '#accounts/schools/rules.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { participationApi } from '../api.ts';
import { kindLabels } from '../labels.ts';
import { type Occasion, type OccasionKind, SaveOccasion } from '../schema.ts';

/** A new occasion, or one as it stands to be set right. */
export function OccasionForm({ occasion, onClose }: { occasion?: Occasion; onClose(id?: string): void }) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const [words, setWords] = useState({
    ...{ title: occasion?.title ?? '', organiser: occasion?.organiserAsWritten ?? '' },
    ...{ place: occasion?.place ?? '', about: occasion?.about ?? '' },
  });
  const [kind, setKind] = useState<OccasionKind>(occasion?.kind ?? 'deploy');
  const [organiserId, setOrganiser] = useState<string | null>(occasion?.organiser?.id ?? null);
  const [startsOn, setStart] = useState<string | null>(occasion?.startsOn ?? null);
  const [endsOn, setEnd] = useState<string | null>(occasion?.endsOn ?? null);
  const after = useAfterAct();
  const save = useMutation(
    participationApi.participation.save.mutationOptions({
      onSuccess: async ({ id }) => {
        await after();
        onClose(id);
      },
    }),
  );
  const or = (said: string) => said.trim() || null;
  const read = SaveOccasion.safeParse({
    ...{ id: occasion?.id ?? null, kind, title: words.title, organiserId, startsOn, endsOn },
    ...{ organiserAsWritten: organiserId ? null : or(words.organiser), place: or(words.place) },
    ...{ about: or(words.about), aboutDocumentId: occasion?.aboutDocumentId ?? null },
  });
  const set = (part: Partial<typeof words>) => setWords({ ...words, ...part });
  return (
    <ActForm
      title={occasion ? 'Sửa thông tin của cuộc' : 'Ghi cuộc trường phải được mời'}
      verb="Lưu"
      act={save}
      why={read.success ? undefined : 'chưa ghi tên cuộc hoặc ngày'}
      onClose={() => onClose()}
      onSubmit={() => read.success && save.mutate(read.data)}
    >
      <SelectField
        label="Loại"
        required
        options={Object.entries(kindLabels).map(([value, label]) => ({ value, label }))}
        value={kind}
        onChange={(value) => value && setKind(value as OccasionKind)}
      />
      <TextField label="Tên cuộc" required value={words.title} onChange={(title) => set({ title })} />
      <SelectField
        label="Cơ quan tổ chức"
        clearable
        searchable
        options={(agencies.data ?? [])
          .filter(({ isUnit }) => !isUnit)
          .map((one) => ({ value: one.id, label: refOn(one, today).name }))}
        value={organiserId}
        onChange={setOrganiser}
      />
      {organiserId ? null : (
        <TextField
          label="Cơ quan tổ chức ngoài danh bạ"
          hint="Cơ quan ngoài danh bạ không nhận được nhắc trong phần mềm."
          value={words.organiser}
          onChange={(organiser) => set({ organiser })}
        />
      )}
      <Pair>
        <DateField label="Ngày bắt đầu" required value={startsOn} onChange={setStart} />
        <DateField label="Ngày kết thúc" value={endsOn} onChange={setEnd} />
      </Pair>
      <TextField label="Địa điểm" value={words.place} onChange={(place) => set({ place })} />
      {occasion?.aboutDocumentId ? null : (
        <TextField
          label="Về văn bản, nội dung"
          hint="Số, ký hiệu hoặc tên văn bản được triển khai."
          value={words.about}
          onChange={(about) => set({ about })}
        />
      )}
    </ActForm>
  );
}

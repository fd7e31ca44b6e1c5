import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { kindLabels } from '../../labels.ts';
import type { ProgrammeData } from '../../schema.ts';
import type { Programme } from '../schema.ts';
import { HoursFields, SizeFields, TeacherFields } from './draft-fields.tsx';
import { type Draft, draftOf, readDraft } from './programme-draft.ts';
import { useProgrammesAct } from './use-programmes-act.ts';

const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label }));

interface Props {
  /** The version that the new one follows; null: a programme that is not there yet. */
  before: Programme | null;
  onClose(): void;
}

/** A version of a programme as its paper says it; what is not in the paper stays empty. */
export function ProgrammeForm({ before, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(before));
  const [asked, setAsked] = useState(false);
  const save = useProgrammesAct('save', onClose);
  const read = readDraft(draft, before);
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const faultOf = (...path: string[]) =>
    asked && !read.success
      ? read.error.issues.find((issue) => path.every((one, at) => issue.path[at] === one))?.message
      : undefined;
  const field = (key: 'name' | 'basis' | 'source' | 'audience' | 'conditions' | 'certificateBy') => ({
    value: draft[key],
    onChange: (value: string) => set({ [key]: value }),
    error: faultOf(key) ?? faultOf('data', key),
  });
  return (
    <ActForm
      title={before ? `Ghi bản mới: ${before.name}` : 'Thêm chương trình'}
      verb={before ? 'Ghi bản mới' : 'Thêm chương trình'}
      act={save}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) save.mutate(read.data);
      }}
    >
      <TextField label="Tên chương trình" required {...field('name')} />
      <SelectField
        label="Loại"
        required
        options={kinds}
        value={draft.kind}
        onChange={(kind) => set({ kind: kind as ProgrammeData['kind'] })}
      />
      <DateField
        label="Áp dụng từ ngày"
        required
        value={draft.validFrom}
        onChange={(validFrom) => set({ validFrom })}
        error={asked && !draft.validFrom ? 'Ghi ngày bắt đầu áp dụng.' : undefined}
      />
      <TextField label="Căn cứ" hint="Số, loại, cơ quan ban hành văn bản." {...field('basis')} />
      <TextAreaField label="Đối tượng" hint="Theo lời văn bản." {...field('audience')} />
      <HoursFields {...{ draft, set, faultOf }} />
      <TeacherFields {...{ draft, set, faultOf }} />
      <SizeFields {...{ draft, set, faultOf }} />
      <TextAreaField
        label="Điều kiện của học viên"
        hint="Mỗi dòng một điều kiện; khi ghi danh, từng điều kiện được đối chiếu với học viên."
        {...field('conditions')}
      />
      <TextField label="Cơ quan cấp chứng chỉ" {...field('certificateBy')} />
      <TextField label="Nguồn" hint="Nơi đã đọc văn bản." {...field('source')} />
    </ActForm>
  );
}

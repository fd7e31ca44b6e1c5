import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { trainingLearnersApi } from '../api.ts';
import { type Conditions, type LearnerList, NewLearner } from '../schema.ts';
import { ConditionFields } from './condition-fields.tsx';

interface Props {
  classId: string;
  view: LearnerList;
  onClose(): void;
}

const blank = { name: '', code: '', agencyName: '', position: '', email: '', exception: '' };

/** One learner by hand; what should be known first is shown before it is written. */
export function LearnerForm({ classId, view, onClose }: Props) {
  const client = useQueryClient();
  const [fields, setFields] = useState(blank);
  const [agencyId, setAgency] = useState<string | null>(null);
  const [data, setData] = useState<Conditions>({});
  const [asked, setAsked] = useState(false);
  const enrol = useMutation(
    trainingLearnersApi.trainingLearners.enrol.mutationOptions({
      onSuccess: async ({ written }) => {
        if (written === 0) return;
        setFields({ ...blank });
        setData({});
        setAsked(false);
        await client.invalidateQueries();
      },
    }),
  );
  const told = enrol.data?.warnings ?? [];
  const or = (words: string) => words.trim() || null;
  const read = NewLearner.safeParse({
    ...{ classId, name: fields.name, code: or(fields.code), agencyId, agencyName: or(fields.agencyName) },
    ...{ position: or(fields.position), email: or(fields.email), exception: or(fields.exception) },
    ...{ data, despite: told.length > 0 },
  });
  const set = (part: Partial<typeof blank>) => {
    enrol.reset();
    setFields({ ...fields, ...part });
  };
  return (
    <ActForm
      title="Ghi danh học viên"
      verb={told.length > 0 ? 'Đã biết, vẫn ghi danh' : 'Ghi danh'}
      act={enrol}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success) enrol.mutate(read.data);
      }}
    >
      <TextField
        label="Họ và tên"
        required
        value={fields.name}
        onChange={(name) => set({ name })}
        error={asked && !fields.name.trim() ? 'Ghi họ và tên.' : undefined}
      />
      <TextField
        label="Mã học viên"
        hint="Cần để học viên tự điểm danh bằng mã QR."
        value={fields.code}
        onChange={(code) => set({ code })}
      />
      <SelectField
        label="Cơ quan"
        clearable
        options={view.agencies.map(({ id, name }) => ({ value: id, label: name }))}
        value={agencyId}
        onChange={setAgency}
      />
      {agencyId ? null : (
        <TextField
          label="Cơ quan ngoài danh mục"
          value={fields.agencyName}
          onChange={(agencyName) => set({ agencyName })}
        />
      )}
      <TextField label="Chức vụ" value={fields.position} onChange={(position) => set({ position })} />
      <TextField
        label="Thư điện tử"
        type="email"
        value={fields.email}
        onChange={(email) => set({ email })}
        error={asked && !read.success && fields.email ? 'Ghi như ten@coquan.vn.' : undefined}
      />
      <ConditionFields
        {...{ conditions: view.conditions, data, asked, exception: fields.exception }}
        onData={setData}
        onException={(exception) => set({ exception })}
      />
      {told.map((words) => (
        <AlertLine key={words} tone="look">
          {words}
        </AlertLine>
      ))}
    </ActForm>
  );
}

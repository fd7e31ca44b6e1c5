import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { trainingLearnersApi } from '../api.ts';
import { type Condition, type Enrolled, LearnerChange } from '../schema.ts';
import { ConditionFields, isShort } from './condition-fields.tsx';

interface Props {
  learner: Enrolled;
  conditions: Condition[];
  onClose(): void;
}

/** What may still be set right of a learner: not who they are. */
export function ChangeLearnerForm({ learner, conditions, onClose }: Props) {
  const client = useQueryClient();
  const [fields, setFields] = useState({
    ...{ code: learner.code ?? '', position: learner.position ?? '' },
    ...{ email: learner.email ?? '', exception: learner.exception ?? '' },
  });
  const [data, setData] = useState(learner.data);
  const [asked, setAsked] = useState(false);
  const change = useMutation(
    trainingLearnersApi.trainingLearners.change.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  const or = (words: string) => words.trim() || null;
  const short = isShort(conditions, data);
  const read = LearnerChange.safeParse({
    ...{ id: learner.id, code: or(fields.code), position: or(fields.position), email: or(fields.email) },
    ...{ data, exception: short ? or(fields.exception) : null },
  });
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  return (
    <ActForm
      title={`Sửa thông tin của ${learner.name}`}
      verb="Lưu"
      act={change}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && (!short || read.data.exception)) change.mutate(read.data);
      }}
    >
      <TextField
        label="Mã học viên"
        hint="Cần để học viên tự điểm danh bằng mã QR."
        value={fields.code}
        onChange={(code) => set({ code })}
      />
      <TextField label="Chức vụ" value={fields.position} onChange={(position) => set({ position })} />
      <TextField
        label="Thư điện tử"
        type="email"
        value={fields.email}
        onChange={(email) => set({ email })}
        error={asked && !read.success ? 'Ghi như ten@coquan.vn.' : undefined}
      />
      <ConditionFields
        {...{ conditions, data, asked, exception: fields.exception }}
        onData={setData}
        onException={(exception) => set({ exception })}
      />
    </ActForm>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import { researchApi } from '../api.ts';

/** The school's own list of fields, one a line. */
export function FieldsForm({
  fields,
  source,
  onClose,
}: {
  fields: string[];
  source: string | null;
  onClose(): void;
}) {
  const [said, setSaid] = useState(fields.join('\n'));
  const set = useMutation(
    researchApi.research.setFields.mutationOptions({ onSuccess: useAfterAct(onClose) }),
  );
  const lines = said
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <ActForm
      title="Lĩnh vực nghiên cứu"
      verb="Lưu danh mục"
      why={lines.length === 0 ? 'chưa ghi lĩnh vực nào' : undefined}
      act={set}
      onClose={onClose}
      onSubmit={() => set.mutate({ fields: lines })}
    >
      <TextAreaField
        label="Mỗi dòng một lĩnh vực"
        rows={10}
        hint={source ?? 'Danh mục của trường. Việc đã ghi giữ tên lĩnh vực của lúc ghi.'}
        value={said}
        onChange={setSaid}
      />
    </ActForm>
  );
}

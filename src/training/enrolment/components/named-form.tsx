import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { trainingLearnersApi } from '../api.ts';
import type { LearnerList } from '../schema.ts';
import { ExceptionField } from './condition-fields.tsx';

interface Props {
  classId: string;
  view: LearnerList;
  onClose(): void;
}

/** Whom agencies named in their needs, all at once. What they meet is not known yet, so a person says why they are let in. */
export function NamedForm({ classId, view, onClose }: Props) {
  const client = useQueryClient();
  const [exception, setException] = useState('');
  const [asked, setAsked] = useState(false);
  const enrol = useMutation(
    trainingLearnersApi.trainingLearners.enrolNamed.mutationOptions({
      onSuccess: async ({ written }) => {
        if (written === 0) return;
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  const told = enrol.data?.warnings ?? [];
  const isUnknown = view.conditions.length > 0;
  const picks = view.named.map(({ needId, name }) => ({ needId, name }));
  return (
    <ActForm
      title={`Ghi danh ${picks.length} người được cử`}
      verb={told.length > 0 ? 'Đã biết, vẫn ghi danh' : 'Ghi danh tất cả'}
      act={enrol}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (isUnknown && !exception.trim()) return;
        enrol.mutate({ classId, picks, exception: exception.trim() || null, despite: told.length > 0 });
      }}
    >
      <ul>
        {view.named.map(({ needId, name, agencyName }) => (
          <li key={`${needId} ${name}`}>
            {name}, {agencyName}
          </li>
        ))}
      </ul>
      {isUnknown ? <ExceptionField value={exception} onChange={setException} asked={asked} /> : null}
      {told.map((words) => (
        <AlertLine key={words} tone="look">
          {words}
        </AlertLine>
      ))}
    </ActForm>
  );
}

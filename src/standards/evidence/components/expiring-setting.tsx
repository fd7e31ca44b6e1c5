import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { evidenceListApi } from '../../listing/api.ts';

const choices = [0, 15, 30, 60, 90, 120, 180, 365];

/** How many days before its last day a piece is asked to be renewed: the school's own choice. */
export function ExpiringSetting({ days }: { days: number }) {
  const [editing, setEditing] = useState(false);
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: evidenceListApi.evidenceList.key() });
    setEditing(false);
  };
  const set = useMutation(evidenceListApi.evidenceList.setExpiring.mutationOptions({ onSuccess }));
  if (!editing)
    return (
      <Button small variant="quiet" onClick={() => setEditing(true)}>
        Báo trước {days} ngày
      </Button>
    );
  return (
    <>
      <SelectField
        label="Báo trước khi hết hiệu lực"
        hideLabel
        small
        options={[...new Set([...choices, days])]
          .toSorted((a, b) => a - b)
          .map((n) => ({ value: String(n), label: `báo trước ${n} ngày` }))}
        value={String(days)}
        onChange={(chosen) => chosen !== null && set.mutate({ days: Number(chosen) })}
      />
      {set.error ? (
        <AlertLine tone="look" live>
          {sentenceOf(set.error)}
        </AlertLine>
      ) : null}
    </>
  );
}

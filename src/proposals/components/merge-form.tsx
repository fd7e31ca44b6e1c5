import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { proposalsApi } from '../api.ts';
import { GONE_ON } from '../rules.ts';
import type { Proposal } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';

const LONG = 120;

/** Another that asks the same goes on in this one. */
export function MergeForm({ proposal, onDone }: { proposal: Proposal; onDone(): void }) {
  const [other, setOther] = useState<string | null>(null);
  const { merge } = useProposalsAct(onDone);
  const all = useQuery(proposalsApi.proposals.list.queryOptions());
  const options = (all.data ?? [])
    .filter(
      ({ id, askedBy, state }) =>
        id !== proposal.id && askedBy?.id === proposal.askedBy?.id && !GONE_ON.includes(state),
    )
    .map(({ id, text, documentNumber }) => ({
      value: id,
      label: `${text.slice(0, LONG)}${documentNumber ? ` (${documentNumber})` : ''}`,
    }));
  return (
    <ActFields
      verb="Gộp vào kiến nghị này"
      act={merge}
      why={other ? undefined : 'chưa chọn'}
      onSubmit={() => other && merge.mutate({ id: proposal.id, ids: [other] })}
    >
      <SelectField
        label="Kiến nghị có cùng nội dung"
        hint="Của cùng cơ quan. Kiến nghị được gộp vẫn đọc được và nhập lại được."
        searchable
        options={options}
        value={other}
        onChange={setOther}
      />
    </ActFields>
  );
}

import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import type { Proposal } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';

/** A directive that carries the answer, by its code. */
export function LinkForm({ proposal, onDone }: { proposal: Proposal; onDone(): void }) {
  const [code, setCode] = useState('');
  const { link } = useProposalsAct(onDone);
  return (
    <ActFields
      verb="Thêm nhiệm vụ"
      act={link}
      why={code.trim() ? undefined : 'chưa ghi mã'}
      onSubmit={() => link.mutate({ id: proposal.id, code: code.trim() })}
    >
      <TextField label="Mã nhiệm vụ" hint="Ví dụ TB118-2023-3.1." value={code} onChange={setCode} />
    </ActFields>
  );
}

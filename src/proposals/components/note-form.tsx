import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import type { Proposal } from '../schema.ts';
import { AgencyField } from './agency-field.tsx';
import { useProposalsAct } from './use-proposals-act.ts';

/** Who asked, when, where and why, as the clerk knows it; the words of the request stay as they were said. */
export function NoteForm({ proposal, onDone }: { proposal: Proposal; onDone(): void }) {
  const { today } = useViewer();
  const [askedBy, setAskedBy] = useState(proposal.askedBy?.id ?? null);
  const [askedOn, setAskedOn] = useState(proposal.askedOn);
  const [askedAt, setAskedAt] = useState(proposal.askedAt ?? '');
  const [reason, setReason] = useState(proposal.reason ?? '');
  const { note, setAsker } = useProposalsAct(onDone);
  const { id, meetingId } = proposal;
  return (
    <ActFields
      verb="Ghi lại"
      act={note}
      onSubmit={() =>
        note.mutate({
          ...{ id, askedOn, meetingId },
          ...{ askedAt: askedAt.trim() || null, reason: reason.trim() || null },
        })
      }
      more={
        askedBy && askedBy !== proposal.askedBy?.id ? (
          <Button busy={setAsker.isPending} onClick={() => setAsker.mutate({ ids: [id], askedBy })}>
            Ghi cơ quan kiến nghị
          </Button>
        ) : undefined
      }
    >
      <AgencyField label="Cơ quan kiến nghị" value={askedBy} onChange={setAskedBy} />
      <DateField label="Ngày kiến nghị" max={today} value={askedOn} onChange={setAskedOn} />
      <TextField label="Nêu tại" value={askedAt} onChange={setAskedAt} />
      <TextAreaField label="Lý do" value={reason} onChange={setReason} />
    </ActFields>
  );
}

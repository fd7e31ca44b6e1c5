import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import type { Proposal } from '../schema.ts';
import { AgencyField } from './agency-field.tsx';
import { useProposalsAct } from './use-proposals-act.ts';

interface Props {
  /** The draft that is changed; none: a new one. */
  draft?: Proposal;
  onClose(): void;
}

const SHORTEST = 10;

/** What is asked and why, when and where. The clerk writes for an agency on the word of its paper. */
export function AskForm({ draft, onClose }: Props) {
  const { role, today } = useViewer();
  const isClerk = role === 'clerk';
  const [askedBy, setAskedBy] = useState<string | null>(draft?.askedBy?.id ?? null);
  const [text, setText] = useState(draft?.text ?? '');
  const [reason, setReason] = useState(draft?.reason ?? '');
  const [askedOn, setAskedOn] = useState<string | null>(draft?.askedOn ?? null);
  const [askedAt, setAskedAt] = useState(draft?.askedAt ?? '');
  const [tried, setTried] = useState(false);
  const acts = useProposalsAct(onClose);
  const act = draft ? acts.edit : acts.ask;
  const isWhole = text.trim().length >= SHORTEST && (!isClerk || askedBy !== null);
  const words = {
    ...{ text, askedOn, reason: reason.trim() || null, askedAt: askedAt.trim() || null },
    meetingId: draft?.meetingId ?? null,
  };
  const submit = () => {
    setTried(true);
    if (!isWhole) return;
    if (draft) acts.edit.mutate({ id: draft.id, ...words });
    else acts.ask.mutate({ ...words, askedBy });
  };
  return (
    <ActForm
      title={draft ? 'Sửa bản nháp' : 'Ghi kiến nghị'}
      verb={isClerk ? 'Ghi kiến nghị' : 'Lưu bản nháp'}
      act={act}
      onClose={onClose}
      onSubmit={submit}
    >
      {isClerk ? (
        <AgencyField
          label="Cơ quan kiến nghị"
          hint="Ghi theo văn bản hoặc biên bản của cơ quan đó."
          value={askedBy}
          onChange={setAskedBy}
          error={tried && !askedBy ? 'Chọn cơ quan kiến nghị.' : undefined}
        />
      ) : null}
      <TextAreaField
        label="Nội dung kiến nghị"
        required
        rows={4}
        value={text}
        onChange={setText}
        error={tried && text.trim().length < SHORTEST ? 'Ghi rõ nội dung kiến nghị.' : undefined}
      />
      <TextAreaField label="Lý do" value={reason} onChange={setReason} />
      <DateField label="Ngày kiến nghị" max={today} value={askedOn} onChange={setAskedOn} />
      <TextField
        label="Nêu tại"
        hint="Buổi làm việc, hội nghị hoặc số văn bản."
        value={askedAt}
        onChange={setAskedAt}
      />
    </ActForm>
  );
}

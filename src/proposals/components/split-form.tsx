import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { Button } from '#platform/ui/button.tsx';
import { TextAreaField } from '#platform/ui/text-field.tsx';
import type { Proposal } from '../schema.ts';
import { useProposalsAct } from './use-proposals-act.ts';

const SHORTEST = 10;
const MOST = 10;
const blank = (text = '') => ({ key: crypto.randomUUID(), text });

/** One becomes several, each in its own words; the one stays to be read. */
export function SplitForm({ proposal, onDone }: { proposal: Proposal; onDone(): void }) {
  const [parts, setParts] = useState([blank(proposal.text), blank()]);
  const [tried, setTried] = useState(false);
  const { split } = useProposalsAct(onDone);
  const submit = () => {
    setTried(true);
    if (parts.some(({ text }) => text.trim().length < SHORTEST)) return;
    split.mutate({ id: proposal.id, seen: proposal.seen, parts: parts.map(({ text }) => text) });
  };
  return (
    <ActFields
      verb={`Tách thành ${parts.length}`}
      act={split}
      onSubmit={submit}
      more={
        parts.length < MOST ? (
          <Button onClick={() => setParts([...parts, blank()])}>Thêm phần</Button>
        ) : undefined
      }
    >
      {parts.map(({ key, text }, at) => (
        <TextAreaField
          key={key}
          label={`Phần ${at + 1}`}
          required
          value={text}
          onChange={(said) => setParts(parts.map((one) => (one.key === key ? { key, text: said } : one)))}
          error={tried && text.trim().length < SHORTEST ? 'Ghi rõ nội dung phần này.' : undefined}
        />
      ))}
    </ActFields>
  );
}

import { useState } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { nothingSaid, SaidFields, saidOf } from './said-fields.tsx';
import { useEvidenceAct } from './use-evidence-act.ts';

/** A piece without a file: on paper only, or still to come. */
export function PaperForm({ indicatorIds, onDone }: { indicatorIds: string[]; onDone(): void }) {
  const [said, setSaid] = useState(nothingSaid);
  const [asked, setAsked] = useState(false);
  const add = useEvidenceAct('add', onDone);
  const isShort = said.title.trim().length < 3;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isShort) add.mutate({ ...saidOf(said), indicatorIds });
      }}
    >
      <Fields>
        <SaidFields
          value={said}
          onChange={setSaid}
          error={asked && isShort ? 'Ghi tên minh chứng. Chưa có gì được lưu.' : undefined}
        />
        {add.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(add.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={add.isPending}>
            Thêm minh chứng
          </Button>
          <Button onClick={onDone}>Gửi tệp</Button>
        </Actions>
      </Fields>
    </form>
  );
}

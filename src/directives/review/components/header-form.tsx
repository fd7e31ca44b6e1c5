import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { documentsApi } from '#documents/api.ts';
import { RecipientFields } from '#documents/components/recipient-fields.tsx';
import { headerLabels } from '#documents/labels.ts';
import { HeaderPatch } from '#documents/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { reviewApi } from '../api.ts';
import { HEADER } from '../schema.ts';
import { useAgencyOptions } from './agency-choice.tsx';
import css from './item-editor.module.css';
import type { Desk } from './use-desk.ts';

/** Corrects what the reader took from the head, which checks it; the text itself stays as it is. */
export function HeaderForm({ desk }: { desk: Desk }) {
  const agencies = useAgencyOptions(desk.document.issuedOn ?? '');
  const { draft, set, correct, send } = useCorrection(desk);
  return (
    <form
      className={css.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <HeaderFields draft={draft} set={set} />
      <RecipientFields
        recipients={draft.recipients ?? []}
        options={agencies}
        onChange={(lines) => set({ recipients: lines })}
      />
      {correct.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(correct.error)}
        </AlertLine>
      ) : null}
      <div className={css.actions}>
        <Button variant="filled" type="submit" busy={correct.isPending}>
          Lưu phần đầu
        </Button>
        <Button onClick={() => desk.write('none')} keys="Esc">
          Thôi
        </Button>
      </div>
    </form>
  );
}

/**
 * Only the fields that were changed are sent, on the version that the editing began on: what somebody else corrects
 * meanwhile is not written over. What is refused stays in the fields, and in the browser.
 */
function useCorrection({ document, drafts, write }: Desk) {
  const client = useQueryClient();
  const { type, typeName, number, issuer, issuedOn, subject, metOn, chair, recipients } = document;
  const [given] = useState({ type, typeName, number, issuer, issuedOn, subject, metOn, chair, recipients });
  const [seen] = useState(document.version);
  const [changes, setChanges] = useState<HeaderPatch>(
    () => HeaderPatch.safeParse(drafts.of(HEADER, document.version)?.draft).data ?? {},
  );
  const reload = () => client.invalidateQueries({ queryKey: documentsApi.documents.key() });
  const correct = useMutation(
    documentsApi.documents.correctHeader.mutationOptions({
      onSuccess: async () => {
        drafts.drop(HEADER);
        await reload();
        await client.invalidateQueries({ queryKey: reviewApi.review.key() });
        write('none');
      },
      onError: () => {
        drafts.refuse(HEADER);
        return reload();
      },
    }),
  );
  return {
    draft: { ...given, ...changes },
    set: (more: HeaderPatch) => {
      setChanges({ ...changes, ...more });
      drafts.keep(HEADER, seen, { ...changes, ...more });
    },
    correct,
    send: () => correct.mutate({ id: document.id, version: seen, patch: changes }),
  };
}

function HeaderFields({ draft, set }: { draft: HeaderPatch; set(changes: HeaderPatch): void }) {
  const words = (field: 'type' | 'typeName' | 'number' | 'issuer' | 'subject' | 'chair') => ({
    label: headerLabels[field],
    value: draft[field] ?? '',
    onChange: (value: string) => set({ [field]: value.trim() === '' ? null : value }),
  });
  return (
    <>
      <div className={css.pair}>
        <TextField {...words('number')} hint="Ví dụ 118-TB/VPTU" data-autofocus />
        <TextField {...words('type')} hint="Ví dụ TB, KL, QĐ" />
      </div>
      <div className={css.pair}>
        <TextField {...words('issuer')} />
        <TextField {...words('typeName')} />
      </div>
      <TextAreaField {...words('subject')} rows={2} />
      <div className={css.pair}>
        <DateField
          label={headerLabels.issuedOn}
          value={draft.issuedOn ?? null}
          onChange={(issuedOn) => set({ issuedOn })}
        />
        <DateField
          label={headerLabels.metOn}
          value={draft.metOn ?? null}
          onChange={(metOn) => set({ metOn })}
        />
      </div>
      <TextField {...words('chair')} />
    </>
  );
}

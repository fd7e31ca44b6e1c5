import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { documentsApi } from '../../api.ts';
import { documentName } from '../../labels.ts';
import { fullNumber } from '../../numbering/rules.ts';
import { businessLabels } from '../../sending/labels.ts';
import { edxmlApi } from '../api.ts';

/** A published document goes to agencies that have a code; the form says what goes to whom. */
export function SendForm({ onClose }: { onClose(): void }) {
  const documents = useQuery(documentsApi.documents.list.queryOptions());
  const organisations = useQuery(edxmlApi.edxmlOrganisations.list.queryOptions());
  const before = useQuery(edxmlApi.edxmlSending.list.queryOptions({ input: {} }));
  const [documentId, setDocument] = useState<string | null>(null);
  const [codes, setCodes] = useState<string[]>([]);
  const [steering, setSteering] = useState<'1' | '2'>('2');
  const [business, setBusiness] = useState<'new' | 'update' | 'replace'>('new');
  const [ofSentId, setEarlier] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const send = useMutation(edxmlApi.edxmlSending.send.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  const isNew = business === 'new';
  const why = documentId
    ? codes.length === 0
      ? 'chưa chọn nơi nhận'
      : isNew || (ofSentId && reason.trim())
        ? undefined
        : 'chưa chọn lần gửi trước hoặc chưa ghi lý do'
    : 'chưa chọn văn bản';
  return (
    <ActForm
      title="Gửi văn bản qua liên thông"
      verb={`Gửi tới ${codes.length} cơ quan`}
      why={why}
      act={send}
      onClose={onClose}
      onSubmit={() =>
        documentId &&
        send.mutate({
          ...{ documentId, codes, steering: steering === '2' ? 2 : 1, business },
          ...{ ofSentId: isNew ? null : ofSentId, reason: isNew ? null : reason.trim() || null },
        })
      }
    >
      <SelectField
        label="Văn bản đã phát hành"
        required
        searchable
        options={(documents.data ?? [])
          .filter(({ state }) => state === 'published')
          .map((one) => ({ value: one.id, label: documentName(one) }))}
        value={documentId}
        onChange={setDocument}
      />
      <fieldset>
        <legend>Nơi nhận</legend>
        {organisations.data?.length === 0 ? <p>Chưa có mã cơ quan nào; thêm ở «Cơ quan và mã».</p> : null}
        {(organisations.data ?? []).map(({ code, name }) => (
          <TickField
            key={code}
            label={`${name} (${code})`}
            checked={codes.includes(code)}
            onChange={(isOn) =>
              setCodes((chosen) => (isOn ? [...chosen, code] : chosen.filter((one) => one !== code)))
            }
          />
        ))}
      </fieldset>
      <ChoiceField
        label="Tính chất"
        look="segments"
        value={steering}
        onChange={setSteering}
        options={[
          { value: '2', label: 'Chỉ đạo' },
          { value: '1', label: 'Không chỉ đạo' },
        ]}
      />
      <ChoiceField
        label="Lần gửi"
        look="segments"
        value={business}
        onChange={setBusiness}
        options={(['new', 'update', 'replace'] as const).map((value) => ({
          ...{ value, label: businessLabels[value] },
        }))}
      />
      {isNew ? null : (
        <>
          <SelectField
            label="Lần gửi trước"
            required
            options={(before.data ?? []).map((one) => ({
              ...{ value: one.id, label: fullNumber(one.codeNumber, one.codeNotation) || one.name },
            }))}
            value={ofSentId}
            onChange={setEarlier}
          />
          <TextField label="Lý do" required value={reason} onChange={setReason} />
        </>
      )}
    </ActForm>
  );
}

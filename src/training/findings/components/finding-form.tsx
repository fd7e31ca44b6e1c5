import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nameOn } from '#accounts/rules.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import type { WaveResult } from '../../results/schema.ts';
import { findingsApi } from '../api.ts';
import { firstText, type Place } from '../rules.ts';
import { NewFinding } from '../schema.ts';

interface Props {
  wave: WaveResult;
  /** Null: what a comment says. */
  place: Place | null;
  onClose(): void;
}

/** A figure becomes a directive: its words are there to be changed, its lead is whoever ran the class. */
export function FindingForm({ wave, place, onClose }: Props) {
  const { today } = useViewer();
  const named = { kind: wave.kind, className: wave.course.name, classCode: wave.course.code };
  const [text, setText] = useState(firstText(named, place, wave.instrument.scale.to));
  const [leadId, setLead] = useState<string | null>(wave.provider.id);
  const [dueOn, setDue] = useState<string | null>(null);
  const [product, setProduct] = useState('');
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const queries = useQueryClient();
  const direct = useMutation(
    findingsApi.findings.direct.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries();
        onClose();
      },
    }),
  );
  const read = NewFinding.safeParse({
    ...{ waveId: wave.id, place: place?.place ?? null, text, leadId, dueOn },
    product: product.trim() || null,
  });
  const bodies = (agencies.data ?? []).filter(({ isUnit, isAbove }) => !isUnit && !isAbove);
  return (
    <ActForm
      title="Giao thành nhiệm vụ"
      verb="Giao nhiệm vụ"
      act={direct}
      onClose={onClose}
      why={read.success ? undefined : 'Ghi nội dung và chọn cơ quan chủ trì'}
      onSubmit={() => read.success && direct.mutate(read.data)}
    >
      <TextAreaField
        label="Nội dung"
        required
        value={text}
        onChange={setText}
        hint="Nguồn gốc ghi cùng nhiệm vụ: đợt khảo sát, chỉ số, người giao và ngày giao."
      />
      <SelectField
        label="Chủ trì"
        required
        options={bodies.map((body) => ({ value: body.id, label: nameOn(body, today).name }))}
        value={leadId}
        onChange={setLead}
      />
      <DateField
        label="Thời hạn"
        min={today}
        value={dueOn}
        onChange={setDue}
        hint="Bỏ trống: nhiệm vụ không thời hạn."
      />
      <TextField label="Sản phẩm" value={product} onChange={setProduct} />
    </ActForm>
  );
}

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { linksApi } from '../api.ts';
import { restsLabels } from '../labels.ts';
import { LinkKind } from '../schema.ts';

/** A link that the clerk knows of: by number, day and body of the other paper, which need not be there yet. */
export function LinkForm({ id, onClose }: { id: string; onClose(): void }) {
  const [kind, setKind] = useState<LinkKind>('cites');
  const [way, setWay] = useState<'rests' | 'borne'>('rests');
  const [number, setNumber] = useState('');
  const [issuer, setIssuer] = useState('');
  const [issuedOn, setDay] = useState<string | null>(null);
  const act = useMutation(linksApi.links.add.mutationOptions({ onSuccess: useAfterAct(onClose) }));
  return (
    <ActForm
      title="Thêm liên kết"
      verb="Thêm"
      why={number.trim().length >= 2 ? undefined : 'chưa ghi số, ký hiệu'}
      {...{ act, onClose }}
      onSubmit={() => act.mutate({ id, kind, way, number, issuer: issuer.trim() || null, issuedOn })}
    >
      <SelectField
        label="Văn bản này"
        options={[
          ...LinkKind.options.map((one) => ({ value: `rests ${one}`, label: restsLabels[one] })),
          ...LinkKind.options.map((one) => ({
            value: `borne ${one}`,
            label: `được văn bản kia ${restsLabels[one]}`,
          })),
        ]}
        value={`${way} ${kind}`}
        onChange={(next) => {
          const [side, what] = (next ?? '').split(' ');
          setWay(side === 'borne' ? 'borne' : 'rests');
          setKind(LinkKind.catch('cites').parse(what));
        }}
      />
      <TextField label="Số, ký hiệu của văn bản kia" required value={number} onChange={setNumber} />
      <Pair>
        <TextField label="Cơ quan ban hành" value={issuer} onChange={setIssuer} />
        <DateField label="Ngày" value={issuedOn} onChange={setDay} />
      </Pair>
    </ActForm>
  );
}

import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { PanelSection } from '#platform/ui/card.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { divide as divided } from '../rules.ts';
import { useAllocationActs } from './use-allocation-acts.ts';

interface Props {
  planId: string;
  lineId: string;
  heads: number;
  classes: number;
}

/** A line into another number of classes than the catalogue would have. */
export function DivisionForm({ planId, lineId, heads, classes }: Props) {
  const [many, setMany] = useState(String(classes));
  const { divide } = useAllocationActs();
  const number = /^\d{1,3}$/.test(many) ? Number(many) : 0;
  const sizes = number > 0 ? divided(heads, number) : [];
  return (
    <PanelSection title={`Dòng này: ${heads} người, ${classes} lớp`}>
      <ActFields
        verb="Chia lại"
        why={number > 0 && number !== classes ? undefined : 'ghi số lớp khác'}
        act={divide}
        onSubmit={() => divide.mutate({ planId, line: { lineId, classes: number } })}
      >
        <TextField
          label="Số lớp"
          inputMode="numeric"
          value={many}
          onChange={setMany}
          hint={sizes.length > 0 ? `Mỗi lớp ${[...new Set(sizes)].join(' hoặc ')} người.` : 'Ghi số từ 1.'}
        />
      </ActFields>
    </PanelSection>
  );
}

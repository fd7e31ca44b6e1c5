import { formatDate } from '@dondoc/vietnamese';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import type { Offer } from '../schema.ts';
import { useProgrammesAct } from './use-programmes-act.ts';

const whenSaid = ({ validFrom, issuedOn }: Offer): string => {
  if (validFrom) return `Áp dụng từ ${formatDate(validFrom)} theo văn bản.`;
  return issuedOn ? `Văn bản ngày ${formatDate(issuedOn)}; ngày áp dụng do cơ quan ghi.` : '';
};

/** What ships, taken over from the day that its paper says, or else from the one that the office enters. */
export function ShippedForm({ offers, onClose }: { offers: Offer[]; onClose(): void }) {
  const { today } = useViewer();
  const left = offers.filter(({ isLoaded }) => !isLoaded);
  const [from, setFrom] = useState<string | null>(`${today.slice(0, 4)}-01-01`);
  const [chosen, setChosen] = useState(() => left.filter((one) => !one.isComing).map(({ file }) => file));
  const load = useProgrammesAct('loadShipped', onClose);
  const items = left.flatMap(({ file, validFrom }) => {
    const day = validFrom ?? from;
    return chosen.includes(file) && day ? [{ file, validFrom: day }] : [];
  });
  return (
    <ActForm
      title="Nạp chương trình có sẵn"
      aside={`${chosen.length}/${left.length} mục`}
      verb={`Nạp ${chosen.length} chương trình`}
      why={chosen.length === 0 ? 'chưa chọn' : from ? undefined : 'chưa ghi ngày'}
      act={load}
      onClose={onClose}
      onSubmit={() => load.mutate({ items })}
    >
      <DateField
        label="Áp dụng từ ngày"
        hint="Cho mục mà nguồn không nêu ngày hiệu lực."
        required
        value={from}
        onChange={setFrom}
      />
      {left.map((one) => (
        <FieldGroup key={one.file} title={one.basis ?? 'Chưa rõ văn bản'} hint={one.note}>
          <TickField
            label={`${one.name}. ${whenSaid(one)}`}
            checked={chosen.includes(one.file)}
            onChange={(on) =>
              setChosen(on ? [...chosen, one.file] : chosen.filter((file) => file !== one.file))
            }
          />
        </FieldGroup>
      ))}
    </ActForm>
  );
}

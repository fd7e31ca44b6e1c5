import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useAfterAct } from '#accounts/components/use-after-act.ts';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { breachesApi } from '../api.ts';
import type { Breach, BreachWords } from '../schema.ts';
import { MomentFields, momentTyped, typedNow } from './moment-fields.tsx';

const fresh = { title: '', happened: '', isSerious: false, people: '', peopleWords: '', dataWords: '' };
const rest = { hasSensitive: 'unknown', cause: '', harm: '', measures: '' };
type Typed = typeof fresh & typeof rest;

function typedOf(words: BreachWords | null): Typed {
  if (!words) return { ...fresh, ...rest };
  const { people, hasSensitive, ...said } = words;
  const filled = Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value ?? '']));
  return {
    ...{ ...fresh, ...rest, ...filled },
    people: people === null ? '' : String(people),
    hasSensitive: hasSensitive === null ? 'unknown' : hasSensitive ? 'yes' : 'no',
  } as Typed;
}

const orNull = (text: string): string | null => text.trim() || null;

const wordsOf = (typed: Typed): BreachWords => ({
  ...{ title: typed.title, happened: typed.happened, isSerious: typed.isSerious },
  people: typed.people.trim() === '' ? null : Number(typed.people.replaceAll('.', '')),
  peopleWords: orNull(typed.peopleWords),
  dataWords: orNull(typed.dataWords),
  hasSensitive: typed.hasSensitive === 'unknown' ? null : typed.hasSensitive === 'yes',
  ...{ cause: orNull(typed.cause), harm: orNull(typed.harm), measures: orNull(typed.measures) },
});

interface Props {
  /** Null: one that is discovered now. */
  breach: Breach | null;
  now: Date;
  onClose(): void;
}

/** What is known of a breach; what is not known yet stays empty and is added later. */
export function WordsForm({ breach, now, onClose }: Props) {
  const [typed, setTyped] = useState(() => typedOf(breach?.words ?? null));
  const [found, setFound] = useState(() => typedNow(now));
  const onSuccess = useAfterAct(onClose);
  const record = useMutation(breachesApi.breaches.record.mutationOptions({ onSuccess }));
  const change = useMutation(breachesApi.breaches.change.mutationOptions({ onSuccess }));
  const at = momentTyped(found);
  const set = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  const isCount = /^[\d.]*$/.test(typed.people.trim());
  const submit = () => {
    const words = wordsOf(typed);
    if (breach) change.mutate({ id: breach.id, words });
    else if (at) record.mutate({ discoveredAt: at, words });
  };
  return (
    <ActForm
      title={breach ? 'Bổ sung thông tin' : 'Ghi sự việc vừa phát hiện'}
      verb={breach ? 'Lưu bản bổ sung' : 'Ghi vào sổ'}
      why={at || breach ? (isCount ? undefined : 'Số người là một số.') : 'Ghi ngày và giờ phát hiện.'}
      act={breach ? change : record}
      onSubmit={submit}
      onClose={onClose}
    >
      {breach ? null : <MomentFields label="Phát hiện" value={found} onChange={setFound} />}
      <TextField label="Tên sự việc" value={typed.title} onChange={(title) => set({ title })} required />
      <TextAreaField
        label="Sự việc"
        hint="Ở đâu, thế nào; không ghi tên người bị ảnh hưởng"
        value={typed.happened}
        onChange={(happened) => set({ happened })}
        required
      />
      <TickField
        label="Sự cố nghiêm trọng (phải thông báo ban đầu)"
        checked={typed.isSerious}
        onChange={(isSerious) => set({ isSerious })}
      />
      <TextField
        label="Số người bị ảnh hưởng"
        hint="Để trống nếu chưa biết"
        inputMode="numeric"
        value={typed.people}
        onChange={(people) => set({ people })}
      />
      <TextField
        label="Là những ai"
        value={typed.peopleWords}
        onChange={(peopleWords) => set({ peopleWords })}
      />
      <TextAreaField
        label="Loại dữ liệu"
        value={typed.dataWords}
        onChange={(dataWords) => set({ dataWords })}
      />
      <ChoiceField
        label="Dữ liệu nhạy cảm"
        look="segments"
        options={[
          { value: 'unknown', label: 'Chưa biết' },
          { value: 'yes', label: 'Có' },
          { value: 'no', label: 'Không' },
        ]}
        value={typed.hasSensitive}
        onChange={(hasSensitive) => set({ hasSensitive })}
      />
      <TextAreaField label="Nguyên nhân" value={typed.cause} onChange={(cause) => set({ cause })} />
      <TextAreaField label="Hậu quả có thể xảy ra" value={typed.harm} onChange={(harm) => set({ harm })} />
      <TextAreaField
        label="Biện pháp đã và sẽ thực hiện"
        value={typed.measures}
        onChange={(measures) => set({ measures })}
      />
    </ActForm>
  );
}

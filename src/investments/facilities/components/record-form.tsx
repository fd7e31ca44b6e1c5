import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { conditionLabels, facilityKindLabels } from '../labels.ts';
import { typedArea } from '../rules.ts';
import type { Condition, Facility, FacilityKind } from '../schema.ts';
import { useFacilityAct } from './use-facility-act.ts';

const shown = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '' : String(value).replace('.', ',');
const counted = (typed: string): number | null => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : null);
const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** What is known of a facility from a day on; what was said before stays. */
export function RecordForm({ facility, onClose }: { facility: Facility | null; onClose(): void }) {
  const { today } = useViewer();
  const now = facility?.now;
  const [onDay, setDay] = useState<string | null>(today);
  const [kind, setKind] = useState<FacilityKind>(now?.kind ?? 'classroom');
  const [condition, setCondition] = useState<Condition | null>(now?.condition ?? null);
  const [words, setWords] = useState({
    ...{ name: now?.name ?? '', need: now?.need ?? '', land: now?.landPaper ?? '', note: now?.note ?? '' },
    ...{ area: shown(now?.areaM2), neededArea: shown(now?.neededAreaM2) },
    ...{ count: shown(now?.count), neededCount: shown(now?.neededCount) },
  });
  const [asked, setAsked] = useState(false);
  const record = useFacilityAct('record', onClose);
  const [areaM2, neededAreaM2] = [typedArea(words.area), typedArea(words.neededArea)];
  const field = (key: keyof typeof words, error?: string | false) => ({
    value: words[key],
    onChange: (value: string) => setWords({ ...words, [key]: value }),
    error: (asked && error) || undefined,
  });
  const isArea = 'Ghi diện tích bằng số, ví dụ 1.250,5.';
  const submit = () => {
    setAsked(true);
    if (!words.name.trim() || !onDay || areaM2 === undefined || neededAreaM2 === undefined) return;
    record.mutate({
      ...{ id: facility?.id ?? null, onDay, kind, condition, areaM2, neededAreaM2 },
      ...{ name: words.name, need: words.need, landPaper: words.land, note: words.note },
      ...{ count: counted(words.count), neededCount: counted(words.neededCount) },
    });
  };
  return (
    <ActForm
      title={facility ? `Ghi tình trạng: ${facility.now.name}` : 'Thêm cơ sở vật chất'}
      verb="Ghi tình trạng"
      act={record}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        label="Tên"
        required
        {...field('name', !words.name.trim() && 'Ghi tên phòng, nhà, thiết bị.')}
      />
      <Pair>
        <SelectField
          label="Loại"
          required
          options={optionsOf(facilityKindLabels)}
          value={kind}
          onChange={(chosen) => setKind((chosen as FacilityKind | null) ?? kind)}
        />
        <SelectField
          label="Tình trạng"
          clearable
          options={optionsOf(conditionLabels)}
          value={condition}
          onChange={(chosen) => setCondition(chosen as Condition | null)}
        />
      </Pair>
      <DateField
        label="Kiểm kê ngày"
        required
        max={today}
        value={onDay}
        onChange={setDay}
        error={asked && !onDay ? 'Ghi ngày kiểm kê.' : undefined}
      />
      <Pair>
        <TextField label="Diện tích (m²)" {...field('area', areaM2 === undefined && isArea)} />
        <TextField label="Số phòng, số bộ" inputMode="numeric" {...field('count')} />
      </Pair>
      <Pair>
        <TextField
          label="Cần diện tích (m²)"
          {...field('neededArea', neededAreaM2 === undefined && isArea)}
        />
        <TextField label="Cần số phòng, bộ" inputMode="numeric" {...field('neededCount')} />
      </Pair>
      <TextAreaField label="Nhu cầu" rows={2} {...field('need')} />
      <TextField label="Giấy tờ đất" {...field('land')} />
      <TextAreaField label="Ghi chú" rows={2} {...field('note')} />
    </ActForm>
  );
}

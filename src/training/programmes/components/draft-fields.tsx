import { useQuery } from '@tanstack/react-query';
import { accountsApi } from '#accounts/api.ts';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { refOn } from '#accounts/schools/rules.ts';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { rankLabels } from '#staff/labels.ts';
import { formLabels } from '../../labels.ts';
import { TeachingForm } from '../../schema.ts';
import { modeLabels } from '../labels.ts';
import type { Draft } from './programme-draft.ts';

interface Props {
  draft: Draft;
  set(part: Partial<Draft>): void;
  faultOf(...path: string[]): string | undefined;
}

const notNumber = (fault: string | undefined, words: string) => (fault ? words : undefined);

/** How long it is, and by which form of teaching. */
export function HoursFields({ draft, set, faultOf }: Props) {
  return (
    <FieldGroup title="Thời lượng" hint="Để trống những gì văn bản không nêu.">
      <TextField
        label="Số tuần"
        inputMode="decimal"
        value={draft.weeks}
        onChange={(weeks) => set({ weeks })}
        error={notNumber(faultOf('data', 'weeks'), 'Ghi số tuần, ví dụ 4 hoặc 1,5.')}
      />
      {TeachingForm.options.map((form) => (
        <TextField
          key={form}
          label={`${formLabels[form]} (tiết)`}
          inputMode="decimal"
          value={draft.hours[form]}
          onChange={(said) => set({ hours: { ...draft.hours, [form]: said } })}
          error={notNumber(faultOf('data', 'hours', form), 'Ghi số tiết.')}
        />
      ))}
      <ChoiceField
        label="Hình thức"
        value={draft.mode ?? 'none'}
        onChange={(mode) => set({ mode: mode === 'none' ? null : mode })}
        options={[
          { value: 'none', label: 'Văn bản không nêu' },
          { value: 'full', label: modeLabels.full },
          { value: 'part', label: modeLabels.part },
        ]}
      />
    </FieldGroup>
  );
}

const toggled = (all: string[], one: string, on: boolean) =>
  on ? [...all, one] : all.filter((other) => other !== one);

/** Who may teach it: lecturers of a rank, people of a unit. */
export function TeacherFields({ draft, set }: Props) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const units = (agencies.data ?? []).filter(({ isUnit }) => isUnit).map((one) => refOn(one, today));
  return (
    <FieldGroup title="Ai được giảng dạy" hint="Không chọn thì không giới hạn.">
      {Object.entries(rankLabels).map(([code, label]) => (
        <TickField
          key={code}
          label={label}
          checked={draft.ranks.includes(code)}
          onChange={(on) => set({ ranks: toggled(draft.ranks, code, on) })}
        />
      ))}
      {units.map(({ id, name }) => (
        <TickField
          key={id}
          label={name}
          checked={draft.unitIds.includes(id)}
          onChange={(on) => set({ unitIds: toggled(draft.unitIds, id, on) })}
        />
      ))}
    </FieldGroup>
  );
}

/** How many sit in a class, and how many classes a year bears. */
export function SizeFields({ draft, set, faultOf }: Props) {
  const whole = 'Ghi số nguyên lớn hơn 0.';
  const field = (key: 'sizeFrom' | 'sizeTo' | 'yearlyLimit') => ({
    ...{ inputMode: 'numeric' as const, value: draft[key] },
    onChange: (value: string) => set({ [key]: value }),
    error: notNumber(faultOf('data', key), whole),
  });
  return (
    <FieldGroup title="Sĩ số, giới hạn">
      <Pair>
        <TextField label="Ít nhất (học viên)" {...field('sizeFrom')} />
        <TextField label="Nhiều nhất (học viên)" {...field('sizeTo')} />
      </Pair>
      <TextField label="Số lớp nhiều nhất trong năm" {...field('yearlyLimit')} />
    </FieldGroup>
  );
}

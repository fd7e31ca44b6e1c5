import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { type ClassList, NewClass, type ToOpen } from '../schema.ts';
import { useClassAct } from './use-class-act.ts';

const titleOf = (one: ToOpen) => `${one.programmeName}, lớp ${one.ordinal} (tháng ${one.month ?? '?'})`;

/** A class as its provider lays it down: one of the approved plan, or one beyond it with the reason. */
export function ClassForm({ view, onClose }: { view: ClassList; onClose(): void }) {
  const [planClassId, setPlanned] = useState<string | null>(view.toOpen[0]?.planClassId ?? null);
  const planned = view.toOpen.find((one) => one.planClassId === planClassId) ?? null;
  const [fields, setFields] = useState({ code: '', name: '', place: '', beyondReason: '' });
  const [programme, setProgramme] = useState<string | null>(null);
  const [provider, setProvider] = useState<string | null>(view.providers[0]?.id ?? null);
  const [days, setDays] = useState<{ from: string | null; to: string | null }>({ from: null, to: null });
  const [asked, setAsked] = useState(false);
  const make = useClassAct('make', onClose);
  const set = (part: Partial<typeof fields>) => setFields({ ...fields, ...part });
  const ofPlan = planned && view.programmes.find(({ key }) => key === planned.programmeKey)?.id;
  const read = NewClass.safeParse({
    ...{ planClassId, year: view.year, programmeId: ofPlan ?? programme, code: fields.code },
    ...{ providerAgencyId: planned?.providerAgencyId ?? provider, fromDay: days.from, toDay: days.to },
    name: fields.name || (planned ? `${planned.programmeName}, lớp ${planned.ordinal}` : ''),
    place: fields.place.trim() || null,
    beyondReason: planned ? null : fields.beyondReason.trim() || null,
  });
  const fault = (key: string) =>
    asked && !read.success ? read.error.issues.find(({ path }) => path[0] === key)?.message : undefined;
  const lacksReason = asked && !planned && !fields.beyondReason.trim();
  return (
    <ActForm
      title="Lập lớp"
      verb="Lập lớp"
      act={make}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (read.success && (planned || read.data.beyondReason)) make.mutate(read.data);
      }}
    >
      <SelectField
        label="Theo kế hoạch đã duyệt"
        hint={
          planned ? `${planned.heads} học viên: ${planned.audience}` : 'Để trống nếu là lớp ngoài kế hoạch.'
        }
        clearable
        options={view.toOpen.map((one) => ({ value: one.planClassId, label: titleOf(one) }))}
        value={planClassId}
        onChange={setPlanned}
      />
      {planned ? null : (
        <>
          <TextAreaField
            label="Lý do mở ngoài kế hoạch"
            required
            value={fields.beyondReason}
            onChange={(beyondReason) => set({ beyondReason })}
            error={lacksReason ? 'Ghi lý do mở lớp ngoài kế hoạch.' : undefined}
          />
          <SelectField
            label="Chương trình"
            clearable
            options={view.programmes.map(({ id, name }) => ({ value: id, label: name }))}
            value={programme}
            onChange={setProgramme}
          />
          {view.providers.length > 1 ? (
            <SelectField
              label="Đơn vị tổ chức"
              required
              options={view.providers.map(({ id, name }) => ({ value: id, label: name }))}
              value={provider}
              onChange={setProvider}
            />
          ) : null}
        </>
      )}
      <TextField
        label="Mã lớp"
        required
        value={fields.code}
        onChange={(code) => set({ code })}
        error={fault('code')}
      />
      <TextField
        label="Tên lớp"
        required={!planned}
        hint={planned ? 'Để trống thì lấy tên chương trình.' : undefined}
        value={fields.name}
        onChange={(name) => set({ name })}
        error={fault('name')}
      />
      <Pair>
        <DateField
          label="Từ ngày"
          required
          value={days.from}
          onChange={(from) => setDays({ ...days, from })}
          error={fault('fromDay') ? 'Ghi ngày.' : undefined}
        />
        <DateField
          label="Đến ngày"
          required
          value={days.to}
          onChange={(to) => setDays({ ...days, to })}
          error={fault('toDay') ? 'Ghi ngày, không trước ngày bắt đầu.' : undefined}
        />
      </Pair>
      <TextField label="Địa điểm" value={fields.place} onChange={(place) => set({ place })} />
    </ActForm>
  );
}

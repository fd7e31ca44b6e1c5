import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { Pair } from '#accounts/components/entry.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { surveysApi } from '../api.ts';
import { waveLabels } from '../labels.ts';
import { daysFor, kindsOf } from '../rules.ts';
import type { WaveKind } from '../schema.ts';

interface Held {
  id: string;
  code: string;
  name: string;
  toDay: string;
  startedOn: string | null;
  endedOn: string | null;
  cancelledOn: string | null;
}

interface Props {
  classes: Held[];
  today: string;
  /** The class and kind whose turn it is, where one came from there. */
  start: { classId: string | null; kind: WaveKind };
  onClose(): void;
}

/** On a phone the form stands under the lists, where nobody would look for it. */
function bringIntoSight(form: HTMLElement | null): void {
  const top = form?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight / 2) form?.scrollIntoView({ block: 'start' });
}

/** Lays a wave down: of which class, when, with which questions. */
export function WaveForm({ classes, today, start, onClose }: Props) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const instruments = useQuery(surveysApi.surveys.instruments.queryOptions({ input: {} }));
  const [classId, setClassId] = useState(start.classId);
  const [kind, setKind] = useState<WaveKind>(start.kind);
  const [key, setKey] = useState<string | null>(null);
  const held = classes.find(({ id }) => id === classId);
  const meant = daysFor(held ?? { toDay: today, endedOn: null }, kind, today);
  const [days, setDays] = useState<{ opensOn?: string | null; closesOn?: string | null }>({});
  const opensOn = days.opensOn === undefined ? meant.opensOn : days.opensOn;
  const closesOn = days.closesOn === undefined ? meant.closesOn : days.closesOn;
  const chosen = instruments.data?.find((one) => one.key === key) ?? instruments.data?.[0];
  const open = useMutation(
    surveysApi.surveys.open.mutationOptions({
      onSuccess: async ({ id }) => {
        await client.invalidateQueries();
        navigate(`/dao-tao/khao-sat/dot/${id}`);
      },
    }),
  );
  const why = !classId
    ? 'chọn lớp'
    : held && !kindsOf(held).includes(kind)
      ? 'lớp chưa bế giảng nên chưa hỏi sau khoá được'
      : !opensOn || !closesOn
        ? 'ghi ngày'
        : chosen
          ? undefined
          : 'chọn bộ phiếu';
  const submit = () => {
    if (classId && opensOn && closesOn && chosen)
      open.mutate({ classId, kind, instrumentKey: chosen.key, opensOn, closesOn });
  };
  return (
    <section ref={bringIntoSight} style={{ scrollMarginTop: 64 }} aria-label="Lập đợt khảo sát">
      <ActForm
        title="Lập đợt khảo sát"
        verb="Lập đợt"
        why={why}
        act={open}
        onSubmit={submit}
        onClose={onClose}
      >
        <SelectField
          label="Lớp"
          searchable
          options={classes.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          value={classId}
          onChange={setClassId}
        />
        <ChoiceField
          label="Hỏi khi nào"
          look="segments"
          options={[
            { value: 'end', label: waveLabels.end },
            { value: 'after', label: 'Sau khoá 6 tháng' },
          ]}
          value={kind}
          onChange={(next) => {
            setKind(next);
            setDays({});
          }}
        />
        <Pair>
          <DateField
            label="Nhận phiếu từ ngày"
            required
            value={opensOn}
            onChange={(day) => setDays({ ...days, opensOn: day })}
          />
          <DateField
            label="Đến hết ngày"
            required
            value={closesOn}
            onChange={(day) => setDays({ ...days, closesOn: day })}
          />
        </Pair>
        <SelectField
          label="Bộ phiếu"
          options={(instruments.data ?? []).map((one) => ({ value: one.key, label: one.title }))}
          value={chosen?.key ?? null}
          onChange={setKey}
          hint={chosen ? `Căn cứ: ${chosen.basis}` : undefined}
        />
        {chosen?.doubts ? <AlertLine tone="doubt">{chosen.doubts}</AlertLine> : null}
        {chosen?.wording ? <AlertLine tone="info">{chosen.wording}</AlertLine> : null}
      </ActForm>
    </section>
  );
}

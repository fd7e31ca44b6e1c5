import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ActFields } from '#accounts/components/act-form.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card, PanelSection } from '#platform/ui/card.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { Facts } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { trainingAllocationApi } from '../api.ts';
import { monthWords } from '../labels.ts';
import type { AllocatedClass, Load } from '../schema.ts';
import css from './allocating.module.css';
import { DivisionForm } from './division-form.tsx';
import { useAllocationActs } from './use-allocation-acts.ts';

interface Props {
  one: AllocatedClass;
  loads: Load[];
  /** Why it could not be placed, and what would free it, as the run says that is looked at. */
  frees: string[];
  mayPlace: boolean;
  mayAsk: boolean;
  /** The plan, and all its classes: how the line of this one is divided. */
  line: { planId: string; classes: AllocatedClass[] };
  onClose(): void;
}

/** One class: why here, why not there, and another place by hand. */
export function PlacePanel({ one, loads, frees, mayPlace, mayAsk, line, onClose }: Props) {
  const own = line.classes.filter(({ lineId }) => lineId === one.lineId);
  return (
    <Card title={`${one.programmeName}, lớp ${one.ordinal}`} aside={`${one.heads} người`} current>
      <PanelSection>
        <Facts labelWidth={92} facts={factsOf(one)} />
      </PanelSection>
      {one.provider === null && frees.length > 0 ? (
        <PanelSection title="Điều gì sẽ mở được chỗ">
          <ul className={css.list}>
            {frees.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        </PanelSection>
      ) : null}
      {mayPlace ? <PlaceForm one={one} loads={loads} /> : null}
      {mayPlace ? (
        <DivisionForm
          planId={line.planId}
          lineId={one.lineId}
          heads={own.reduce((sum, { heads }) => sum + heads, 0)}
          classes={own.length}
        />
      ) : null}
      {mayAsk ? <WhyNot one={one} loads={loads} /> : null}
      <PanelSection>
        <Button small onClick={onClose}>
          Đóng
        </Button>
      </PanelSection>
    </Card>
  );
}

function factsOf(one: AllocatedClass): [string, string][] {
  const from = one.agencies.map(({ name, heads }) => `${name} ${heads}`).join('; ');
  return [
    ['Đối tượng', one.audience],
    ['Người học từ', from || 'chưa biết'],
    ['Tháng mở', one.months.length > 0 ? one.months.join(', ') : 'tháng nào cũng được'],
    ['Đang ở', one.provider ? `${one.provider.name}, tháng ${one.month}` : 'chưa có nơi mở'],
    ...(one.reason ? ([['Vì sao', one.reason]] as [string, string][]) : []),
  ];
}

const months = Array.from({ length: 12 }, (_, at) => ({ value: String(at + 1), label: monthWords(at + 1) }));

function PlaceForm({ one, loads }: Pick<Props, 'one' | 'loads'>) {
  const [providerId, setProvider] = useState(one.provider?.id ?? null);
  const [month, setMonth] = useState(one.month ? String(one.month) : null);
  const [isFixed, setFixed] = useState(one.isFixed);
  const { place } = useAllocationActs();
  const at = providerId && month ? { providerId, month: Number(month) } : null;
  return (
    <PanelSection title="Xếp bằng tay">
      <ActFields
        verb="Xếp"
        why={at ? undefined : 'chọn đơn vị, tháng'}
        act={place}
        onSubmit={() => place.mutate({ classId: one.id, at, isFixed })}
        more={
          one.provider ? (
            <Button onClick={() => place.mutate({ classId: one.id, at: null, isFixed: false })}>
              Bỏ khỏi nơi mở
            </Button>
          ) : null
        }
      >
        <SelectField
          label="Đơn vị mở lớp"
          options={loads.map(({ id, name }) => ({ value: id, label: name }))}
          value={providerId}
          onChange={setProvider}
        />
        <SelectField label="Tháng khai giảng" options={months} value={month} onChange={setMonth} />
        <TickField label="Cố định: lần tính sau giữ nguyên" checked={isFixed} onChange={setFixed} />
      </ActFields>
    </PanelSection>
  );
}

function WhyNot({ one, loads }: Pick<Props, 'one' | 'loads'>) {
  const others = loads.filter(({ id }) => id !== one.provider?.id);
  const [providerId, setProvider] = useState<string | null>(null);
  const ask = useMutation(trainingAllocationApi.trainingAllocation.whyNot.mutationOptions());
  if (others.length === 0) return null;
  return (
    <PanelSection title="Vì sao không phải đơn vị khác">
      <ActFields
        verb="Hỏi"
        why={providerId ? undefined : 'chọn đơn vị'}
        act={{ isPending: ask.isPending, error: null }}
        onSubmit={() => providerId && ask.mutate({ classId: one.id, providerId })}
      >
        <SelectField
          label="Vì sao không phải"
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={providerId}
          onChange={(id) => {
            ask.reset();
            setProvider(id);
          }}
        />
        {ask.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(ask.error)}
          </AlertLine>
        ) : null}
        {ask.data ? (
          <AlertLine tone="info" live>
            <span className={css.says}>{ask.data.says}</span>
          </AlertLine>
        ) : null}
      </ActFields>
    </PanelSection>
  );
}

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ActForm } from '#accounts/components/act-form.tsx';
import { FieldGroup, Pair } from '#accounts/components/entry.tsx';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { TickField } from '#platform/ui/choice-field.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { trainingProvidersApi } from '../api.ts';
import type { ProviderList } from '../schema.ts';
import { CapacityFields } from './capacity-fields.tsx';
import { type Draft, dataOf, draftOf } from './provider-draft.ts';
import css from './providers.module.css';

interface Props {
  list: ProviderList;
  /** Null: a body that is not among them yet. */
  provider: ProviderList['providers'][number] | null;
  onClose(): void;
}

/** What a body has in the year. What is not known stays empty, and binds nothing. */
export function ProviderForm({ list, provider, onClose }: Props) {
  const client = useQueryClient();
  const [agencyId, setAgency] = useState(provider?.agencyId ?? list.mayAdd[0]?.id ?? null);
  const [draft, setDraft] = useState<Draft>(() => draftOf(provider));
  const [asked, setAsked] = useState(false);
  const save = useMutation(
    trainingProvidersApi.trainingProviders.save.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries();
        onClose();
      },
    }),
  );
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const data = dataOf(draft);
  return (
    <ActForm
      title={provider ? provider.name : 'Thêm đơn vị mở lớp'}
      aside={`năm ${list.year}`}
      verb="Lưu"
      act={save}
      onClose={onClose}
      onSubmit={() => {
        setAsked(true);
        if (data && agencyId) save.mutate({ agencyId, year: list.year, data });
      }}
    >
      {provider ? null : (
        <SelectField
          label="Đơn vị"
          required
          searchable
          options={list.mayAdd.map(({ id, name }) => ({ value: id, label: name }))}
          value={agencyId}
          onChange={setAgency}
        />
      )}
      <TextAreaField
        label="Chức năng, nhiệm vụ đào tạo, bồi dưỡng"
        value={draft.functions}
        onChange={(functions) => set({ functions })}
      />
      <TextField
        label="Căn cứ"
        hint="Quyết định quy định chức năng, nhiệm vụ."
        value={draft.basis}
        onChange={(basis) => set({ basis })}
      />
      <Programmes list={list} draft={draft} set={set} />
      <CapacityFields draft={draft} set={set} asked={asked} />
      <Distances list={list} draft={draft} set={set} />
      {asked && !data ? (
        <AlertLine tone="look" live>
          Có ô chưa đọc được. Chưa có gì được lưu; phòng ghi «tên: số chỗ», còn lại ghi bằng chữ số.
        </AlertLine>
      ) : null}
    </ActForm>
  );
}

interface PartProps {
  list: ProviderList;
  draft: Draft;
  set(part: Partial<Draft>): void;
}

const toggled = <V,>(all: readonly V[], one: V, on: boolean): V[] =>
  on ? [...all, one] : all.filter((other) => other !== one);

function Programmes({ list, draft, set }: PartProps) {
  return (
    <FieldGroup
      title="Chương trình được dạy"
      hint="Theo chức năng, nhiệm vụ. «Muốn dạy» là nguyện vọng, không bắt buộc."
    >
      {list.programmes.length === 0 ? <p>Danh mục chương trình của năm còn trống.</p> : null}
      {list.programmes.map(({ key, name }) => (
        <Pair key={key}>
          <TickField
            label={name}
            checked={draft.programmes.includes(key)}
            onChange={(on) => set({ programmes: toggled(draft.programmes, key, on) })}
          />
          <TickField
            label="Muốn dạy"
            aria-label={`Muốn dạy: ${name}`}
            disabled={!draft.programmes.includes(key)}
            checked={draft.programmes.includes(key) && draft.prefers.includes(key)}
            onChange={(on) => set({ prefers: toggled(draft.prefers, key, on) })}
          />
        </Pair>
      ))}
    </FieldGroup>
  );
}

function Distances({ list, draft, set }: PartProps) {
  return (
    <FieldGroup
      title="Khoảng cách"
      hint="Số ki-lô-mét từ trụ sở cơ quan có người học đến nơi mở lớp. Để trống: chưa biết, không tính."
    >
      <div className={css.distances}>
        {list.agencies.map(({ id, name, shortName }) => (
          <TextField
            key={id}
            label={shortName || name}
            title={name}
            inputMode="decimal"
            value={draft.distances[id] ?? ''}
            onChange={(said) => set({ distances: { ...draft.distances, [id]: said } })}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

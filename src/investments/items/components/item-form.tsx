import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { ActForm } from '#accounts/components/act-form.tsx';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nameOn } from '#accounts/rules.ts';
import { PickList } from '#platform/ui/pick-list.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextAreaField, TextField } from '#platform/ui/text-field.tsx';
import { facilitiesApi } from '../../facilities/api.ts';
import type { Item, NewItem } from '../schema.ts';
import { useItemAct } from './use-item-act.ts';

const wordsOf = (item: Item): NewItem => {
  const { id, code, name, need, facility, owner, coordinating, directiveCode, note } = item;
  return {
    ...{ id, code, name, need, directiveCode, note },
    ...{ facilityId: facility?.id ?? null, ownerId: owner?.id ?? null },
    coordinatingIds: coordinating.map((one) => one.id),
  };
};

const BLANK: NewItem = {
  ...{ id: null, code: '', name: '', need: null, facilityId: null, ownerId: null },
  ...{ coordinatingIds: [], directiveCode: null, note: null },
};

/** Agencies as they are called today, units left out: no unit builds. */
export function useBodies() {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  return (agencies.data ?? [])
    .filter(({ isUnit }) => !isUnit)
    .map((agency) => ({ value: agency.id, label: nameOn(agency, today).name }));
}

/** What an item is: for what, whose, with whom; the money and the milestones stand apart. */
export function ItemForm({ item, onClose }: { item: Item | null; onClose(): void }) {
  const [words, setWords] = useState(() => (item ? wordsOf(item) : BLANK));
  const [asked, setAsked] = useState(false);
  const save = useItemAct('save', onClose);
  const bodies = useBodies();
  const facilities = useQuery(facilitiesApi.facilities.list.queryOptions({ input: {} }));
  const set = (patch: Partial<NewItem>) => setWords({ ...words, ...patch });
  const missing = (said: string, what: string) => (asked && !said.trim() ? what : undefined);
  const submit = () => {
    setAsked(true);
    if (words.code.trim() && words.name.trim()) save.mutate(words);
  };
  return (
    <ActForm
      title={item ? `Sửa hạng mục ${item.code}` : 'Thêm hạng mục đầu tư'}
      verb="Ghi hạng mục"
      act={save}
      onClose={onClose}
      onSubmit={submit}
    >
      <TextField
        label="Mã"
        required
        value={words.code}
        onChange={(code) => set({ code })}
        error={missing(words.code, 'Ghi mã hạng mục.')}
      />
      <TextAreaField
        label="Tên hạng mục"
        required
        rows={2}
        value={words.name}
        onChange={(name) => set({ name })}
        error={missing(words.name, 'Ghi tên hạng mục.')}
      />
      <TextAreaField
        label="Nhu cầu"
        value={words.need ?? ''}
        onChange={(need) => set({ need: need || null })}
      />
      <SelectField
        label="Cho cơ sở vật chất"
        clearable
        options={(facilities.data?.facilities ?? []).map(({ id, now }) => ({ value: id, label: now.name }))}
        value={words.facilityId}
        onChange={(facilityId) => set({ facilityId })}
      />
      <SelectField
        label="Chủ đầu tư"
        clearable
        searchable
        options={bodies}
        value={words.ownerId}
        onChange={(ownerId) => set({ ownerId })}
      />
      <PickList
        label="Phối hợp"
        options={bodies.filter(({ value }) => value !== words.ownerId)}
        chosen={words.coordinatingIds}
        onChange={(coordinatingIds) => set({ coordinatingIds })}
      />
      <TextField
        label="Thực hiện nhiệm vụ"
        hint="Mã nhiệm vụ, ví dụ TB118-2023-3.7."
        value={words.directiveCode ?? ''}
        onChange={(code) => set({ directiveCode: code || null })}
      />
      <TextAreaField
        label="Ghi chú"
        value={words.note ?? ''}
        onChange={(note) => set({ note: note || null })}
      />
    </ActForm>
  );
}

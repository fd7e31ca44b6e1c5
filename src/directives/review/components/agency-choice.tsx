import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { accountsApi } from '#accounts/api.ts';
import { regimeLabels } from '#accounts/labels.ts';
import { existsOn, nameOn } from '#accounts/rules.ts';
import type { NewAgency } from '#accounts/schema.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField, type SelectOption } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import css from './item-editor.module.css';

/** The agencies of the directory under the names they bore on a day, for choosing. */
export function useAgencyOptions(day: string): SelectOption[] {
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  return (agencies.data ?? [])
    .filter((agency) => !agency.isUnit && existsOn(agency, day))
    .map((agency) => ({ value: agency.id, label: nameOn(agency, day).name }));
}

interface Props {
  /** The body's name as the document writes it. */
  name: string;
  day: string;
  onAdded(agencyId: string): void;
  onClose(): void;
}

/** A body that the directory lacks is added here, without leaving the item. */
export function NewAgencyForm({ name: written, day, onAdded, onClose }: Props) {
  const parents = useAgencyOptions(day);
  const { draft, set, add, create } = useNewAgency(written, onAdded);
  // It stands inside the form of the item: Enter here adds the agency and does not save the item.
  const onKeyDown = (event: KeyboardEvent) => {
    if (
      event.key !== 'Enter' ||
      !(event.target instanceof HTMLInputElement) ||
      event.target.role === 'combobox'
    )
      return;
    event.preventDefault();
    add();
  };
  return (
    <fieldset className={css.newAgency} onKeyDown={onKeyDown}>
      <legend>Thêm cơ quan mới vào danh bạ</legend>
      <TextField label="Tên đầy đủ" value={draft.name} onChange={(name) => set({ name })} required />
      <TextField
        label="Tên viết tắt"
        value={draft.shortName}
        onChange={(shortName) => set({ shortName })}
        required
      />
      <SelectField
        label="Trực thuộc"
        options={parents}
        value={draft.parentId}
        onChange={(parentId) => set({ parentId })}
        clearable
        searchable
      />
      <ChoiceField
        label="Thể thức văn bản"
        value={draft.regime}
        onChange={(regime) => set({ regime })}
        options={[
          { value: 'party', label: regimeLabels.party },
          { value: 'state', label: regimeLabels.state },
        ]}
      />
      {create.isError ? (
        <AlertLine tone="look" live>
          {sentenceOf(create.error)}
        </AlertLine>
      ) : null}
      <Actions>
        <Button small variant="ink" busy={create.isPending} onClick={add}>
          Thêm vào danh bạ
        </Button>
        <Button small variant="quiet" onClick={onClose}>
          Thôi
        </Button>
      </Actions>
    </fieldset>
  );
}

/** What is written down of a new agency, and the way to add it. */
function useNewAgency(written: string, onAdded: (agencyId: string) => void) {
  const client = useQueryClient();
  const [draft, setDraft] = useState<NewAgency>({
    name: written,
    shortName: initials(written),
    regime: 'state',
    parentId: null,
  });
  const create = useMutation(
    accountsApi.agencies.create.mutationOptions({
      onSuccess: async ({ id }) => {
        await client.invalidateQueries({ queryKey: accountsApi.agencies.key() });
        onAdded(id);
      },
    }),
  );
  const set = (changes: Partial<NewAgency>) => setDraft({ ...draft, ...changes });
  return { draft, set, create, add: () => create.mutate(draft) };
}

/** A first suggestion for the short name: "Hội Khuyến học tỉnh" → HKHT. */
function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => word.charAt(0));
  return letters.join('').toLocaleUpperCase('vi');
}

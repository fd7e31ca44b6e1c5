import { useState } from 'react';
import { AddChip, Chips, RoleChip } from '#platform/ui/role-chip.tsx';
import { SelectField, type SelectOption } from '#platform/ui/select-field.tsx';
import type { Recipient } from '../schema.ts';
import css from './recipient-fields.module.css';

interface Props {
  recipients: Recipient[];
  /** The agencies of the directory by the names of the document's day. */
  options: SelectOption[];
  onChange(recipients: Recipient[]): void;
}

/** Each line of the recipients as written, and which agencies of the directory it names. */
export function RecipientFields({ recipients, options, onChange }: Props) {
  const put = (at: number, agencyIds: string[]) =>
    onChange(recipients.map((line, index) => (index === at ? { ...line, agencyIds } : line)));
  return (
    <fieldset className={css.recipients}>
      <legend className={css.label}>Nơi nhận</legend>
      {recipients.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place; the same words may stand twice
        <Line key={index} line={line} options={options} onChange={(agencyIds) => put(index, agencyIds)} />
      ))}
      {recipients.length === 0 ? <p className={css.written}>văn bản không nêu</p> : null}
    </fieldset>
  );
}

interface LineProps {
  line: Recipient;
  options: SelectOption[];
  onChange(agencyIds: string[]): void;
}

function Line({ line: { text, agencyIds }, options, onChange }: LineProps) {
  const [adding, setAdding] = useState(false);
  const add = (id: string | null) => {
    if (id) onChange([...agencyIds, id]);
    setAdding(false);
  };
  return (
    <div className={css.line}>
      <p className={css.written}>«{text}»</p>
      <Chips>
        {agencyIds.map((id) => (
          <RoleChip
            key={id}
            word="Gửi"
            agency={options.find((option) => option.value === id)?.label ?? ''}
            onRemove={() => onChange(agencyIds.filter((one) => one !== id))}
          />
        ))}
        {adding ? null : <AddChip onPress={() => setAdding(true)}>Thêm cơ quan nhận</AddChip>}
      </Chips>
      {adding ? (
        <SelectField
          label={`Cơ quan mà «${text}» chỉ`}
          hideLabel
          small
          searchable
          options={options.filter((option) => !agencyIds.includes(option.value))}
          value={null}
          onChange={add}
          placeholder="Chọn cơ quan"
        />
      ) : null}
    </div>
  );
}

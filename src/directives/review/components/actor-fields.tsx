import { useState } from 'react';
import { Button, IconButton } from '#platform/ui/button.tsx';
import { IconX } from '#platform/ui/icons.ts';
import { AddChip } from '#platform/ui/role-chip.tsx';
import { SelectField, type SelectOption } from '#platform/ui/select-field.tsx';
import { assignmentRoleLabels } from '../../labels.ts';
import { AssignmentRole } from '../../schema.ts';
import type { ItemActor } from '../schema.ts';
import { NewAgencyForm, useAgencyOptions } from './agency-choice.tsx';
import css from './item-editor.module.css';

const roles = AssignmentRole.options.map((value) => ({ value, label: assignmentRoleLabels[value] }));
const empty: ItemActor = { role: 'lead', name: '', agencyId: null, generic: false, inherited: false };

interface Props {
  actors: ItemActor[];
  day: string;
  onChange(actors: ItemActor[]): void;
}

/** Who does what. A body that is not in the directory stays, with its name as written, until it is matched. */
export function ActorFields({ actors, day, onChange }: Props) {
  const options = useAgencyOptions(day);
  const put = (at: number, actor: ItemActor) =>
    onChange(actors.map((old, index) => (index === at ? actor : old)));
  return (
    <fieldset className={css.actors}>
      <legend className={css.label}>Cơ quan</legend>
      {actors.map((actor, index) => (
        <ActorRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place; the same body may stand twice
          key={index}
          actor={actor}
          day={day}
          options={options}
          onChange={(next) => put(index, next)}
          onRemove={() => onChange(actors.filter((_, at) => at !== index))}
        />
      ))}
      <AddChip
        onPress={() => onChange([...actors, { ...empty, role: actors.length ? 'coordinate' : 'lead' }])}
      >
        Thêm cơ quan
      </AddChip>
    </fieldset>
  );
}

interface RowProps {
  actor: ItemActor;
  day: string;
  options: SelectOption[];
  onChange(actor: ItemActor): void;
  onRemove(): void;
}

function ActorRow({ actor, day, options, onChange, onRemove }: RowProps) {
  const [adding, setAdding] = useState(false);
  const isUnknown = actor.agencyId === null && actor.name !== '' && !actor.generic;
  const choose = (agencyId: string | null) => {
    const chosen = options.find((option) => option.value === agencyId);
    // The words of the document stay as the name; a body added by hand has the directory's.
    const name = actor.span || actor.inherited || actor.name ? actor.name : (chosen?.label ?? '');
    onChange({ ...actor, agencyId, name, generic: agencyId === null && actor.generic });
  };
  return (
    <div className={css.actor}>
      <SelectField
        label="Vai trò"
        hideLabel
        small
        options={roles}
        value={actor.role}
        onChange={(role) => role && onChange({ ...actor, role: AssignmentRole.parse(role) })}
      />
      <SelectField
        label={actor.name ? `Cơ quan: ${actor.name}` : 'Cơ quan'}
        hideLabel
        small
        searchable
        clearable
        options={options}
        value={actor.agencyId}
        onChange={choose}
        placeholder={actor.generic ? 'Một nhóm cơ quan' : 'Chọn cơ quan'}
      />
      <IconButton label={`Bỏ ${assignmentRoleLabels[actor.role]} ${actor.name}`} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </IconButton>
      {isUnknown || actor.generic ? (
        <p className={isUnknown ? css.unknown : css.note}>
          <span>
            Văn bản ghi «{actor.name}»{isUnknown ? ': chưa có trong danh bạ.' : ', không chỉ một cơ quan.'}
          </span>
          {isUnknown && !adding ? (
            <Button small onClick={() => setAdding(true)}>
              Thêm cơ quan mới
            </Button>
          ) : null}
        </p>
      ) : null}
      {adding ? (
        <NewAgencyForm
          name={actor.name}
          day={day}
          onClose={() => setAdding(false)}
          onAdded={(agencyId) => {
            setAdding(false);
            onChange({ ...actor, agencyId, generic: false });
          }}
        />
      ) : null}
    </div>
  );
}

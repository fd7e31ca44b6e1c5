import { Button } from '#platform/ui/button.tsx';
import { ChoiceField, TickField } from '#platform/ui/choice-field.tsx';
import { SelectField, type SelectOption } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { FieldGroup } from '../../components/entry.tsx';
import { regimeLabels } from '../../labels.ts';
import type { NewAgency } from '../../schema.ts';
import type { HeirDraft } from './use-draft.ts';

interface Props {
  title: string;
  heir: HeirDraft;
  options: SelectOption[];
  onChange(heir: HeirDraft): void;
  onRemove?: (() => void) | undefined;
}

/** Who takes over: one of the directory, or one that begins with the decision. */
export function HeirFields({ title, heir, options, onChange, onRemove }: Props) {
  const { born } = heir;
  const setBorn = (patch: Partial<NewAgency>) => born && onChange({ ...heir, born: { ...born, ...patch } });
  return (
    <FieldGroup title={title}>
      <TickField
        label="Cơ quan mới, lập theo quyết định này"
        checked={born !== null}
        onChange={(isBorn) =>
          onChange({
            ...heir,
            born: isBorn ? { name: '', shortName: '', regime: 'party', parentId: null } : null,
          })
        }
      />
      {born ? (
        <>
          <TextField label="Tên đầy đủ" required value={born.name} onChange={(name) => setBorn({ name })} />
          <TextField
            label="Tên viết tắt"
            required
            value={born.shortName}
            onChange={(shortName) => setBorn({ shortName })}
          />
          <SelectField
            label="Trực thuộc"
            options={options}
            value={born.parentId}
            onChange={(parentId) => setBorn({ parentId })}
            placeholder="không trực thuộc cơ quan nào"
            clearable
          />
          <ChoiceField
            label="Thể thức văn bản"
            options={[
              { value: 'party', label: regimeLabels.party },
              { value: 'state', label: regimeLabels.state },
            ]}
            value={born.regime}
            onChange={(regime) => setBorn({ regime })}
          />
        </>
      ) : (
        <SelectField
          label="Cơ quan"
          required
          options={options}
          value={heir.agencyId}
          onChange={(agencyId) => onChange({ ...heir, agencyId })}
          searchable
        />
      )}
      {onRemove ? (
        <span>
          <Button small onClick={onRemove} aria-label={`Bỏ ${title.toLowerCase()}`}>
            Bỏ
          </Button>
        </span>
      ) : null}
    </FieldGroup>
  );
}

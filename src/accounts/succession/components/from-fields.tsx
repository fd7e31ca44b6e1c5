import { Button } from '#platform/ui/button.tsx';
import { SelectField, type SelectOption } from '#platform/ui/select-field.tsx';
import css from './record.module.css';

interface Props {
  many: boolean;
  options: SelectOption[];
  chosen: string[];
  onChange(ids: string[]): void;
}

/** Which agencies the decision is about: several only where they merge. */
export function FromFields({ many, options, chosen, onChange }: Props) {
  if (!many)
    return (
      <SelectField
        label="Cơ quan"
        required
        options={options}
        value={chosen[0] ?? null}
        onChange={(id) => onChange(id ? [id] : [])}
        searchable
      />
    );
  const nameOf = (id: string) => options.find(({ value }) => value === id)?.label ?? '';
  return (
    <div>
      <SelectField
        label="Các cơ quan sáp nhập"
        required
        hint={chosen.length === 0 ? 'Chọn lần lượt từng cơ quan.' : undefined}
        options={options.filter(({ value }) => !chosen.includes(value))}
        value={null}
        onChange={(id) => id && onChange([...chosen, id])}
        placeholder={chosen.length === 0 ? 'Chọn' : 'Thêm cơ quan nữa'}
        searchable
      />
      <ul className={css.picked} aria-label="Đã chọn">
        {chosen.map((id) => (
          <li key={id}>
            {nameOf(id)}
            <Button
              small
              aria-label={`Bỏ ${nameOf(id)}`}
              onClick={() => onChange(chosen.filter((one) => one !== id))}
            >
              Bỏ
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

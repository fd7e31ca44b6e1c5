import { FieldGroup } from '#accounts/components/entry.tsx';
import { Button } from '#platform/ui/button.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';

/** Somebody of the school, or another by name. */
export interface DraftPerson {
  key: string;
  personId: string | null;
  outsideName: string;
  part: string;
  share: string;
}
export const blankPerson = (part: string): DraftPerson => ({
  ...{ key: crypto.randomUUID(), personId: null, outsideName: '', part, share: '' },
});

export const whoOf = ({ personId, outsideName }: DraftPerson) => ({
  ...{ personId, outsideName: personId ? null : outsideName.trim() || null },
});

interface Props {
  /** «Thành viên», «Tác giả» */
  noun: string;
  people: { id: string; name: string }[];
  parts: Record<string, string>;
  rows: DraftPerson[];
  shares?: boolean;
  onChange(rows: DraftPerson[]): void;
}

export function PeopleFields({ noun, people, parts, rows, shares, onChange }: Props) {
  const set = (key: string, part: Partial<DraftPerson>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <>
      {rows.map((row, at) => (
        <FieldGroup key={row.key} title={`${noun} ${at + 1}`}>
          {people.length > 0 ? (
            <SelectField
              label="Người của trường"
              clearable
              searchable
              options={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={row.personId}
              onChange={(personId) => set(row.key, { personId })}
            />
          ) : null}
          {row.personId ? null : (
            <TextField
              label={people.length > 0 ? 'Hoặc người ngoài trường' : 'Họ và tên'}
              value={row.outsideName}
              onChange={(outsideName) => set(row.key, { outsideName })}
            />
          )}
          <SelectField
            label="Vai trò"
            required
            options={Object.entries(parts).map(([value, label]) => ({ value, label }))}
            value={row.part}
            onChange={(part) => set(row.key, { part: part ?? row.part })}
          />
          {shares ? (
            <TextField
              label="Phần đóng góp (%)"
              inputMode="decimal"
              hint="Như 33,33; để trống khi chưa chia."
              value={row.share}
              onChange={(share) => set(row.key, { share })}
            />
          ) : null}
          {rows.length > 1 ? (
            <Button small onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}>
              Bỏ {noun.toLowerCase()} {at + 1}
            </Button>
          ) : null}
        </FieldGroup>
      ))}
      <Button small onClick={() => onChange([...rows, blankPerson(Object.keys(parts).at(-1) ?? '')])}>
        Thêm {noun.toLowerCase()}
      </Button>
    </>
  );
}

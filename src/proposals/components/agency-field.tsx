import { useQuery } from '@tanstack/react-query';
import { accountsApi } from '#accounts/api.ts';
import { useViewer } from '#accounts/components/viewer.tsx';
import { nameOn } from '#accounts/rules.ts';
import { SelectField } from '#platform/ui/select-field.tsx';

interface Props {
  label: string;
  hint?: string;
  value: string | null;
  onChange(id: string | null): void;
  error?: string | undefined;
}

/** An agency of the directory, by the name of today; units ask through their agency. */
export function AgencyField({ label, value, onChange, hint, error }: Props) {
  const { today } = useViewer();
  const agencies = useQuery(accountsApi.agencies.list.queryOptions());
  const options = (agencies.data ?? [])
    .filter(({ isUnit }) => !isUnit)
    .map((agency) => ({ value: agency.id, label: nameOn(agency, today).name }));
  return (
    <SelectField
      label={label}
      required
      searchable
      options={options}
      value={value}
      onChange={onChange}
      {...(hint ? { hint } : {})}
      {...(error ? { error } : {})}
    />
  );
}

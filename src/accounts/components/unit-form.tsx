import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { accountsApi } from '../api.ts';
import { NewUnit } from '../schema.ts';
import { Fields } from './entry.tsx';
import { textProps } from './text-props.ts';

const initialValues: NewUnit = { name: '', shortName: '' };

/** A unit of one's own agency. No form of its own: it also stands inside the form that hands work on. */
export function UnitForm({ onAdded, onClose }: { onAdded(id: string, name: string): void; onClose(): void }) {
  const client = useQueryClient();
  const form = useForm({ initialValues, validate: schemaResolver(NewUnit, { sync: true }) });
  const create = useMutation(
    accountsApi.agencies.createUnit.mutationOptions({
      onSuccess: async ({ id }, { name }) => {
        await client.invalidateQueries();
        onAdded(id, name);
      },
    }),
  );
  const add = () => {
    if (!form.validate().hasErrors && !create.isPending) create.mutate(form.values);
  };
  return (
    <fieldset
      aria-label="Thêm đơn vị"
      style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
        event.preventDefault();
        add();
      }}
    >
      <Fields>
        <TextField label="Tên đơn vị" required autoFocus {...textProps(form, 'name')} />
        <TextField label="Tên viết tắt" required {...textProps(form, 'shortName')} />
        {create.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(create.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="ink" busy={create.isPending} onClick={add}>
            Thêm đơn vị
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Fields>
    </fieldset>
  );
}

import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { ChoiceField } from '#platform/ui/choice-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { SelectField } from '#platform/ui/select-field.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { accountsApi } from '../api.ts';
import { regimeLabels } from '../labels.ts';
import { NewAgency } from '../schema.ts';
import type { AgencyLine } from './agency-tree.ts';
import { Fields } from './entry.tsx';
import { textProps } from './text-props.ts';

const initialValues: NewAgency = { name: '', shortName: '', regime: 'state', parentId: null };

type Props = { lines: AgencyLine[]; onAdded(name: string): void; onClose(): void };

/** An agency that a document names and the directory lacks. */
export function AgencyForm({ lines, onAdded, onClose }: Props) {
  const client = useQueryClient();
  const form = useForm({ initialValues, validate: schemaResolver(NewAgency, { sync: true }) });
  const create = useMutation(
    accountsApi.agencies.create.mutationOptions({
      onSuccess: async (_, { name }) => {
        await client.invalidateQueries({ queryKey: accountsApi.agencies.key() });
        onAdded(name);
      },
    }),
  );
  return (
    <Card title="Thêm cơ quan" current>
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Fields>
          <TextField label="Tên đầy đủ" required autoFocus {...textProps(form, 'name')} />
          <TextField label="Tên viết tắt" required {...textProps(form, 'shortName')} />
          <SelectField
            label="Trực thuộc"
            options={lines.map(({ agency, name }) => ({ value: agency.id, label: name.name }))}
            value={form.values.parentId}
            onChange={(parentId) => form.setValues({ parentId })}
            placeholder="không trực thuộc cơ quan nào"
            clearable
          />
          <ChoiceField
            label="Thể thức văn bản"
            options={[
              { value: 'party', label: regimeLabels.party },
              { value: 'state', label: regimeLabels.state },
            ]}
            value={form.values.regime}
            onChange={(regime) => form.setValues({ regime })}
          />
          {create.isError ? (
            <AlertLine tone="look" live>
              {sentenceOf(create.error)}
            </AlertLine>
          ) : null}
          <Actions>
            <Button variant="filled" type="submit" busy={create.isPending}>
              Thêm
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

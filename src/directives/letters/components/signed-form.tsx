import { schemaResolver, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fields } from '#accounts/components/entry.tsx';
import { textProps } from '#accounts/components/text-props.ts';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { DateField } from '#platform/ui/date-field.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';
import { lettersApi } from '../api.ts';
import { type LetterDraft, SignedLetter } from '../schema.ts';

interface Props {
  letter: LetterDraft;
  today: string;
  onClose(): void;
}

/** What the paper says when it comes back signed; only now it counts as sent. */
export function SignedForm({ letter, today, onClose }: Props) {
  const client = useQueryClient();
  const form = useForm<SignedLetter>({
    initialValues: { letterId: letter.id, number: '', signedOn: today, signer: '' },
    validate: schemaResolver(SignedLetter, { sync: true }),
  });
  const record = useMutation(
    lettersApi.letters.record.mutationOptions({
      onSuccess: async () => {
        onClose();
        await client.invalidateQueries();
      },
    }),
  );
  return (
    <form noValidate onSubmit={form.onSubmit((values) => record.mutate(values))}>
      <Fields>
        <TextField
          label="Số, ký hiệu"
          placeholder="125-CV/VPTU"
          required
          autoFocus
          {...textProps(form, 'number')}
        />
        <DateField
          label="Ngày ký"
          required
          min={letter.draftedOn}
          max={today}
          value={form.values.signedOn || null}
          onChange={(day) => form.setValues({ signedOn: day ?? '' })}
          error={form.errors.signedOn}
        />
        <TextField label="Người ký, chức vụ" required {...textProps(form, 'signer')} />
        {record.isError ? (
          <AlertLine tone="look" live>
            {sentenceOf(record.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={record.isPending}>
            Ghi đã ký
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Fields>
    </form>
  );
}

import { Modal } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Actions, Stack } from '#platform/ui/layout.tsx';
import { TextField } from '#platform/ui/text-field.tsx';

interface Props {
  opened: boolean;
  title: string;
  name: string;
  error: string | null;
  busy: boolean;
  onClose(): void;
  onName(name: string): void;
}

/** A name is offered and marked: Enter takes it, typing replaces it. */
export function NameDialog({ opened, onClose, title, ...form }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      <NameForm onClose={onClose} {...form} />
    </Modal>
  );
}

function NameForm({ name: offered, error, busy, onClose, onName }: Omit<Props, 'opened' | 'title'>) {
  const [name, setName] = useState(offered);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() && !busy) onName(name.trim());
  };
  return (
    <form noValidate onSubmit={submit}>
      <Stack>
        <TextField
          label="Tên"
          hint="Giữ các điều kiện lọc, cách xếp và các cột; không giữ ngày chốt số liệu."
          value={name}
          onChange={setName}
          maxLength={80}
          error={error ?? undefined}
          onFocus={(event) => event.currentTarget.select()}
          data-autofocus
        />
        <Actions>
          <Button variant="filled" type="submit" busy={busy} keys="Enter">
            Lưu
          </Button>
          <Button onClick={onClose}>Thôi</Button>
        </Actions>
      </Stack>
    </form>
  );
}

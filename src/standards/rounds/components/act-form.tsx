import type { ReactNode } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Actions } from '#platform/ui/layout.tsx';

interface Props {
  verb: string;
  why?: string | undefined;
  act: { isPending: boolean; error: unknown };
  onSubmit(): void;
  onClose?(): void;
  /** Other verbs beside. */
  more?: ReactNode;
  children: ReactNode;
}

/** Fields, what went wrong with them, their verb. */
export function ActForm({ verb, why, act, onSubmit, onClose, more, children }: Props) {
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Fields>
        {children}
        {act.error ? (
          <AlertLine tone="look" live>
            {sentenceOf(act.error)}
          </AlertLine>
        ) : null}
        <Actions>
          <Button variant="filled" type="submit" busy={act.isPending} why={why}>
            {verb}
          </Button>
          {more}
          {onClose ? <Button onClick={onClose}>Thôi</Button> : null}
        </Actions>
      </Fields>
    </form>
  );
}

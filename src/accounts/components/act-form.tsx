import type { ReactNode } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Fields } from './entry.tsx';

interface FieldsProps {
  verb: string;
  /** Why it cannot be done yet. */
  why?: string | undefined;
  act: { isPending: boolean; error: unknown };
  onSubmit(): void;
  onClose?(): void;
  /** Other verbs beside. */
  more?: ReactNode;
  children: ReactNode;
}

/** The fields of an act, what went wrong with it, its verb. */
export function ActFields({ verb, why, act, onSubmit, onClose, more, children }: FieldsProps) {
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

interface Props extends FieldsProps {
  title: string;
  aside?: string;
  /** The one thing being decided now. */
  current?: boolean;
}

/** One act on a card of its own. */
export function ActForm({ title, aside, current = true, ...act }: Props) {
  return (
    <Card title={title} aside={aside} current={current}>
      <ActFields {...act} />
    </Card>
  );
}

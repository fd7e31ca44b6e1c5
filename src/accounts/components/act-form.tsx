import type { ReactNode } from 'react';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';
import { Fields } from './entry.tsx';

interface Props {
  title: string;
  aside?: string;
  /** The one thing being decided now. */
  current?: boolean;
  verb: string;
  /** Why it cannot be done yet. */
  why?: string | undefined;
  act: { isPending: boolean; error: unknown };
  onSubmit(): void;
  onClose?(): void;
  children: ReactNode;
}

/** One act with its words: its fields, what went wrong with it, its verb. */
export function ActForm({ title, aside, current = true, verb, why, act, ...props }: Props) {
  const { onSubmit, onClose, children } = props;
  return (
    <Card title={title} aside={aside} current={current}>
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
            {onClose ? <Button onClick={onClose}>Thôi</Button> : null}
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

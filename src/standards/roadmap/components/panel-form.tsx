import type { ReactNode } from 'react';
import { Fields } from '#accounts/components/entry.tsx';
import { sentenceOf } from '#platform/http/client.ts';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Actions } from '#platform/ui/layout.tsx';

interface Props {
  title: string;
  verb: string;
  act: { isPending: boolean; error: unknown };
  onSubmit(): void;
  onClose(): void;
  children: ReactNode;
}

/** One change of the roadmap: its fields, what went wrong with it, its verb. */
export function PanelForm({ title, verb, act, onSubmit, onClose, children }: Props) {
  return (
    <Card title={title} current>
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
            <Button variant="filled" type="submit" busy={act.isPending}>
              {verb}
            </Button>
            <Button onClick={onClose}>Thôi</Button>
          </Actions>
        </Fields>
      </form>
    </Card>
  );
}

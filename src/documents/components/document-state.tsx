import { StateLabel } from '#platform/ui/state-label.tsx';
import { documentStateLabels } from '../labels.ts';
import type { DocumentSummary } from '../schema.ts';

const states = { draft: 'draft', published: 'done', withdrawn: 'withdrawn' } as const;

export function DocumentState({ state, boxed }: { state: DocumentSummary['state']; boxed?: boolean }) {
  return (
    <StateLabel state={states[state]} words={documentStateLabels[state]} {...(boxed ? { boxed } : {})} />
  );
}

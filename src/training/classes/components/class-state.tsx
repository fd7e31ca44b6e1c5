import { StateLabel } from '#platform/ui/state-label.tsx';
import type { StateCode } from '#platform/ui/state-words.ts';
import { classStateLabels } from '../labels.ts';
import type { ClassState as State } from '../schema.ts';

const looks: Record<State, StateCode> = {
  ...{ planned: 'draft', opened: 'not-started', started: 'in-progress', ended: 'done' },
  cancelled: 'withdrawn',
};

export function ClassState({ state, boxed = false }: { state: State; boxed?: boolean }) {
  return <StateLabel state={looks[state]} words={classStateLabels[state]} boxed={boxed} />;
}

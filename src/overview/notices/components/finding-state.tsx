import { findingWords } from '#directives/findings/labels.ts';
import type { FindingStanding } from '#directives/findings/schema.ts';
import { StateLabel } from '#platform/ui/state-label.tsx';

/** How a limitation stands, with its sign. */
export function FindingState({ standing }: { standing: FindingStanding }) {
  const { stage, again } = standing;
  const open = again ? 'returned' : 'in-progress';
  const state = stage === 'closed' ? 'done' : stage === 'proved' ? 'awaiting-approval' : open;
  return <StateLabel state={state} words={findingWords(standing)} />;
}

import { StateLabel } from '#platform/ui/state-label.tsx';
import { waveStateLabels } from '../labels.ts';
import type { WaveState } from '../schema.ts';

const SIGNS = { waiting: 'not-started', open: 'in-progress', closed: 'done' } as const;

export function WaveStateLabel({ state, boxed }: { state: WaveState; boxed?: boolean }) {
  return <StateLabel state={SIGNS[state]} words={waveStateLabels[state]} boxed={boxed ?? false} />;
}

import {
  IconCircleCheck,
  IconCircleDashed,
  IconRotateClockwise,
  IconShieldCheck,
} from '#platform/ui/icons.ts';
import { stateLabels } from '../labels.ts';
import type { EvidenceState } from '../schema.ts';
import css from './evidence-state.module.css';

const icons = {
  missing: IconCircleDashed,
  present: IconCircleCheck,
  stale: IconRotateClockwise,
  appraised: IconShieldCheck,
};

/** Icon, colour and word of a state of evidence; it reads without the colour. */
export function EvidenceStateLabel({ state }: { state: EvidenceState }) {
  const Icon = icons[state];
  return (
    <span className={`${css.state} ${css[state]}`}>
      <Icon size={16} aria-hidden />
      {stateLabels[state]}
    </span>
  );
}

import type { ClassState, TrainingClass } from './schema.ts';

/** How a class stands, by the days that were entered. */
export function stateOf(
  row: Pick<TrainingClass, 'cancelledOn' | 'endedOn' | 'startedOn' | 'decisionOn'>,
): ClassState {
  if (row.cancelledOn) return 'cancelled';
  if (row.endedOn) return 'ended';
  if (row.startedOn) return 'started';
  return row.decisionOn ? 'opened' : 'planned';
}

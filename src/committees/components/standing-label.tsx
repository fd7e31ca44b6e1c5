import { StateLabel } from '#platform/ui/state-label.tsx';
import { standingLabels, standingMarks } from '../labels.ts';
import type { Standing } from '../schema.ts';

/** Where a decision stands: what was given back is being drafted again, and says so. */
export function StandingLabel({ standing, boxed }: { standing: Standing; boxed?: boolean }) {
  const { stage, isReturned } = standing;
  if (isReturned)
    return <StateLabel state="returned" words="Bị trả lại, đang soạn lại" boxed={boxed ?? false} />;
  return (
    <StateLabel
      state={standingMarks[stage ?? '']}
      words={standingLabels[stage ?? '']}
      boxed={boxed ?? false}
    />
  );
}

/** «BTCTU, 4 ngày»: who must move, and how long it has lain there. */
export const moverWords = ({ mover, days }: Standing): string =>
  mover ? `${mover.shortName}, ${days === 0 ? 'từ hôm nay' : `${days} ngày`}` : '–';

import { useEffect, useRef } from 'react';
import { AlertLine } from '#platform/ui/alert-line.tsx';
import css from './outcome-line.module.css';
import type { Outcome } from './use-acts.ts';

/** What became of the last act, brought into sight: on a phone the pressed button may be far below. */
export function OutcomeLine({ outcome, named }: { outcome: Outcome | null; named?: boolean }) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (outcome) line.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  if (!outcome) return null;
  return (
    <div ref={line} className={css.line}>
      <AlertLine tone={outcome.ok ? 'done' : 'look'} live>
        {named ? `${outcome.code}: ${outcome.words}` : outcome.words}
      </AlertLine>
    </div>
  );
}

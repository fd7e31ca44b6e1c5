import { type ReactNode, useEffect, useRef } from 'react';
import { usePanelFits } from '#platform/ui/breakpoints.ts';
import css from './set.module.css';

interface Props {
  panel: ReactNode;
  /** What the panel is about: where it does not fit beside, a new one comes into sight. */
  about: string | null;
  children: ReactNode;
}

/** A long list with a panel that stays in sight; where it does not fit beside, it stands above the list. */
export function Beside({ panel, about, children }: Props) {
  const fits = usePanelFits();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (about && !fits) place.current?.scrollIntoView({ block: 'start' });
  }, [about, fits]);
  return (
    <div className={panel && fits ? css.split : css.single}>
      <div className={css.single}>{children}</div>
      {panel ? (
        <div ref={place} className={fits ? css.stays : css.above}>
          {panel}
        </div>
      ) : null}
    </div>
  );
}

import type { ReactNode } from 'react';
import { usePanelFits } from './breakpoints.ts';
import css from './layout.module.css';

type SplitProps = {
  children: ReactNode;
  panel?: ReactNode /** 344 for a list's panel, 404 for a page's, 420 for the leader's. */;
  width?: 344 | 404 | 420 /** Keep the panel under the main column where it does not fit beside it. */;
  keep?: boolean;
};

/** Main column and panel; the panel goes (lists) or moves below (pages) under 1100 px. */
export function Split({ children, panel, width = 344, keep }: SplitProps) {
  const fits = usePanelFits();
  const shown = panel && (fits || keep);
  return (
    <div
      className={shown && fits ? css.split : css.column}
      style={{ '--panel': `${width}px` } as Record<string, string>}
    >
      <div className={css.column}>{children}</div>
      {shown ? <div className={keep ? css.column : `${css.column} ${css.passing}`}>{panel}</div> : null}
    </div>
  );
}

/** Blocks one under the other, 12 px apart. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={css.column}>{children}</div>;
}

/** Filters, sort, small facts on one line, wrapping. */
export function Toolbar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={css.toolbar}>
      {children}
      {end ? <span className={css.end}>{end}</span> : null}
    </div>
  );
}

/** Buttons side by side. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={css.actions}>{children}</div>;
}

/** Names and values in two columns. */
export function Facts({
  facts,
  labelWidth = 98,
}: {
  facts: [label: string, value: ReactNode][];
  labelWidth?: number;
}) {
  return (
    <dl className={css.facts} style={{ '--label': `${labelWidth}px` } as Record<string, string>}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

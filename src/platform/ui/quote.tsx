import type { ReactNode } from 'react';
import css from './quote.module.css';

/** Words of a document, always in Times with the ink bar; never altered. */
export function Quote({
  children,
  large,
  after,
}: {
  children: ReactNode;
  large?: boolean;
  after?: ReactNode;
}) {
  return (
    <blockquote className={large ? `${css.quote} ${css.large}` : css.quote}>
      {children}
      {after ? <span className={css.after}> {after}</span> : null}
    </blockquote>
  );
}

/** A body named inside quoted words. */
export function QuoteMark({ children }: { children: ReactNode }) {
  return <mark className={css.mark}>{children}</mark>;
}

import type { ReactNode } from 'react';
import { useId } from 'react';
import css from './card.module.css';

type Props = {
  title?: ReactNode;
  /** Before the title: a state with its count. */
  mark?: ReactNode;
  /** At the right end of the head: a quiet fact, a link or a button. */
  aside?: ReactNode;
  /** 2 px ink: the one thing being decided now. Never two on a page. */
  current?: boolean;
  /** A late card on a phone carries the red edge beside its label. */
  late?: boolean;
  /** Tables bring their own padding. */
  flush?: boolean;
  as?: 'section' | 'aside' | 'article' | 'div';
  /** Name for assistive technology where there is no title. */
  label?: string;
  className?: string;
  children?: ReactNode;
};

/** A sheet of paper on the desk. */
export function Card({ title, mark, aside, current, late, flush, as, label, className, children }: Props) {
  const Part = as ?? (title || label ? 'section' : 'div');
  const id = useId();
  const classes = [css.card, current && css.current, late && css.late, className].filter(Boolean).join(' ');
  return (
    <Part className={classes} aria-label={title ? undefined : label} aria-labelledby={title ? id : undefined}>
      {title || aside ? (
        <header className={css.head}>
          {mark}
          {title ? <h2 id={id}>{title}</h2> : null}
          {aside ? <span className={css.aside}>{aside}</span> : null}
        </header>
      ) : null}
      <div className={flush ? undefined : css.body}>{children}</div>
    </Part>
  );
}

/** A part of a side panel: ruled off from the next one, its own small title. */
export function PanelSection({
  title,
  aside,
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.section}>
      {title ? (
        <div className={css.sectionHead}>
          <h2>{title}</h2>
          {aside ? <span className={css.aside}>{aside}</span> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

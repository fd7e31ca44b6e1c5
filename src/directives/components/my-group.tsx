import type { ReactNode } from 'react';
import css from './my-group.module.css';

/** Cards of one kind under their words and number. */
export function MyGroupSection({
  id,
  title,
  count,
  children,
}: {
  id: string;
  title: string;
  count: number;
  children: ReactNode;
}) {
  return (
    <section className={css.group} aria-labelledby={`nhom-${id}`}>
      <h2 id={`nhom-${id}`}>
        {title} <span className={css.count}>{count}</span>
      </h2>
      <div className={css.cards}>{children}</div>
    </section>
  );
}

import css from './bulk-rows.module.css';

interface Row {
  code: string;
  reportId: number | null;
  title?: string;
  will?: string | null;
  why: string | null;
}

/** One line for each: its code, and what will happen to it or why nothing does. */
export function BulkRows({ title, rows }: { title: string; rows: Row[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul className={css.rows} tabIndex={0} aria-label={title}>
        {rows.map((row) => (
          <li key={`${row.code} ${row.reportId}`}>
            <b>{row.code}</b>
            <span>
              {row.title ? <span className={css.title}>{row.title}</span> : null}
              {row.will ?? row.why}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { Marked } from '#platform/search/schema.ts';
import css from './search.module.css';

/** Words as they were written, with what was looked for marked in them. */
export function MarkedWords({ text, marks }: Marked) {
  const parts = marks.flatMap(([start, end], n) => [
    text.slice(marks[n - 1]?.[1] ?? 0, start),
    <mark key={start} className={css.mark}>
      {text.slice(start, end)}
    </mark>,
  ]);
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

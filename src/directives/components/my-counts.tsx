import css from './my-counts.module.css';

interface Props {
  /** Red is for what is past the deadline of a directive, and for nothing else. */
  counts: { words: string; count: number; isRed?: boolean }[];
}

/** Three numbers before the cards: how much of it burns. */
export function MyCounts({ counts }: Props) {
  return (
    <dl className={css.counts}>
      {counts.map(({ words, count, isRed }) => (
        <div key={words}>
          <dd className={isRed && count > 0 ? css.red : undefined}>{count}</dd>
          <dt>{words}</dt>
        </div>
      ))}
    </dl>
  );
}

import { resultLabels } from '../labels.ts';
import type { Result } from '../schema.ts';
import css from './result-mark.module.css';

/** The shape alone tells the five results apart; a number may stand in it. */
export function ResultMark({
  result,
  small,
  children,
}: {
  result: Result;
  small?: boolean;
  children?: string;
}) {
  return (
    <span className={[css.mark, css[result], small && css.small].filter(Boolean).join(' ')}>{children}</span>
  );
}

/** Shape and word. */
export function ResultLabel({ result }: { result: Result }) {
  return (
    <span className={css.label}>
      <span aria-hidden>
        <ResultMark result={result} small />
      </span>
      {resultLabels[result]}
    </span>
  );
}

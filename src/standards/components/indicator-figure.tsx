import { Link } from '#platform/ui/link.tsx';
import { formatDecimal, plainValue } from '../labels.ts';
import type { Indicator, Threshold } from '../schema.ts';
import { askedWords } from '../verdicts/labels.ts';
import css from './indicator-figure.module.css';

interface Value {
  value: string | null;
  numerator: string | null;
  denominator: string | null;
}

/** The value in large, never a percentage by itself: the two figures behind it lead to their rows. */
export function Figure({ figure, indicator, href }: { figure: Value; indicator: Indicator; href: string }) {
  const { value, numerator, denominator } = figure;
  if (value === null) return <p className={css.words}>Chưa có giá trị.</p>;
  return (
    <p className={css.figure}>
      <b>{plainValue(value, indicator)}</b>
      {numerator !== null && denominator !== null ? (
        <span className={css.behind}>
          <Link href={href}>
            {formatDecimal(numerator)}/{formatDecimal(denominator)}
          </Link>
        </span>
      ) : null}
    </p>
  );
}

interface ThresholdProps {
  threshold: Threshold | null;
  indicator: Indicator;
  isPractice: boolean;
  /** Where a threshold is entered, for those who may. */
  enterAt?: string | null;
}

/** The threshold with where it is written; none is said, and nothing is concluded from it. */
export function ThresholdLine({ threshold, indicator, isPractice, enterAt }: ThresholdProps) {
  if (!threshold)
    return (
      <div className={css.none}>
        <b>Chưa có ngưỡng.</b> Không kết luận đạt hay chưa đạt cho đến khi nhập ngưỡng kèm điều khoản.{' '}
        {enterAt ? <Link href={enterAt}>Nhập ngưỡng</Link> : null}
      </div>
    );
  return (
    <p className={css.threshold}>
      Ngưỡng mức {threshold.level}: <b>{askedWords(threshold, indicator)}</b>
      {isPractice ? ' (giả định)' : ''}
      <span className={css.quiet}> {[threshold.article, threshold.source].filter(Boolean).join(', ')}</span>
    </p>
  );
}

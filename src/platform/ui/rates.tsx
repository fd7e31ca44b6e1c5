import { formatNumber } from '@dondoc/vietnamese';
import css from './count-cells.module.css';
import { Link } from './link.tsx';

export type Rate = { label: string; part: number; whole: number; href?: string };

/** `2/4 (50 %)`: never a percentage without its fraction, never a fraction of nothing as a percentage. */
export function rateWords(part: number, whole: number): string {
  if (whole === 0) return '0/0';
  return `${formatNumber(part)}/${formatNumber(whole)} (${formatNumber((part / whole) * 100, 1)}\u00a0%)`;
}

/** Named rates; each opens the rows behind it. */
export function Rates({ rates }: { rates: Rate[] }) {
  return (
    <div className={css.rates}>
      {rates.map((rate) => {
        const content = (
          <>
            {rate.label}
            <b>{rateWords(rate.part, rate.whole)}</b>
          </>
        );
        return rate.href ? (
          <Link key={rate.label} href={rate.href} className={css.rate}>
            {content}
          </Link>
        ) : (
          <div key={rate.label} className={css.rate}>
            {content}
          </div>
        );
      })}
    </div>
  );
}

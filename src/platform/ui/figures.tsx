import { formatNumber } from '@dondoc/vietnamese';
import type { ReactNode } from 'react';
import css from './count-cells.module.css';
import { Link } from './link.tsx';
import { StateLabel } from './state-label.tsx';
import type { StateCode } from './state-words.ts';

export type Figure = {
  state: StateCode;
  words: string;
  value: number;
  /** What it was before: “tháng trước 6”. */
  note?: ReactNode;
  href: string;
  /** Does not count in the rates: smaller, on grey. */
  aside?: boolean;
};

/** The leader's numbers, each opening the rows behind it. */
export function Figures({ label, figures }: { label: string; figures: Figure[] }) {
  return (
    <section className={css.figures} aria-label={label}>
      {figures.map((figure) => (
        <Link
          key={figure.words}
          className={figure.aside ? `${css.figure} ${css.aside}` : css.figure}
          href={figure.href}
        >
          <span className={figure.state === 'late' && figure.value > 0 ? `${css.big} ${css.red}` : css.big}>
            {formatNumber(figure.value)}
            {figure.note ? <span className={css.note}>{figure.note}</span> : null}
          </span>
          <StateLabel state={figure.state} words={figure.words} />
        </Link>
      ))}
    </section>
  );
}

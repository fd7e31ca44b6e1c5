import type { ReactNode } from 'react';
import css from './print-sheet.module.css';

type Props = {
  office: string;
  /** As shown: 28/03/2024. */
  asOf?: string;
  /** “in 08:05 ngày 29/03/2024, Lò Thị Hương” */
  printed: string;
  /** Filters in force, as a sentence. */
  filters?: string;
  landscape?: boolean;
  children: ReactNode;
};

/** What paper gets besides the page: office and date on top, product, time and person at the foot. */
export function PrintSheet({ office, asOf, printed, filters, landscape, children }: Props) {
  return (
    <div className={css.sheet} data-print={landscape ? 'list' : undefined}>
      <div className={css.head} data-print-only>
        <div>
          <b>{office}</b>
          <br />
          Bản in để xem, không phải văn bản phát hành
        </div>
        <div className={css.right}>
          {asOf ? `Số liệu đến hết ngày ${asOf}` : null}
          {filters ? (
            <>
              <br />
              {filters}
            </>
          ) : null}
        </div>
      </div>
      <div className={css.body}>{children}</div>
      <div className={css.room} data-print-only />
      <div className={css.foot} data-print-only>
        Đôn Đốc · {printed}
      </div>
    </div>
  );
}

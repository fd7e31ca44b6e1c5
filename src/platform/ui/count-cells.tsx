import { formatNumber } from '@dondoc/vietnamese';
import css from './count-cells.module.css';
import { Link } from './link.tsx';
import { type Rate, Rates } from './rates.tsx';
import { StateLabel } from './state-label.tsx';
import type { StateCode } from './state-words.ts';

export type CountCell = {
  state: StateCode;
  count: number;
  /** The same list, filtered by this state; pressed again it is the list without the filter. */
  href: string;
  active?: boolean;
  words?: string;
};

/** `total` is given where a group holds several cells: Chưa xong 6 = 2 + 4. The sum is always the list. */
export type CountGroup = { label?: string; total?: number; cells: CountCell[] };

/** Five numbers that filter the list below; never a chart. */
export function CountCells({ groups, rates }: { groups: CountGroup[]; rates?: Rate[] }) {
  return (
    <section className={css.cells} aria-label="Số lượng theo trạng thái, chọn để lọc">
      {groups.map((group) => (
        <div key={group.label ?? group.cells[0]?.state} className={css.group}>
          {group.label ? (
            <div className={css.label}>
              {group.label}
              {group.total === undefined ? null : <b>{formatNumber(group.total)}</b>}
            </div>
          ) : null}
          {group.cells.map((cell) => (
            <Cell key={cell.state} {...cell} />
          ))}
        </div>
      ))}
      {rates ? <Rates rates={rates} /> : null}
    </section>
  );
}

function Cell({ state, count, href, active, words }: CountCell) {
  const isRed = state === 'late' && count > 0;
  return (
    <Link className={css.cell} href={href} aria-current={active ? 'true' : undefined}>
      <span className={isRed ? `${css.number} ${css.red}` : css.number}>{formatNumber(count)}</span>
      <StateLabel state={state} counted {...(words ? { words } : {})} />
    </Link>
  );
}

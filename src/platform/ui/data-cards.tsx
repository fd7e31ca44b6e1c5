import type { ReactNode } from 'react';
import css from './data-cards.module.css';
import type { Column, DataTableProps } from './data-columns.ts';
import { Link } from './link.tsx';
import { PickTick } from './pick-cells.tsx';

/** The same rows below 700 px: code and state, title, facts, at most two buttons. */
export function DataCards<Row>(props: DataTableProps<Row>) {
  return (
    <ul className={css.list} aria-label={props.label}>
      {props.rows.map((row) => (
        <li key={props.rowKey(row)}>
          <CardOf {...props} row={row} />
        </li>
      ))}
    </ul>
  );
}

function CardOf<Row>(props: DataTableProps<Row> & { row: Row }) {
  const { row, columns, rowKey, rowHref, cardActions, isLate, picking } = props;
  const at = (place: Column<Row>['card']) => columns.filter((column) => column.card === place);
  const actions = cardActions?.(row);
  return (
    <article className={isLate?.(row) ? `${css.card} ${css.late}` : css.card}>
      <div className={css.head}>
        {[...at('code'), ...at('state')].map((column) => (
          <span key={column.key} className={column.card === 'code' ? css.code : undefined}>
            {column.cell(row)}
          </span>
        ))}
        {picking ? (
          <span className={css.pick}>
            <PickTick
              rowKey={rowKey(row)}
              picked={picking.picked.has(rowKey(row))}
              onPick={(is) => picking.onPick([rowKey(row)], is)}
            />
          </span>
        ) : null}
      </div>
      {at('title').map((column) => (
        <h2 key={column.key}>
          {rowHref ? <Link href={rowHref(row)}>{column.cell(row)}</Link> : column.cell(row)}
        </h2>
      ))}
      <dl className={css.facts}>
        {at(undefined).map((column) => (
          <Fact
            key={column.key}
            head={column.title ?? column.head}
            value={column.cell(row)}
            sub={column.sub?.(row)}
          />
        ))}
      </dl>
      {actions ? <div className={css.actions}>{actions}</div> : null}
    </article>
  );
}

function Fact({ head, value, sub }: { head: ReactNode; value: ReactNode; sub: ReactNode }) {
  return (
    <div>
      <dt>{head}</dt>
      <dd>
        {value}
        {sub ? <span className={css.sub}>{sub}</span> : null}
      </dd>
    </div>
  );
}

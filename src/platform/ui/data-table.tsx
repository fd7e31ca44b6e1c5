import { type CSSProperties, useId } from 'react';
import { useIsPhone } from './breakpoints.ts';
import { DataCards } from './data-cards.tsx';
import type { Column, DataTableProps } from './data-columns.ts';
import css from './data-table.module.css';
import { IconChevronDown, IconChevronUp, IconSelector } from './icons.ts';
import { Link, useNavigate } from './link.tsx';
import { PickAll, PickRow } from './pick-cells.tsx';
import { useRowWalk } from './use-row-walk.ts';

/** Rows of two short lines, walked by the arrows; cards below 700 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const phone = useIsPhone();
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  return phone ? <DataCards {...props} /> : <Rows {...props} />;
}

function Rows<Row>(props: DataTableProps<Row>) {
  const { label, rows, columns, rowKey, selected } = props;
  const caption = useId();
  const { picking, minWidth } = props;
  const walk = useRowWalk(props);
  return (
    <table
      className={minWidth ? `${css.table} ${css.wide}` : css.table}
      style={{ minWidth }}
      aria-labelledby={caption}
    >
      <caption id={caption} className={css.caption}>
        {label}
      </caption>
      <colgroup>
        {picking ? <col style={columnWidth(38)} /> : null}
        {columns.map((column) => (
          <col key={column.key} style={columnWidth(column.width)} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {picking ? <PickAll keys={rows.map(rowKey)} {...picking} /> : null}
          {columns.map((column) => (
            <Head key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody ref={walk.body} onKeyDown={walk.onKeyDown}>
        {rows.map((row) => (
          <BodyRow
            key={rowKey(row)}
            {...props}
            row={row}
            current={rowKey(row) === selected}
            focusable={walk.isFocusable(row)}
          />
        ))}
      </tbody>
    </table>
  );
}

/** As a variable, so that paper can lay the columns out by its own width. */
function columnWidth(width: number | string | undefined): CSSProperties | undefined {
  if (width === undefined) return undefined;
  return { '--width': typeof width === 'number' ? `${width}px` : width } as CSSProperties;
}

function Head<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  const Icon =
    sort?.state === 'ascending'
      ? IconChevronUp
      : sort?.state === 'descending'
        ? IconChevronDown
        : IconSelector;
  return (
    <th
      scope="col"
      className={column.align === 'right' ? css.right : undefined}
      title={column.title}
      aria-sort={sort?.state}
    >
      {sort ? (
        <button type="button" className={css.sort} onClick={sort.onToggle}>
          {column.head}
          <Icon size={14} aria-hidden />
        </button>
      ) : (
        column.head
      )}
    </th>
  );
}

type BodyRowProps<Row> = DataTableProps<Row> & { row: Row; current: boolean; focusable: boolean };

function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { row, columns, rowKey, rowHref, onSelect, current, picking, focusable } = props;
  const navigate = useNavigate();
  const press = () => (onSelect ? onSelect(rowKey(row)) : rowHref && navigate(rowHref(row)));
  return (
    // The mouse may press anywhere on the row; the keyboard has the link inside it.
    <tr
      aria-selected={onSelect ? current : undefined}
      className={onSelect || rowHref ? css.pressable : undefined}
      onClick={(event) => isOnControl(event.target) || press()}
      onDoubleClick={() => rowHref && navigate(rowHref(row))}
    >
      {picking ? <PickRow rowKey={rowKey(row)} tabStop={!onSelect || focusable} {...picking} /> : null}
      {columns.map((column, index) => (
        <BodyCell
          key={column.key}
          {...props}
          column={column}
          linked={props.link ? column.key === props.link : index === 0}
        />
      ))}
    </tr>
  );
}

function BodyCell<Row>(props: BodyRowProps<Row> & { column: Column<Row>; linked: boolean }) {
  const { row, column, linked, rowHref, onSelect, focusable } = props;
  const sub = column.sub?.(row);
  const content = column.cell(row);
  const classes = [column.align === 'right' && css.right, column.nowrap && css.nowrap]
    .filter(Boolean)
    .join(' ');
  return (
    <td className={classes || undefined}>
      {linked && rowHref ? (
        <Link
          className={css.rowLink}
          href={rowHref(row)}
          data-row-link
          tabIndex={onSelect && !focusable ? -1 : undefined}
        >
          {content}
        </Link>
      ) : (
        content
      )}
      {sub ? <span className={css.sub}>{sub}</span> : null}
    </td>
  );
}

/** A control inside the row does its own work. */
function isOnControl(target: EventTarget): boolean {
  return (
    target instanceof Element && target.closest('a, button, input, select, textarea, label, summary') !== null
  );
}

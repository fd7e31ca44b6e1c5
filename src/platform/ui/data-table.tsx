import { type CSSProperties, memo, type RefObject, useId, useRef } from 'react';
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
  // What a row does is asked when it is done, so that a row is drawn again only for what it shows.
  const table = useRef(props);
  table.current = props;
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
          <KeptRow
            key={rowKey(row)}
            table={table}
            row={row}
            columns={columns}
            linkColumn={props.link ?? columns[0]?.key}
            walks={Boolean(props.onSelect)}
            ticks={Boolean(picking)}
            current={rowKey(row) === selected}
            picked={picking?.picked.has(rowKey(row)) ?? false}
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

type BodyRowProps<Row> = {
  table: RefObject<DataTableProps<Row>>;
  row: Row;
  columns: readonly Column<Row>[];
  linkColumn: string | undefined;
  walks: boolean;
  ticks: boolean;
  current: boolean;
  picked: boolean;
  focusable: boolean;
};

function BodyRow<Row>(props: BodyRowProps<Row>) {
  const { table, row, columns, walks, ticks, current, picked, focusable } = props;
  const navigate = useNavigate();
  const { rowKey, rowHref } = table.current;
  const href = rowHref?.(row);
  const press = () => {
    const { onSelect } = table.current;
    if (onSelect) onSelect(rowKey(row));
    else if (href) navigate(href);
  };
  return (
    // The mouse may press anywhere on the row; the keyboard has the link inside it.
    <tr
      aria-selected={walks ? current : undefined}
      className={walks || href ? css.pressable : undefined}
      onClick={(event) => isOnControl(event.target) || press()}
      onDoubleClick={() => href && navigate(href)}
    >
      {ticks ? (
        <PickRow
          rowKey={rowKey(row)}
          picked={picked}
          onPick={(is) => table.current.picking?.onPick([rowKey(row)], is)}
          tabStop={!walks || focusable}
        />
      ) : null}
      {columns.map((column) => (
        <BodyCell key={column.key} {...props} href={href} column={column} />
      ))}
    </tr>
  );
}

/** Walking through a hundred rows changes two of them. */
const KeptRow = memo(BodyRow) as typeof BodyRow;

type BodyCellProps<Row> = BodyRowProps<Row> & { column: Column<Row>; href: string | undefined };

function BodyCell<Row>({ row, column, linkColumn, href, walks, focusable }: BodyCellProps<Row>) {
  const sub = column.sub?.(row);
  const content = column.cell(row);
  const classes = [column.align === 'right' && css.right, column.nowrap && css.nowrap]
    .filter(Boolean)
    .join(' ');
  return (
    <td className={classes || undefined}>
      {column.key === linkColumn && href ? (
        <Link
          className={css.rowLink}
          href={href}
          data-row-link
          tabIndex={walks && !focusable ? -1 : undefined}
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

import { formatDate, formatNumber } from '@dondoc/vietnamese';
import { type ReactNode, useMemo, useRef } from 'react';
import { useIsPhone, usePanelFits } from '#platform/ui/breakpoints.ts';
import { Card } from '#platform/ui/card.tsx';
import type { Picking } from '#platform/ui/data-columns.ts';
import { DataTable } from '#platform/ui/data-table.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { usePrinting } from '#platform/ui/use-printing.ts';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import type { DirectiveList } from '../listing/schema.ts';
import { type ColumnKey, type ListAddress, type Order, PAGE_SIZE } from '../listing/schema.ts';
import { paperColumns, screenColumns, widthOf } from './directive-columns.tsx';
import { DirectivePanel } from './directive-panel.tsx';
import css from './directive-rows.module.css';
import { withConditions } from './filter-address.ts';
import { useChosenRow } from './use-chosen-row.ts';

interface Props {
  list: DirectiveList;
  address: ListAddress;
  onAddress(address: ListAddress): void;
  columns: readonly ColumnKey[];
  picking?: Picking | undefined;
  empty: ReactNode;
  /** Under the rows: the way to other pages, what can be done with those ticked. */
  foot?: ReactNode;
}

/** What fits beside the panel on the office's screens, 1366 pixels wide. */
const BESIDE_PANEL = 962;

/** The rows of a page, walked by the arrows, with the chosen one beside them. */
export function DirectiveRows({ list, address, onAddress, columns, picking, empty, foot }: Props) {
  const { rows, asOf, total } = list;
  const panelFits = usePanelFits();
  const phone = useIsPhone();
  const printing = usePrinting();
  const { row, choose, close } = useChosenRow(rows, address, onAddress);
  const walks = panelFits && rows.length > 0;
  useOpening(walks ? row?.code : undefined);
  const onSort = useRef((_order: Order) => {});
  onSort.current = (order) => onAddress(withConditions(address, order));
  const { sort, desc, page = 1 } = address;
  // The same columns while one walks: a row is drawn again only for what it shows.
  const shown = useMemo(
    () =>
      printing
        ? paperColumns(rows, (page - 1) * PAGE_SIZE)
        : screenColumns(rows, asOf, columns, { sort, desc, onSort: (order) => onSort.current(order) }),
    [printing, rows, asOf, columns, sort, desc, page],
  );
  const wide = !printing && widthOf(shown) > BESIDE_PANEL;
  const of = total > rows.length ? `${formatNumber(rows.length)} trong ${formatNumber(total)}` : total;
  const table = (
    <DataTable
      label={`${of} nhiệm vụ, số liệu đến hết ngày ${formatDate(asOf)}`}
      rows={rows}
      columns={shown}
      link={printing ? 'code' : undefined}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/nhiem-vu/${code}`}
      selected={walks && !printing ? (row?.code ?? null) : null}
      onSelect={walks && !printing ? choose : undefined}
      picking={printing ? undefined : picking}
      minWidth={wide ? widthOf(shown) : undefined}
      isLate={({ standing }) => standing.headline === 'open-late'}
      empty={empty}
    />
  );
  const panel =
    row && !printing ? (
      <DirectivePanel row={row} asOf={asOf} recordedUntil={address.recordedUntil} onClose={close} />
    ) : null;
  return (
    <div className={panel && panelFits ? css.beside : undefined}>
      <div className={picking?.picked.size ? `${css.column} ${css.aboveBar}` : css.column}>
        {phone || rows.length === 0 ? (
          table
        ) : (
          <Card flush className={wide ? `${css.list} ${css.wide}` : css.list}>
            {table}
          </Card>
        )}
        {foot}
      </div>
      {panelFits ? panel : null}
    </div>
  );
}

/** Enter opens the chosen row wherever the focus is, but on a control. */
function useOpening(code: string | undefined): void {
  const navigate = useNavigate();
  const run = () => navigate(`/nhiem-vu/${code}`);
  useShortcuts([{ keys: ['Enter'], label: 'mở nhiệm vụ đang chọn', run }], {
    enabled: code !== undefined,
    group: 'Danh sách',
  });
}

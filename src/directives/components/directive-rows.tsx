import { formatDate } from '@dondoc/vietnamese';
import { type ReactNode, useState } from 'react';
import { useIsPhone, usePanelFits } from '#platform/ui/breakpoints.ts';
import { Card } from '#platform/ui/card.tsx';
import { DataTable } from '#platform/ui/data-table.tsx';
import { useNavigate } from '#platform/ui/link.tsx';
import { usePrinting } from '#platform/ui/use-printing.ts';
import { useShortcuts } from '#platform/ui/use-shortcuts.ts';
import type { DirectiveList } from '../schema.ts';
import { paperColumns, screenColumns } from './directive-columns.tsx';
import { DirectivePanel } from './directive-panel.tsx';
import css from './directive-rows.module.css';
import { compareUrgency } from './urgency.ts';

interface Props {
  list: DirectiveList;
  /** A search has its own order: typed marks first. */
  isRanked: boolean;
  empty: ReactNode;
}

/** The rows, walked by the arrows, with the chosen one beside them. */
export function DirectiveRows({ list, isRanked, empty }: Props) {
  const [chosen, setChosen] = useState<string | null>();
  const panelFits = usePanelFits();
  const phone = useIsPhone();
  const printing = usePrinting();
  const navigate = useNavigate();
  const rows = isRanked ? list.rows : [...list.rows].sort(compareUrgency);
  const row = chosen === null ? undefined : (rows.find(({ code }) => code === chosen) ?? rows[0]);
  const walks = panelFits && rows.length > 0;
  useShortcuts(
    [
      {
        keys: ['Enter'],
        label: 'mở nhiệm vụ đang chọn',
        run: () => row && navigate(`/nhiem-vu/${row.code}`),
      },
    ],
    {
      enabled: walks && row !== undefined,
      group: 'Danh sách',
    },
  );
  const table = (
    <DataTable
      label={`${rows.length} nhiệm vụ, số liệu đến hết ngày ${formatDate(list.asOf)}`}
      rows={rows}
      columns={printing ? paperColumns(rows) : screenColumns(rows, list.asOf)}
      link={printing ? 'code' : undefined}
      rowKey={({ code }) => code}
      rowHref={({ code }) => `/nhiem-vu/${code}`}
      selected={walks && !printing ? (row?.code ?? null) : null}
      onSelect={walks && !printing ? setChosen : undefined}
      isLate={({ standing }) => standing.headline === 'open-late'}
      empty={empty}
    />
  );
  const panel =
    row && !printing ? (
      <DirectivePanel key={row.code} row={row} asOf={list.asOf} onClose={() => setChosen(null)} />
    ) : null;
  return (
    <div className={panel && panelFits ? css.beside : undefined}>
      {phone || rows.length === 0 ? (
        table
      ) : (
        <Card flush className={css.list}>
          {table}
        </Card>
      )}
      {panelFits ? panel : null}
    </div>
  );
}

import { type KeyboardEvent, type RefObject, useRef } from 'react';
import type { DataTableProps } from './data-columns.ts';
import { useShortcuts } from './use-shortcuts.ts';

type Walk<Row> = {
  body: RefObject<HTMLTableSectionElement | null>;
  onKeyDown(event: KeyboardEvent): void;
  isFocusable(row: Row): boolean;
};

/**
 * One tab stop for the whole list: the selected row's link. Arrows (and j, k from anywhere on the page) move it,
 * Enter follows it, so the panel is one Tab away however long the list is.
 */
export function useRowWalk<Row>({ rows, rowKey, selected, onSelect }: DataTableProps<Row>): Walk<Row> {
  const body = useRef<HTMLTableSectionElement>(null);
  const at = rows.findIndex((row) => rowKey(row) === selected);

  const go = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))];
    if (!row || !onSelect) return;
    onSelect(rowKey(row));
    const link = body.current?.rows[rows.indexOf(row)]?.querySelector<HTMLElement>('[data-row-link]');
    link?.focus();
  };

  useShortcuts(
    [
      { keys: ['ArrowDown', 'j'], label: 'dòng sau', run: () => go(at + 1) },
      { keys: ['ArrowUp', 'k'], label: 'dòng trước', run: () => go(at - 1) },
    ],
    { enabled: Boolean(onSelect) && rows.length > 0, group: 'Danh sách' },
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const target = { Home: 0, End: rows.length - 1 }[event.key];
    if (target === undefined || !onSelect) return;
    event.preventDefault();
    go(target);
  };

  return {
    body,
    onKeyDown,
    isFocusable: (row) => rowKey(row) === (at < 0 ? rows[0] && rowKey(rows[0]) : selected),
  };
}

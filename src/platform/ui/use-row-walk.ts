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
export function useRowWalk<Row>(props: DataTableProps<Row>): Walk<Row> {
  const { rows, rowKey, selected, onSelect, picking } = props;
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

  const keyAt = (index: number) => {
    const row = rows[index];
    return row ? [rowKey(row)] : [];
  };
  const isPicked = (key: string) => picking?.picked.has(key) ?? false;
  /** The selected row and the next one, so that holding Shift ticks all that one walks over. */
  const pickOn = (step: 1 | -1) => {
    picking?.onPick([...keyAt(at), ...keyAt(at + step)], true);
    go(at + step);
  };

  useShortcuts(
    [
      {
        keys: ['Space'],
        label: 'chọn hoặc bỏ chọn dòng',
        run: () => picking?.onPick(keyAt(at), !keyAt(at).every(isPicked)),
      },
      { keys: ['Shift+ArrowDown'], label: 'chọn tiếp xuống', run: () => pickOn(1) },
      { keys: ['Shift+ArrowUp'], label: 'chọn tiếp lên', run: () => pickOn(-1) },
    ],
    { enabled: Boolean(onSelect && picking) && at >= 0, group: 'Danh sách' },
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

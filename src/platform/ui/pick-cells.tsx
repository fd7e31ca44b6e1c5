import type { Picking } from './data-columns.ts';
import css from './pick-cells.module.css';

/** The tick of one row. A list is one stop of the Tab key, so only that of the selected row is on the way. */
export function PickRow({ rowKey, tabStop, ...picking }: Picking & { rowKey: string; tabStop: boolean }) {
  return (
    <td className={css.cell}>
      <PickTick rowKey={rowKey} tabIndex={tabStop ? undefined : -1} {...picking} />
    </td>
  );
}

export function PickTick({
  rowKey,
  tabIndex,
  picked,
  onPick,
}: Picking & { rowKey: string; tabIndex?: number | undefined }) {
  return (
    <label className={css.tick}>
      <input
        type="checkbox"
        aria-label={`Chọn ${rowKey}`}
        tabIndex={tabIndex}
        checked={picked.has(rowKey)}
        onChange={(event) => onPick([rowKey], event.currentTarget.checked)}
      />
    </label>
  );
}

/** In the head: every row of this page, or none of them. */
export function PickAll({ keys, picked, onPick }: Picking & { keys: string[] }) {
  const some = keys.filter((key) => picked.has(key)).length;
  const all = some === keys.length;
  return (
    <th scope="col" className={css.cell}>
      <label className={css.tick}>
        <input
          type="checkbox"
          aria-label="Chọn cả trang"
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = some > 0 && !all;
          }}
          onChange={() => onPick(keys, !all)}
        />
      </label>
    </th>
  );
}

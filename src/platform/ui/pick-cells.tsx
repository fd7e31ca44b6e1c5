import type { Picking } from './data-columns.ts';
import css from './pick-cells.module.css';

/** The tick of one row. A list is one stop of the Tab key, so only that of the selected row is on the way. */
export function PickRow({ tabStop, ...tick }: TickProps & { tabStop: boolean }) {
  return (
    <td className={css.cell}>
      <PickTick {...tick} tabIndex={tabStop ? undefined : -1} />
    </td>
  );
}

type TickProps = {
  rowKey: string;
  picked: boolean;
  onPick(picked: boolean): void;
  tabIndex?: number | undefined;
};

export function PickTick({ rowKey, tabIndex, picked, onPick }: TickProps) {
  return (
    <label className={css.tick}>
      <input
        type="checkbox"
        aria-label={`Chọn ${rowKey}`}
        tabIndex={tabIndex}
        checked={picked}
        onChange={(event) => onPick(event.currentTarget.checked)}
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

import { measureKey } from '../rules.ts';
import type { Measure } from '../schema.ts';
import css from './notice.module.css';

interface Props {
  measures: Measure[];
  open: string | undefined;
  onOpen(key: string): void;
}

/** The figures that say how a part stands now; each opens the rows behind it. */
export function FigureButtons({ measures, open, onOpen }: Props) {
  if (measures.length === 0) return <span className={css.quiet}>chưa gắn số liệu</span>;
  return (
    <span className={css.figures}>
      {measures.map((one) => {
        const key = measureKey(one);
        return (
          <button
            key={key}
            type="button"
            className={open === key ? `${css.figure} ${css.open}` : css.figure}
            aria-expanded={open === key}
            title={one.reason ? `Chưa biết: ${one.reason}.` : undefined}
            onClick={() => onOpen(key)}
          >
            {one.words ? <b>{one.words}</b> : <b className={css.unknown}>chưa biết</b>}
            <small>
              {one.label}
              {one.isConfirmed ? '' : ' (đề xuất)'}
            </small>
          </button>
        );
      })}
    </span>
  );
}

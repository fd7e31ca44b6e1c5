import type { ReactNode } from 'react';
import css from './leader-sheet.module.css';

export interface PartColumn<Row> {
  head: string;
  width?: string;
  cell(row: Row): ReactNode;
}

interface Props<Row> {
  title: string;
  columns: PartColumn<Row>[];
  rows: Row[];
  /** How many there are, where the rows are the first of them. */
  all?: number;
  shown: number;
  /** A last, empty column to write in: rows of 16 mm. */
  written?: boolean;
  /** One line a row, half as high. */
  low?: boolean;
  /** What is counted under the table. */
  unit?: string;
  /** Said where there are no rows; without it the part is left out. */
  none?: string;
}

/** One numbered table of the sheet; what does not fit is counted under it. */
export function Part<Row>({
  title,
  columns,
  rows,
  all = rows.length,
  shown,
  written,
  low,
  unit = 'việc',
  none,
}: Props<Row>) {
  if (rows.length === 0 && !none) return null;
  const rest = all - shown;
  return (
    <section className={css.part}>
      <h2>{title}</h2>
      {rows.length === 0 ? <p>{none}</p> : null}
      {rows.length > 0 ? (
        <table className={[css.table, written && css.written, low && css.low].filter(Boolean).join(' ')}>
          <thead>
            <tr>
              {columns.map(({ head, width }) => (
                <th key={head} scope="col" style={{ width }}>
                  {head}
                </th>
              ))}
              {written ? <th scope="col">Ý kiến của đồng chí</th> : null}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a printed row is known by its place
              <tr key={index}>
                {columns.map(({ head, cell }) => (
                  <td key={head}>
                    <div className={css.clamp}>{cell(row)}</div>
                  </td>
                ))}
                {written ? <td /> : null}
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {rest > 0 ? (
        <p className={css.rest}>
          và {rest} {unit} nữa, xem danh sách
        </p>
      ) : null}
    </section>
  );
}

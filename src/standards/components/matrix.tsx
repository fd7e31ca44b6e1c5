import { type KeyboardEvent, useRef } from 'react';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { resultLabels, shareWords } from '../labels.ts';
import type { Line } from '../rounds/schema.ts';
import { isMet } from '../rules.ts';
import { type Criterion, type Result, results } from '../schema.ts';
import css from './matrix.module.css';
import { ResultMark } from './result-mark.tsx';

interface Props {
  criteria: Criterion[];
  lines: Line[];
  /** The code of the chosen indicator. */
  selected: string | null;
  onSelect(code: string): void;
  /** Only those of one result are shown. */
  only: Result | null;
  /** Address of the page filtered by a result, or without it. */
  filterHref(result: Result | null): string;
}

const countMet = (lines: Line[]): number => lines.filter(({ result }) => isMet(result)).length;

/** All indicators of a set at once: a row for each criterion, a shape for each result. */
export function Matrix({ criteria, lines, selected, onSelect, only, filterHref }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const rows = criteria.map((criterion) => ({
    criterion,
    cells: lines.filter((line) => line.indicator.criterion === criterion.number),
  }));
  const walk = (event: KeyboardEvent) => {
    const next = stepIn(rows, selected, event.key);
    if (!next) return;
    event.preventDefault();
    // The list below walks by the same arrows.
    event.stopPropagation();
    onSelect(next);
    grid.current?.querySelector<HTMLElement>(`[data-code="${next}"]`)?.focus();
  };
  const stop = selected ?? lines[0]?.indicator.code;
  const met = countMet(lines);
  return (
    <Card flush label="Kết quả theo tiêu chí">
      <div className={css.sum}>
        <span>
          <strong>
            {met}/{lines.length}
          </strong>{' '}
          <span className={css.share}>đạt ({shareWords(met, lines.length).replace(/^.*\(|\)$/g, '')})</span>
        </span>
        <Legend {...{ lines, only, filterHref }} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows walk between the buttons inside */}
      <div className={css.rows} ref={grid} onKeyDown={walk}>
        {rows.map(({ criterion, cells }) => (
          <div key={criterion.number} className={css.row}>
            <span className={css.name} title={criterion.name}>
              {criterion.number}. {criterion.name}
            </span>
            <div className={css.cells}>
              {cells.map((line) => (
                <Cell
                  key={line.indicator.code}
                  line={line}
                  isOut={only !== null && line.result !== only}
                  isSelected={line.indicator.code === selected}
                  isStop={line.indicator.code === stop}
                  onSelect={onSelect}
                />
              ))}
            </div>
            <span className={css.count}>
              <b>{countMet(cells)}</b>/{cells.length}
            </span>
          </div>
        ))}
      </div>
    </Card>
  );
}

function Legend({ lines, only, filterHref }: Pick<Props, 'lines' | 'only' | 'filterHref'>) {
  return (
    <nav className={css.legend} aria-label="Số chỉ tiêu theo kết quả, chọn để lọc">
      {results.map((result) => (
        <Link
          key={result}
          href={filterHref(only === result ? null : result)}
          aria-current={only === result ? 'true' : undefined}
        >
          <ResultMark result={result} small>
            {String(lines.filter((line) => line.result === result).length)}
          </ResultMark>
          {resultLabels[result]}
        </Link>
      ))}
    </nav>
  );
}

interface CellProps {
  line: Line;
  isOut: boolean;
  isSelected: boolean;
  isStop: boolean;
  onSelect(code: string): void;
}

function Cell({ line: { indicator, result }, isOut, isSelected, isStop, onSelect }: CellProps) {
  return (
    <button
      type="button"
      className={isOut ? `${css.cell} ${css.out}` : css.cell}
      data-code={indicator.code}
      aria-label={`${indicator.code}: ${resultLabels[result]}`}
      aria-pressed={isSelected}
      title={`${indicator.code} ${indicator.name}`}
      tabIndex={isStop ? 0 : -1}
      onClick={() => onSelect(indicator.code)}
    >
      <ResultMark result={result}>{indicator.code.split('.').at(-1) ?? ''}</ResultMark>
    </button>
  );
}

/** Where an arrow leads from the chosen cell: along its row, or to the same place in the next one. */
export function stepIn(
  rows: { cells: { indicator: { code: string } }[] }[],
  from: string | null,
  key: string,
): string | null {
  const row = Math.max(
    0,
    rows.findIndex(({ cells }) => cells.some((cell) => cell.indicator.code === from)),
  );
  const cells = rows[row]?.cells ?? [];
  const at = cells.findIndex((cell) => cell.indicator.code === from);
  const along = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: cells.length - 1 }[key];
  if (along !== undefined) return cells[along]?.indicator.code ?? null;
  const across = { ArrowDown: row + 1, ArrowUp: row - 1 }[key];
  const other = across === undefined ? undefined : rows[across]?.cells;
  return other?.[Math.max(0, Math.min(at, other.length - 1))]?.indicator.code ?? null;
}

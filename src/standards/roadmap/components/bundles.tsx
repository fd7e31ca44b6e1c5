import type { GapRow } from '../schema.ts';
import css from './bundles.module.css';

export type Bundle = 'all' | 'school' | 'other';

export const inBundle = (rows: GapRow[], bundle: Bundle): GapRow[] =>
  bundle === 'all' ? rows : rows.filter(({ ledBy }) => ledBy === bundle);

const words: Record<Bundle, string> = {
  all: 'Tất cả',
  school: 'Trường chủ trì',
  other: 'Cơ quan khác chủ trì',
};

interface Props {
  rows: GapRow[];
  chosen: Bundle;
  onChoose(bundle: Bundle): void;
}

/** The work by who leads it: what the school does itself, and what waits for other bodies. */
export function Bundles({ rows, chosen, onChoose }: Props) {
  return (
    <fieldset className={css.bundles} data-no-print>
      <legend>Ai chủ trì</legend>
      {(['all', 'school', 'other'] as const).map((bundle) => (
        <button key={bundle} type="button" aria-pressed={bundle === chosen} onClick={() => onChoose(bundle)}>
          {words[bundle]} {inBundle(rows, bundle).length}
        </button>
      ))}
    </fieldset>
  );
}

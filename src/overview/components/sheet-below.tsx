import type { Overview } from '../schema.ts';
import css from './leader-sheet.module.css';
import { figuresFirst, figureWords } from './limitations-card.tsx';
import { Part, type PartColumn } from './sheet-part.tsx';

type Agency = Overview['byAgency'][number];
type Limitation = Overview['limitations'][number];

const agencyColumns: PartColumn<Agency>[] = [
  { head: 'Cơ quan chủ trì', cell: ({ agency }) => agency.name },
  { head: 'Tổng', width: '13%', cell: ({ counts }) => counts.total },
  { head: 'Quá hạn', width: '21%', cell: ({ counts }) => counts.openLate },
  { head: 'Im lặng', width: '19%', cell: ({ counts }) => counts.silent },
];

const limitationColumns: PartColumn<Limitation>[] = [
  { head: 'Hạn chế', cell: ({ text }) => <span className={css.words}>{text}</span> },
  { head: 'Số liệu', width: '22%', cell: (limitation) => <b>{figureWords(limitation) ?? '–'}</b> },
];

type Props = { agencies: Agency[]; shared: number; limitations: Limitation[]; shown: number };

/** At the foot of the sheet, side by side: whose work it is, and what the notices found wanting. */
export function SheetBelow({ agencies, shared, limitations, shown }: Props) {
  if (agencies.length === 0 && limitations.length === 0) return null;
  const worst = [...agencies].sort(
    (a, b) => b.counts.openLate - a.counts.openLate || b.counts.total - a.counts.total,
  );
  return (
    <div className={css.below}>
      <Part
        // Led by several, it stands at each of them.
        title={shared > 0 ? `Theo cơ quan chủ trì (${shared} việc chung)` : 'Theo cơ quan chủ trì'}
        columns={agencyColumns}
        rows={worst}
        shown={Math.min(2 * shown, worst.length)}
        low
        unit="cơ quan"
      />
      <Part
        title="Hạn chế nêu tại văn bản"
        columns={limitationColumns}
        rows={figuresFirst(limitations)}
        shown={Math.min(shown, limitations.length)}
        unit="hạn chế"
      />
    </div>
  );
}

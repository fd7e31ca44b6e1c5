import { formatNumber } from '@dondoc/vietnamese';
import { useState } from 'react';
import { findingWords } from '#directives/findings/labels.ts';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import type { Overview } from '../schema.ts';
import css from './leader-cards.module.css';

/** The rest unfolds in place: it stands in no list of its own. */
const SHOWN = 5;

type Limitation = Overview['limitations'][number];

/** "26/55", "14 %": the figure that the notice names, ready to be compared later. */
export function figureWords({ figures }: Pick<Limitation, 'figures'>): string | null {
  const [figure] = figures;
  if (!figure) return null;
  const { value, of, unit, text } = figure;
  if (value === undefined) return text;
  if (of !== undefined) return `${formatNumber(value)}/${formatNumber(of)}`;
  return unit === '%' ? `${formatNumber(value, 1)}\u00a0%` : text;
}

/** Figures first: what can be measured stands above what is only said. */
export const figuresFirst = (limitations: Limitation[]): Limitation[] =>
  [...limitations].sort((a, b) => Math.min(1, b.figures.length) - Math.min(1, a.figures.length));

/** Limitations in the words of the notices, each with a way to its place on the page. */
export function LimitationsCard({ limitations }: { limitations: Limitation[] }) {
  const [all, setAll] = useState(false);
  if (limitations.length === 0) return null;
  const shown = all ? limitations.length : SHOWN;
  return (
    <Card flush title="Hạn chế nêu tại văn bản">
      <ul className={css.list}>
        {figuresFirst(limitations)
          .slice(0, shown)
          .map((finding) => (
            <li key={finding.id} className={css.finding}>
              <b className={css.figure}>{figureWords(finding)}</b>
              <span className={css.quote}>
                {finding.text}
                <Link
                  className={css.from}
                  href={`/van-ban/${finding.documentId}#ky-tu-${finding.span[0]}-${finding.span[1]}`}
                >
                  Văn bản {finding.documentNumber ?? 'chưa có số'}
                </Link>
                <Link className={css.from} href={`/van-ban/${finding.documentId}/ket-luan?muc=${finding.id}`}>
                  {findingWords(finding.standing)}
                </Link>
              </span>
            </li>
          ))}
      </ul>
      {limitations.length > shown ? (
        <p className={css.more}>
          <Button small variant="quiet" onClick={() => setAll(true)}>
            Hiện cả {limitations.length} hạn chế
          </Button>
        </p>
      ) : null}
    </Card>
  );
}

import { useState } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { shareWords } from '../../labels.ts';
import type { GatheredFor } from '../schema.ts';
import css from './add-panel.module.css';

interface Props {
  set: GatheredFor;
  /** Indicators to which nothing is linked. */
  without: string[];
  /** For those who may add; null for the others. */
  onAdd: ((indicatorId: string) => void) | null;
}

const SHOWN = 3;

/** What is missing comes first: indicators with nothing behind them, and what the set asks for. */
export function BareCard({ set, without, onAdd }: Props) {
  const [all, setAll] = useState(false);
  if (without.length === 0) return null;
  const bare = set.indicators.filter(({ id }) => without.includes(id));
  const shown = all ? bare : bare.slice(0, SHOWN);
  return (
    <Card flush title="Chỉ tiêu chưa có minh chứng" aside={shareWords(bare.length, set.indicators.length)}>
      <ul className={css.bare}>
        {shown.map(({ id, code, name, evidenceExpected }) => (
          <li key={id}>
            <span className={css.code}>{code}</span>
            <span className={css.name}>
              <Link href={`/truong-chuan/chi-tieu/${id}`}>{name}</Link>
              {evidenceExpected ? <span className={css.quiet}>Cần có: {evidenceExpected}</span> : null}
            </span>
            {onAdd ? (
              <Button small onClick={() => onAdd(id)} aria-label={`Thêm minh chứng cho chỉ tiêu ${code}`}>
                Thêm
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {bare.length > SHOWN ? (
        <div className={css.foot}>
          <Button small variant="quiet" onClick={() => setAll(!all)}>
            {all ? 'Thu gọn' : `Xem đủ ${bare.length} chỉ tiêu`}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

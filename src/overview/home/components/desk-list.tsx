import { formatNumber } from '@dondoc/vietnamese';
import type { ReactNode } from 'react';
import { Card } from '#platform/ui/card.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import type { StateCode } from '#platform/ui/state-words.ts';
import leader from '../../components/leader-cards.module.css';
import { More } from '../../components/more.tsx';

export interface DeskRow {
  key: string;
  href: string;
  title: string;
  state: ReactNode;
  facts: ReactNode;
}

interface Props {
  title: string;
  /** The state that the count wears. */
  mark: StateCode;
  total: number;
  /** What is counted in the title, where that is not the rows. */
  count?: number;
  rows: DeskRow[];
  /** The whole list. */
  href: string;
  /** Said where nothing waits. */
  none: string;
}

/** One pile of the desk: how many, the first of them, and the way to all. */
export function DeskList({ title, mark, total, count = total, rows, href, none }: Props) {
  return (
    <Card
      flush
      title={title}
      mark={total > 0 ? <StateLabel state={mark} words={formatNumber(count)} /> : null}
      aside={total > 0 ? <Link href={href}>Mở danh sách</Link> : null}
    >
      {total === 0 ? <p className={leader.none}>{none}</p> : null}
      <ul className={leader.list}>
        {rows.map((row) => (
          <li key={row.key}>
            <Link className={leader.title} href={row.href}>
              {row.title}
            </Link>
            {row.state}
            <span className={leader.facts}>{row.facts}</span>
          </li>
        ))}
      </ul>
      <More all={total} shown={rows.length} href={href} />
    </Card>
  );
}

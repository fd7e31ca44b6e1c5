import { formatDate } from '@dondoc/vietnamese';
import { Card } from '#platform/ui/card.tsx';
import type { ProposalDetail, Word } from '../schema.ts';
import css from './proposals.module.css';

/** What each side says of it: two facts, and neither closes it alone. */
export function SidesCard({ proposal: { body, asker, askedBy, current } }: { proposal: ProposalDetail }) {
  if (!current?.verdict) return null;
  return (
    <Card title="Đã giải quyết chưa">
      <dl className={css.sides}>
        <SideWord label="Văn phòng" word={body} />
        <SideWord label={askedBy?.name ?? 'Cơ quan kiến nghị'} word={asker} />
      </dl>
    </Card>
  );
}

function SideWord({ label, word }: { label: string; word: Word | null }) {
  return (
    <div className={css.side}>
      <dt>{label}</dt>
      <dd>
        {word ? (
          <>
            <b>{word.settled ? 'Đã giải quyết' : 'Chưa giải quyết'}</b>, ngày {formatDate(word.on)}
            {word.by ? `, ${word.by}` : ''}: {word.text}
          </>
        ) : (
          <span className={css.none}>chưa nêu ý kiến</span>
        )}
      </dd>
    </div>
  );
}

import { Button } from '#platform/ui/button.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { Ticks } from '#platform/ui/ticks.tsx';
import type { ReviewItem } from '../schema.ts';
import css from './review-desk.module.css';
import { isDoubtful, ticksOf } from './walk.ts';

interface Props {
  documentId: string;
  name: string;
  items: ReviewItem[];
  current: string | null;
  obstacles: string[];
  onPublish(): void;
}

/** Title, how far it has come, and the one act at the end. */
export function ReviewBar({ documentId, name, items, current, obstacles, onPublish }: Props) {
  const pending = items.filter((item) => item.decision === 'pending');
  const doubts = pending.filter(isDoubtful).length;
  const left = pending.length > 0 ? `còn ${pending.length} mục` : `còn ${obstacles.length} điều kiện`;
  return (
    <header className={css.bar}>
      <nav aria-label="Vị trí trang" className={css.crumbs}>
        <Link href="/van-ban">Văn bản</Link> / <Link href={`/van-ban/${documentId}`}>xem</Link> /
      </nav>
      <h1>Rà soát {name}</h1>
      <StateLabel state="draft" boxed />
      <div className={css.progress}>
        {doubts > 0 ? <StateLabel state="doubt" words={`${doubts} chỗ cần xem kỹ`} /> : null}
        <Ticks
          ticks={ticksOf(items, current)}
          words={`${items.length - pending.length}/${items.length} đã xem`}
        />
        <Button
          variant="filled"
          onClick={onPublish}
          why={obstacles.length > 0 ? left : undefined}
          aria-describedby={obstacles.length > 0 ? 'dieu-kien-phat-hanh' : undefined}
        >
          Phát hành
        </Button>
      </div>
    </header>
  );
}

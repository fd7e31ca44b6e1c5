import { documentName } from '#documents/labels.ts';
import { Button } from '#platform/ui/button.tsx';
import { Link } from '#platform/ui/link.tsx';
import { StateLabel } from '#platform/ui/state-label.tsx';
import { Ticks } from '#platform/ui/ticks.tsx';
import css from './review-desk.module.css';
import type { Desk } from './use-desk.ts';
import { isDoubtful, ticksOf } from './walk.ts';

/** Title, how far it has come, and the one act at the end. */
export function ReviewBar({ desk }: { desk: Desk }) {
  const { document, items, current, obstacles } = desk;
  const name = documentName({ ...document, fileName: document.file.name });
  const pending = items.filter((item) => item.decision === 'pending');
  const doubts = pending.filter(isDoubtful).length;
  const left = pending.length > 0 ? `còn ${pending.length} mục` : `còn ${obstacles.length} điều kiện`;
  return (
    <header className={css.bar}>
      <nav aria-label="Vị trí trang" className={css.crumbs}>
        <Link href="/van-ban">Văn bản</Link> /
      </nav>
      <h1>
        Rà soát <Link href={`/van-ban/${document.id}`}>{name}</Link>
      </h1>
      <StateLabel state="draft" boxed />
      <div className={css.progress}>
        {doubts > 0 ? <StateLabel state="doubt" words={`${doubts} chỗ cần xem kỹ`} /> : null}
        <Ticks
          ticks={ticksOf(items, current)}
          words={`${items.length - pending.length}/${items.length} đã xem`}
        />
        <Button
          variant="filled"
          onClick={() => desk.ask(true)}
          why={obstacles.length > 0 ? left : undefined}
          aria-describedby={obstacles.length > 0 ? 'dieu-kien-phat-hanh' : undefined}
        >
          Phát hành
        </Button>
      </div>
    </header>
  );
}

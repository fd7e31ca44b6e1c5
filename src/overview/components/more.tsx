import { Link } from '#platform/ui/link.tsx';
import css from './leader-cards.module.css';

/** "và 5 việc nữa, xem danh sách": nothing where all are shown. */
export function More({ all, shown, href }: { all: number; shown: number; href: string }) {
  if (all <= shown) return null;
  return (
    <p className={css.more}>
      và {all - shown} việc nữa, <Link href={href}>xem danh sách</Link>
    </p>
  );
}

import { Button } from '#platform/ui/button.tsx';
import { IconCheck } from '#platform/ui/icons.ts';
import type { ReviewItem } from '../schema.ts';
import css from './item-card.module.css';
import type { Desk } from './use-desk.ts';

/** What can be done with the open item: the likeliest first, and what takes it away at the far end. */
export function ItemActs({ desk, item }: { desk: Desk; item: ReviewItem }) {
  const isPending = item.decision === 'pending';
  const isLast = desk.items.at(-1)?.id === item.id;
  return (
    <div className={css.acts}>
      {isPending ? (
        <Button
          variant="filled"
          icon={<IconCheck size={16} aria-hidden />}
          keys="Enter"
          onClick={desk.accept}
          data-primary
        >
          Chấp nhận
        </Button>
      ) : (
        <Button variant="ink" keys="Enter" onClick={desk.next} data-primary>
          Mục sau
        </Button>
      )}
      <Button keys="e" onClick={desk.edit}>
        Sửa
      </Button>
      {isPending ? null : (
        <Button keys="u" onClick={desk.reopen}>
          Đưa về chưa xem
        </Button>
      )}
      {isLast ? null : (
        <Button keys="m" className={css.seldom} onClick={desk.merge}>
          Gộp
        </Button>
      )}
      <Button keys="t" className={css.seldom} onClick={() => desk.write('split')}>
        Tách
      </Button>
      {item.decision === 'rejected' ? (
        <Button variant="quiet" keys="a" onClick={desk.accept}>
          Chấp nhận
        </Button>
      ) : (
        <Button variant="quiet" keys="d" className={css.away} onClick={desk.reject}>
          Không phải nhiệm vụ
        </Button>
      )}
    </div>
  );
}

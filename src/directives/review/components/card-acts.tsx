import { Button } from '#platform/ui/button.tsx';
import { IconCheck } from '#platform/ui/icons.ts';
import card from './item-card.module.css';
import type { Desk } from './use-desk.ts';

/** The acts of a card that is no item: accept it, or go on where that is done or there is nothing to accept. */
export function CardActs({ desk, verb, mayEdit }: { desk: Desk; verb: string; mayEdit?: boolean }) {
  return (
    <div className={card.acts}>
      {desk.isPending ? (
        <Button
          variant="filled"
          icon={<IconCheck size={16} aria-hidden />}
          keys="Enter"
          onClick={desk.accept}
          data-primary
        >
          {verb}
        </Button>
      ) : (
        <Button variant="ink" keys="Enter" onClick={desk.next} data-primary>
          Mục sau
        </Button>
      )}
      {mayEdit ? (
        <Button keys="e" onClick={desk.edit}>
          Sửa
        </Button>
      ) : null}
      {verb && !desk.isPending ? (
        <Button keys="u" onClick={desk.reopen}>
          Đưa về chưa xem
        </Button>
      ) : null}
    </div>
  );
}

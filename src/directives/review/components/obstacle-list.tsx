import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import type { ReviewItem } from '../schema.ts';
import css from './review-list.module.css';
import { HEADER, nextPending } from './walk.ts';

interface Props {
  obstacles: string[];
  items: ReviewItem[];
  onOpen(entry: string): void;
}

/** All is looked at: said where the eye is, above the list, with the one act that is left. */
export function ReadyLine({ count, onPublish }: { count: number; onPublish(): void }) {
  return (
    <div className={css.ready}>
      <AlertLine
        tone="done"
        live
        action={
          <Button small variant="filled" keys="Ctrl Enter" onClick={onPublish}>
            Phát hành
          </Button>
        }
      >
        Đã xem đủ {count} mục, phát hành được.
      </AlertLine>
    </div>
  );
}

/** Why it cannot be published yet, each with the way to the place. */
export function ObstacleList({ obstacles, items, onOpen }: Props) {
  if (obstacles.length === 0) return null;
  return (
    <section className={css.obstacles} aria-labelledby="dieu-kien">
      <h2 id="dieu-kien">Trước khi phát hành</h2>
      <ul id="dieu-kien-phat-hanh">
        {obstacles.map((obstacle) => (
          <li key={obstacle}>
            <button type="button" onClick={() => onOpen(placeOf(obstacle, items))}>
              {obstacle}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where an obstacle is removed: at the item it names, at the first one not looked at, or in the head. */
export function placeOf(obstacle: string, items: ReviewItem[]): string {
  const named = /^Mục ([^:]+):/.exec(obstacle)?.[1];
  const pending = /chưa xem/.test(obstacle) ? nextPending(items, null) : null;
  // Several items may bear one number: the one that is accepted and lacks a body is meant.
  const of = items.filter((item) => item.ref === named && item.decision === 'accepted');
  const lacking = of.find((item) => item.actors.length === 0 || item.actors.some((actor) => !actor.agencyId));
  return lacking?.id ?? of[0]?.id ?? pending ?? HEADER;
}

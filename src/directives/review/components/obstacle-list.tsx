import { AlertLine } from '#platform/ui/alert-line.tsx';
import { Button } from '#platform/ui/button.tsx';
import type { Obstacle } from '../schema.ts';
import css from './review-list.module.css';

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
export function ObstacleList({ obstacles, onOpen }: { obstacles: Obstacle[]; onOpen(entry: string): void }) {
  if (obstacles.length === 0) return null;
  return (
    <section className={css.obstacles} aria-labelledby="dieu-kien">
      <h2 id="dieu-kien">Trước khi phát hành</h2>
      <ul id="dieu-kien-phat-hanh">
        {obstacles.map(({ words, entry }) => (
          <li key={words}>
            <button type="button" onClick={() => onOpen(entry)}>
              {words}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

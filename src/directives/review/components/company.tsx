import { IconUser } from '#platform/ui/icons.ts';
import type { Present } from '../../presence/schema.ts';
import css from './review-list.module.css';
import { namesAt } from './use-company.ts';

/** Who else has this entry before their eyes. */
export function Company({ entry, others }: { entry: string; others: Present[] }) {
  const names = namesAt(entry, others);
  if (names.length === 0) return null;
  return (
    <span className={css.company}>
      <IconUser size={14} aria-hidden />
      {names.join(', ')} đang xem
    </span>
  );
}

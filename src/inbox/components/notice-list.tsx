import { Button } from '#platform/ui/button.tsx';
import { Link } from '#platform/ui/link.tsx';
import { momentOf, timeOf } from '#platform/ui/moments.ts';
import { kindOf } from '../labels.ts';
import type { InboxNotice } from '../schema.ts';
import css from './notice-list.module.css';

interface Props {
  notices: InboxNotice[];
  /** The one that the keys stand on. */
  current: string | null;
  onCurrent(id: string): void;
  onOpen(notice: InboxNotice): void;
  onRead(id: string): void;
}

/** Notices of one day, each with the way to what it speaks of. */
export function NoticeList({ notices, ...acts }: Props) {
  return (
    <ul className={css.list}>
      {notices.map((notice) => (
        <Row key={notice.id} notice={notice} {...acts} />
      ))}
    </ul>
  );
}

function Row({
  notice,
  current,
  onCurrent,
  onOpen,
  onRead,
}: Omit<Props, 'notices'> & { notice: InboxNotice }) {
  const { id, kind, title, body, link, toldAt, readAt } = notice;
  return (
    <li className={readAt ? css.row : `${css.row} ${css.unread}`} data-current={current === id}>
      <span className={css.kind}>{kindOf(kind)}</span>
      <div>
        <Link
          className={css.title}
          href={link}
          data-notice={id}
          onClick={() => onOpen(notice)}
          onFocus={() => onCurrent(id)}
        >
          {title}
        </Link>
        {body ? <p className={css.body}>{body}</p> : null}
        <span className={css.facts}>
          <span>báo lúc {timeOf(toldAt)}</span>
          <span>{readAt ? `đã đọc lúc ${momentOf(readAt)}` : 'chưa đọc'}</span>
        </span>
      </div>
      {readAt ? null : (
        <Button small onClick={() => onRead(id)} aria-label={`Đánh dấu đã đọc: ${title}`}>
          Đã đọc
        </Button>
      )}
    </li>
  );
}

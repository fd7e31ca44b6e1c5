import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { IconLock } from './icons.ts';
import css from './states.module.css';

type EmptyProps = { title: ReactNode; children?: ReactNode; action?: ReactNode };

/** The fact, as of when, out of how many; then one action if there is one. */
export function EmptyState({ title, children, action }: EmptyProps) {
  return (
    <div className={css.empty}>
      <b>{title}</b>
      {children ? <div>{children}</div> : null}
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}

type ErrorProps = { title: ReactNode; children: ReactNode; onRetry?(): void; retrying?: boolean };

/** What happened (title) · what became of the data · what to do (text). */
export function ErrorState({ title, children, onRetry, retrying }: ErrorProps) {
  return (
    <div className={`${css.empty} ${css.left}`} role="alert">
      <b>{title}</b>
      <div>{children}</div>
      {onRetry ? (
        <div className={css.action}>
          <Button small onClick={onRetry} busy={retrying ?? false}>
            Thử lại
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** Says who may, so that the reader knows whom to ask. */
export function NoPermission({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className={`${css.empty} ${css.left}`}>
      <b className={css.withIcon}>
        <IconLock size={16} aria-hidden />
        Đồng chí không có quyền xem trang này
      </b>
      <div>{children}</div>
      {action ? <div className={css.action}>{action}</div> : null}
    </div>
  );
}

/** Grey lines in the shape of the rows, and only when the answer takes longer than 400 ms. */
export function LoadingRows({ rows = 5, label = 'Đang tải' }: { rows?: number; label?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={label} style={{ minHeight: rows * 40 }}>
      {slow
        ? Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: grey lines have no identity
            <div key={row} className={css.row} aria-hidden>
              <i className={css.short} />
              <i className={row % 2 ? css.middle : css.long} />
              <i className={css.short} />
            </div>
          ))
        : null}
    </div>
  );
}

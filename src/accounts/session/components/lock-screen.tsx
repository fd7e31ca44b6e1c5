import { useEffect, useRef } from 'react';
import { Button } from '#platform/ui/button.tsx';
import { Card } from '#platform/ui/card.tsx';
import { SignInSteps } from '../../components/sign-in-steps.tsx';
import { useSignOut } from '../../components/use-sign-out.ts';
import type { Viewer } from '../../schema.ts';
import css from './lock-screen.module.css';

/** Lies over a page whose session is over and hides it; the page itself stays as it is, with all that was typed. */
export function LockScreen({ viewer }: { viewer: Viewer }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const signOut = useSignOut();
  useEffect(() => {
    // Of the browser itself: above everything, and nothing behind it can be reached.
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLInputElement>('input[type=password]')?.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.lock}
      aria-label="Màn hình khoá"
      onCancel={(event) => event.preventDefault()}
    >
      <div className={css.sheet}>
        <Card title="Phiên làm việc đã khoá">
          <p className={css.words}>
            Đồng chí {viewer.name} đăng nhập lại để làm tiếp. Nội dung đang nhập vẫn còn trên trang.
          </p>
          <SignInSteps only={viewer.username} />
          <div className={css.other}>
            <Button onClick={() => signOut.mutate()} busy={signOut.isPending}>
              Bỏ trang này, dùng tài khoản khác
            </Button>
          </div>
        </Card>
      </div>
    </dialog>
  );
}

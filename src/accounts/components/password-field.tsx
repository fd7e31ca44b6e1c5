import { type ComponentProps, useState } from 'react';
import { TextField } from '#platform/ui/text-field.tsx';
import css from './password-field.module.css';

/** Shown on demand: a first password is typed once, and a slip in it would lock the office out. */
export function PasswordField(props: ComponentProps<typeof TextField>) {
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      aside={
        <button type="button" className={css.toggle} aria-pressed={shown} onClick={() => setShown(!shown)}>
          Hiện mật khẩu
        </button>
      }
    />
  );
}

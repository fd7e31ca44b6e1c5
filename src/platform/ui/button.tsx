import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import css from './button.module.css';
import { Kbd } from './kbd.tsx';
import { Link, type LinkProps } from './link.tsx';

type Look = {
  /** One filled button per region; outline-ink is the agreeing one in lists; quiet leads away. */
  variant?: 'filled' | 'ink' | 'outline' | 'quiet';
  small?: boolean;
  icon?: ReactNode;
  /** The key that does the same: `a`, `Ctrl Enter`. */
  keys?: string;
};

type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Why it cannot be pressed now, shown in the button: “còn 6 mục”. Makes it disabled. */
    why?: string | undefined;
    /** Work is under way: pressing again does nothing. */
    busy?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

/** A verb. A button that cannot be pressed says why: “Phát hành (còn 6 mục)”. */
export function Button({ variant, small, icon, keys, why, busy, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={look({ variant, small }, rest.className)}
      disabled={rest.disabled || Boolean(why)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon}
      <span>
        {children}
        {why ? ` (${why})` : null}
      </span>
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

/** Looks like a button, goes like a link. */
export function ButtonLink({ variant, small, icon, keys, children, ...rest }: Look & LinkProps) {
  return (
    <Link {...rest} className={look({ variant, small }, rest.className)}>
      {icon}
      <span>{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Link>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  label: string;
  ref?: Ref<HTMLButtonElement>;
};

/** Only for close, zoom and page turning: everything else carries a word. */
export function IconButton({ label, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" title={label} aria-label={label} {...rest} className={css.iconOnly}>
      {children}
    </button>
  );
}

function look({ variant = 'outline', small }: Look, className?: string): string {
  return [css.button, css[variant], small && css.small, className].filter(Boolean).join(' ');
}

import type { ReactNode } from 'react';
import { IconPlus, IconX } from './icons.ts';
import { Link } from './link.tsx';
import css from './role-chip.module.css';

type Props = {
  /** The word of the role: Chủ trì, Phối hợp, Thẩm định, Trình. Not for states. */
  word: string;
  agency: string;
  /** Carries the work: filled ink. */
  lead?: boolean;
  /** Not matched to any agency of the register: shown dashed in amber, never dropped. */
  unknown?: boolean;
  /** Guessed, or still to be chosen: the same look, in its own words. */
  inDoubt?: boolean;
  href?: string;
  onPress?(): void;
  onRemove?(): void;
};

/** Role word, then agency. */
export function RoleChip({ word, agency, lead, unknown, inDoubt, href, onPress, onRemove }: Props) {
  const classes = [css.chip, unknown || inDoubt ? css.unknown : lead && css.lead].filter(Boolean).join(' ');
  return (
    <span className={classes}>
      <span className={css.role}>{unknown ? `${word ? `${word} · ` : ''}Chưa có trong danh bạ` : word}</span>
      {href ? (
        <Link className={css.agency} href={href}>
          {agency}
        </Link>
      ) : onPress ? (
        <button type="button" className={css.agency} onClick={onPress}>
          {agency}
        </button>
      ) : (
        <span className={css.agency}>{agency}</span>
      )}
      {onRemove ? (
        <button type="button" className={css.remove} aria-label={`Bỏ ${word} ${agency}`} onClick={onRemove}>
          <IconX size={14} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}

export function AddChip({ children = 'Thêm', onPress }: { children?: string; onPress(): void }) {
  return (
    <button type="button" className={css.add} onClick={onPress}>
      <IconPlus size={16} aria-hidden />
      {children}
    </button>
  );
}

/** Chips in a row, wrapping. */
export function Chips({ children }: { children: ReactNode }) {
  return <span className={css.chips}>{children}</span>;
}

import type { ReactNode } from 'react';
import { PageHead } from '#platform/ui/page-head.tsx';
import { Shell } from '#platform/ui/shell.tsx';
import css from './entry.module.css';

interface Props {
  title: string;
  subtitle?: ReactNode;
  /** Two sheets side by side need more room than one form. */
  wide?: boolean;
  children: ReactNode;
}

/** The page before anybody is signed in: the bar without words, one narrow column. */
export function Entry({ title, subtitle, wide, children }: Props) {
  return (
    <Shell nav={[]} home="/dang-nhap">
      <div className={wide ? `${css.column} ${css.wide}` : css.column}>
        <PageHead title={title} subtitle={subtitle} />
        {children}
      </div>
    </Shell>
  );
}

/** Sheets side by side where there is room, of equal height. */
export function Sheets({ children }: { children: ReactNode }) {
  return <div className={css.sheets}>{children}</div>;
}

/** Fields of a form, one under the other; `Pair` puts two of them on one line. */
export function Fields({ children }: { children: ReactNode }) {
  return <div className={css.fields}>{children}</div>;
}

export function Pair({ children }: { children: ReactNode }) {
  return <div className={css.pair}>{children}</div>;
}

/** A group of fields under its own words, ruled off from the one before. */
export function FieldGroup({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  return (
    <fieldset className={css.group}>
      <legend>{title}</legend>
      {hint ? <p>{hint}</p> : null}
      <Fields>{children}</Fields>
    </fieldset>
  );
}

import type { ReactNode } from 'react';
import { Link } from './link.tsx';
import css from './page-head.module.css';
import { PageHelp } from './page-help.tsx';

type Crumb = { label: string; href?: string };

type Props = {
  title: ReactNode;
  /** Rooms above this page; the last one, without address, is the page itself. */
  crumbs?: Crumb[];
  /** After the crumbs: the place in the list and the keys to walk it. */
  crumbsAfter?: ReactNode;
  /** Beside the title: the filter that defines the page, a boxed state, or the tabs of inner rooms. */
  beside?: ReactNode;
  /** ISO-free, as shown: `28/03/2024`. Every page with figures says up to when they hold. */
  asOf?: ReactNode;
  /** Outputs first, the one filled button last. */
  actions?: ReactNode;
  subtitle?: ReactNode;
  /** Two sentences behind a “?”: what the page is for, what to do on it. */
  help?: string;
};

/** Title, what defines the page, up to when its figures hold, what can be taken out, one filled button. */
export function PageHead({ title, crumbs, crumbsAfter, beside, asOf, actions, subtitle, help }: Props) {
  return (
    <div className={css.head}>
      {crumbs ? <Crumbs crumbs={crumbs} after={crumbsAfter} /> : null}
      <div className={css.line}>
        <h1>{title}</h1>
        {help ? <PageHelp>{help}</PageHelp> : null}
        {beside}
        <div className={css.end}>
          {asOf ? <AsOf>{asOf}</AsOf> : null}
          {actions}
        </div>
      </div>
      {subtitle ? <p className={css.subtitle}>{subtitle}</p> : null}
    </div>
  );
}

function AsOf({ children }: { children: ReactNode }) {
  return (
    <span className={css.asOf}>
      <span className={css.key}>Số liệu đến</span> {children}
    </span>
  );
}

function Crumbs({ crumbs, after }: { crumbs: Crumb[]; after?: ReactNode }) {
  return (
    <nav className={css.crumbs} aria-label="Vị trí trang">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.label}>
            {crumb.href ? (
              <Link href={crumb.href}>{crumb.label}</Link>
            ) : (
              <span aria-current="page">{crumb.label}</span>
            )}
          </li>
        ))}
      </ol>
      {after}
    </nav>
  );
}

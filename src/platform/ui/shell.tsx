import { type ReactNode, useState } from 'react';
import { BottomBar } from './bottom-bar.tsx';
import { useIsPhone } from './breakpoints.ts';
import { CommandPalette, FindButton, type UseSearch } from './command-palette.tsx';
import { FurtherMenu } from './further-menu.tsx';
import { IconBell } from './icons.ts';
import { KeySheet } from './key-bar.tsx';
import { Link } from './link.tsx';
import type { NavItem } from './nav-item.ts';
import { type Person, PersonMenu } from './person-menu.tsx';
import css from './shell.module.css';

export type ShellProps = {
  /** Words of the bar, in order. */
  nav: NavItem[];
  /** The three words that stay in reach of the thumb; without it the first three of `nav`. */
  phoneNav?: NavItem[];
  home?: string;
  /** The mark “Dữ liệu ví dụ”, true or with its own words or button. */
  example?: ReactNode;
  inbox?: { href: string; count: number };
  /** What Ctrl+K finds behind the pages. */
  useSearch?: UseSearch | undefined;
  person?: Person;
  /** A line over the page that holds for every page: the clock of the example, a lost connection. */
  banner?: ReactNode;
  /** The page arranges its own space down to the lower edge (review). */
  fill?: boolean;
  children: ReactNode;
};

/** The frame around every page: a 48 px bar of words on top, no side menu; at the bottom on a phone. */
export function Shell(props: ShellProps) {
  const phone = useIsPhone();
  const bottom = phone && props.nav.length > 0;
  const [finding, setFinding] = useState(false);
  const find = () => setFinding(true);
  return (
    <div className={[css.shell, props.fill && css.fill, bottom && css.withBottom].filter(Boolean).join(' ')}>
      <a className={css.skip} href="#noi-dung">
        Tới nội dung
      </a>
      <TopBar {...props} phone={phone} onFind={find} />
      {props.banner ? <div className={css.banner}>{props.banner}</div> : null}
      <main id="noi-dung" tabIndex={-1} className={props.fill ? css.mainFill : css.main}>
        {props.children}
      </main>
      <CommandPalette
        pages={props.nav}
        useSearch={props.useSearch}
        opened={finding}
        onOpen={find}
        onClose={() => setFinding(false)}
      />
      <KeySheet />
      {bottom ? <BottomBar nav={props.nav} {...(props.phoneNav ? { first: props.phoneNav } : {})} /> : null}
    </div>
  );
}

type TopBarProps = ShellProps & { phone: boolean; onFind(): void };

function TopBar({ nav, home = '/', example, inbox, person, phone, onFind }: TopBarProps) {
  const further = nav.filter((item) => item.isFurther);
  return (
    <header className={css.bar}>
      <Link className={css.brand} href={home}>
        Đôn Đốc
      </Link>
      {phone || nav.length === 0 ? null : (
        <nav className={css.nav} aria-label="Chính">
          {nav
            .filter((item) => !item.isFurther)
            .map((item) => (
              <Link key={item.href} href={item.href} aria-current={item.active ? 'page' : undefined}>
                {item.label}
              </Link>
            ))}
          {further.length > 0 ? <FurtherMenu items={further} /> : null}
        </nav>
      )}
      <div className={css.end}>
        {nav.length > 0 ? <FindButton isSmall={phone} onOpen={onFind} /> : null}
        {example ? <span className={css.example}>{example === true ? 'Dữ liệu ví dụ' : example}</span> : null}
        {inbox ? <InboxLink {...inbox} /> : null}
        {person ? <PersonMenu person={person} /> : null}
      </div>
    </header>
  );
}

function InboxLink({ href, count }: { href: string; count: number }) {
  return (
    <Link className={css.inbox} href={href} aria-label={`Hộp việc, ${count} mục chưa đọc`}>
      <IconBell size={16} aria-hidden />
      <b>{count}</b>
    </Link>
  );
}

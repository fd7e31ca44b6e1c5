import { Menu } from '@mantine/core';
import css from './bottom-bar.module.css';
import { IconMenu2 } from './icons.ts';
import { Link, useNavigate } from './link.tsx';
import type { NavItem } from './nav-item.ts';

/** On a phone: three words in reach of the thumb and “Mục khác” with the rest. */
export function BottomBar({ nav, first = nav.slice(0, 3) }: { nav: NavItem[]; first?: NavItem[] }) {
  const navigate = useNavigate();
  const shown = new Set(first.map((item) => item.href));
  const rest = nav.filter((item) => !shown.has(item.href));
  return (
    <nav className={css.bar} aria-label="Chính">
      {first.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          className={css.item}
          aria-current={item.active ? 'page' : undefined}
        >
          {item.icon}
          {item.label}
        </Link>
      ))}
      {rest.length > 0 ? (
        <Menu position="top-end">
          <Menu.Target>
            <button
              type="button"
              className={css.item}
              data-active={rest.some((item) => item.active) || undefined}
            >
              <IconMenu2 size={22} aria-hidden />
              Mục khác
            </button>
          </Menu.Target>
          <Menu.Dropdown aria-label="Mục khác">
            {rest.map((item) => (
              <Menu.Item
                key={item.href}
                className={css.more}
                aria-current={item.active ? 'page' : undefined}
                onClick={() => navigate(item.href)}
              >
                {item.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </nav>
  );
}

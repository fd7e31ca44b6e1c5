import { Menu } from '@mantine/core';
import { IconChevronDown } from './icons.ts';
import { useNavigate } from './link.tsx';
import type { NavItem } from './nav-item.ts';
import css from './shell.module.css';

/** At the end of the bar: the rooms for which it has no space. */
export function FurtherMenu({ items }: { items: NavItem[] }) {
  const navigate = useNavigate();
  const isHere = items.some((item) => item.active);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.further} data-active={isHere || undefined}>
          Mục khác
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Mục khác">
        {items.map((item) => (
          <Menu.Item
            key={item.href}
            aria-current={item.active ? 'page' : undefined}
            onClick={() => navigate(item.href)}
          >
            {item.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

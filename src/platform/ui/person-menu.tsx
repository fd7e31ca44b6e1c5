import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsPhone } from './breakpoints.ts';
import { IconChevronDown, IconUser } from './icons.ts';
import { useNavigate } from './link.tsx';
import css from './shell.module.css';

export type PersonAction = { label: string; icon?: ReactNode } & ({ href: string } | { onSelect(): void });

export type Person = {
  name: string;
  /** Short name of the office spoken for. */
  office?: string;
  actions: PersonAction[];
};

/** Who is signed in and for which office, with what one may do about oneself. */
export function PersonMenu({ person }: { person: Person }) {
  const navigate = useNavigate();
  const phone = useIsPhone();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className={css.person}>
          {phone ? <IconUser size={16} aria-hidden /> : null}
          <span className={css.personName}>
            {person.name}
            {person.office && !phone ? ` · ${person.office}` : null}
          </span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown aria-label="Tài khoản">
        {person.office && phone ? <Menu.Label>{person.office}</Menu.Label> : null}
        {person.actions.map((action) => (
          <Menu.Item
            key={action.label}
            leftSection={action.icon}
            onClick={() => ('href' in action ? navigate(action.href) : action.onSelect())}
          >
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

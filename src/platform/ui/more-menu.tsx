import { Menu } from '@mantine/core';
import { IconButton } from './button.tsx';
import { IconMenu2 } from './icons.ts';

export type MoreAction = { label: string; onSelect(): void; disabled?: boolean };

/** What is done seldom: kept out of the way, each with its verb. */
export function MoreMenu({ label, actions }: { label: string; actions: MoreAction[] }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={label}>
          <IconMenu2 size={16} aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        {actions.map((action) => (
          <Menu.Item key={action.label} onClick={action.onSelect} disabled={action.disabled ?? false}>
            {action.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

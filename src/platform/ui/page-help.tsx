import { Popover } from '@mantine/core';
import { useState } from 'react';
import { IconButton } from './button.tsx';
import { IconHelp } from './icons.ts';
import css from './page-help.module.css';

/** What a page is for and what to do on it, for who is here for the first time; out of the way for the others. */
export function PageHelp({ children }: { children: string }) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={360} trapFocus={false}>
      <Popover.Target>
        <IconButton label="Trang này để làm gì" data-no-print onClick={() => setOpened(!opened)}>
          <IconHelp size={16} aria-hidden />
        </IconButton>
      </Popover.Target>
      <Popover.Dropdown className={css.words} role="note" aria-label="Trang này để làm gì">
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

import { Modal } from '@mantine/core';
import { Fragment, type ReactNode, useState } from 'react';
import { Kbd } from './kbd.tsx';
import css from './key-bar.module.css';
import { activeShortcuts, useShortcuts } from './use-shortcuts.ts';

type KeyHint = { keys: string; label: string };

/** The lower edge of a page worked by keyboard: what the keys do, and when it was last saved. */
export function KeyBar({ hints, children }: { hints: KeyHint[]; children?: ReactNode }) {
  return (
    <div className={css.bar} data-no-print data-key-bar>
      <div className={css.hints}>
        {hints.map((hint) => (
          <span key={hint.label} className={css.hint}>
            <Kbd keys={hint.keys} />
            {hint.label}
          </span>
        ))}
      </div>
      <span className={css.end}>{children}</span>
    </div>
  );
}

const SHOWN: Record<string, string> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  // One key, although its name has two words.
  Space: 'Phím\u00a0cách',
};

/** A shortcut as printed on the keys: `Alt+ArrowUp` → Alt ↑. */
export const printedKeys = (spec: string): string =>
  (spec.length > 1 ? spec.split('+') : [spec]).map((key) => SHOWN[key] ?? key).join(' ');

/** `?` shows every key that works on this page now. Mounted once, by the frame. */
export function KeySheet() {
  const [opened, setOpened] = useState(false);
  useShortcuts([{ keys: ['?'], label: 'mọi phím', run: () => setOpened(true) }], { group: 'Mọi trang' });
  return (
    <Modal opened={opened} onClose={() => setOpened(false)} title="Phím tắt trên trang này">
      {opened ? activeShortcuts().map((group) => <Group key={group.group} {...group} />) : null}
    </Modal>
  );
}

function Group({ group, shortcuts }: ReturnType<typeof activeShortcuts>[number]) {
  return (
    <section className={css.group}>
      <h3>{group}</h3>
      <dl className={css.list}>
        {shortcuts.map((shortcut) => (
          <Fragment key={shortcut.label}>
            <dt>
              {shortcut.keys.map((key) => (
                <Kbd key={key} keys={printedKeys(key)} />
              ))}
            </dt>
            <dd>{shortcut.label}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

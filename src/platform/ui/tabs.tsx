import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { Link } from './link.tsx';
import css from './tabs.module.css';

type PageTab = { href: string; label: string; active?: boolean };

/** Inner rooms beside the page title: each is a page with its own address. */
export function PageTabs({ label, tabs }: { label: string; tabs: PageTab[] }) {
  return (
    <nav className={css.page} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          className={css.tab}
          aria-current={tab.active ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}

type BoxTab = { key: string; label: ReactNode; content: ReactNode };

type BoxProps = { label: string; tabs: BoxTab[]; value: string; onChange(key: string): void };

/** One box with several acts (Báo cáo · Xin gia hạn · Chuyển bước): arrows move, the panel follows. */
export function BoxTabs({ label, tabs, value, onChange }: BoxProps) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = Math.max(
    0,
    tabs.findIndex((tab) => tab.key === value),
  );
  const go = (index: number) => {
    const next = (index + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (!tab) return;
    onChange(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  };
  return (
    <>
      <div className={css.box} role="tablist" aria-label={label} ref={list} onKeyDown={onKeyDown}>
        {tabs.map((tab, index) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`${id}-tab-${tab.key}`}
            className={css.tab}
            aria-selected={index === at}
            aria-controls={`${id}-panel`}
            tabIndex={index === at ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-tab-${tabs[at]?.key}`}
        className={css.panel}
      >
        {tabs[at]?.content}
      </div>
    </>
  );
}

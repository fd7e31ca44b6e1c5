import { useEffect, useRef } from 'react';
import { keyOf, type PressedKey, parseKey, SEQUENCE_MS } from './shortcut-keys.ts';

export type Shortcut = {
  /**
   * First name first: `ArrowDown`, `Enter`, `Space`, `Escape`, `Ctrl+K`, then letters `j`, `?`, `/`, `g n`.
   * Letters are second names only, because Vietnamese keyboards rewrite typed letters.
   */
  keys: string[];
  /** What it does, in the words of the key sheet. */
  label: string;
  run(): void;
  /** Also inside fields. Only for keys with Ctrl, and Escape. */
  inFields?: boolean;
};

type Options = {
  enabled?: boolean;
  group?: string;
  /** The keys belong to an open dialog, so they work while it is open. */
  inDialog?: boolean;
};

export type ShortcutGroup = { group: string; shortcuts: Shortcut[] };

const mounted = new Set<{ current: ShortcutGroup & { enabled: boolean } }>();

/** What the key sheet shows: every shortcut that works on this page now, by group. */
export function activeShortcuts(): ShortcutGroup[] {
  const byGroup = new Map<string, Shortcut[]>();
  for (const { current } of mounted) {
    if (!current.enabled) continue;
    byGroup.set(current.group, [...(byGroup.get(current.group) ?? []), ...current.shortcuts]);
  }
  return [...byGroup].map(([group, shortcuts]) => ({ group, shortcuts }));
}

/**
 * Keys of a page. Single keys are off inside fields, while an input method composes, under a dialog, and for
 * the keystrokes a Vietnamese keyboard sends in place of what was typed (they carry no `code`).
 */
export function useShortcuts(
  shortcuts: Shortcut[],
  { enabled = true, group = 'Trang này', inDialog = false }: Options = {},
): void {
  const ref = useRef({ group, shortcuts, enabled, inDialog });
  ref.current = { group, shortcuts, enabled, inDialog };

  useEffect(() => {
    mounted.add(ref);
    let before: PressedKey | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      const pressed = keyOf(event);
      if (!ref.current.enabled || !pressed || (isUnderDialog() && !ref.current.inDialog)) return;
      const hit = ref.current.shortcuts.find((shortcut) => matches(shortcut, pressed, before, event));
      before = hit ? null : { ...pressed, at: event.timeStamp };
      if (!hit) return;
      event.preventDefault();
      hit.run();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      mounted.delete(ref);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

function matches(
  shortcut: Shortcut,
  pressed: PressedKey,
  before: PressedKey | null,
  event: KeyboardEvent,
): boolean {
  if (event.defaultPrevented) return false;
  if (isField(event.target) && !shortcut.inFields) return false;
  return shortcut.keys.some((spec) => {
    const [first, second] = parseKey(spec);
    if (!second) return first === pressed.name && !isPressOfControl(pressed, event.target);
    const recent = before !== null && event.timeStamp - (before.at ?? 0) < SEQUENCE_MS;
    return recent && before?.name === first && second === pressed.name;
  });
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches('input, textarea, select, [role=textbox], [role=combobox]')
  );
}

/** Enter and Space on a button or link press it; arrows in a menu or list of tabs move there. */
function isPressOfControl({ name }: PressedKey, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (name === 'Enter' || name === 'Space')
    return target.closest('a, button, summary, [role=button]') !== null;
  return (
    name.startsWith('Arrow') &&
    target.closest('[role=menu], [role=tablist], [role=listbox], [role=radiogroup]') !== null
  );
}

/** While a dialog is open the page under it hears nothing, wherever the focus is. */
function isUnderDialog(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null;
}

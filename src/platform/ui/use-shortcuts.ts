import { useEffect, useRef } from 'react';
import { isErasing, isReplacement, isWriting, keyOf, parseKey } from './shortcut-keys.ts';
import { createTypingRun } from './typing-run.ts';

export type Shortcut = {
  /**
   * First name first: `ArrowDown`, `Enter`, `Space`, `Escape`, `Ctrl+K`, `Alt+ArrowUp`, then letters `j`, `?`, `/`.
   * Letters are second names only, because Vietnamese keyboards rewrite typed letters.
   */
  keys: string[];
  /** What it does, in the words of the key sheet. */
  label: string;
  run(): void;
  /** Also inside fields. Only for keys with Ctrl, and Escape. */
  inFields?: boolean;
  /** It only moves or shows: its letter need not wait for quiet. */
  moves?: boolean;
  /** How to undo it; every act that decides something and has a letter needs one. */
  takeBack?(): void;
};

type Options = {
  enabled?: boolean;
  group?: string;
  /** The keys belong to an open dialog, so they work while it is open. */
  inDialog?: boolean;
};

export type ShortcutGroup = { group: string; shortcuts: Shortcut[] };
type Mounted = { current: ShortcutGroup & { enabled: boolean; inDialog: boolean } };

const mounted = new Set<Mounted>();

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
    return () => {
      mounted.delete(ref);
    };
  }, []);
}

/** Hears every key of the application, in one place: what is typed on one part of a page is known to all. */
export function useKeyListener(): void {
  useEffect(() => {
    const typing = createTypingRun();
    const onKeyDown = (event: KeyboardEvent) => hear(event, typing);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      typing.forget();
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

type TypingRun = ReturnType<typeof createTypingRun>;

function hear(event: KeyboardEvent, typing: TypingRun): void {
  const at = event.timeStamp;
  const inField = isField(event.target);
  const name = keyOf(event);
  if (!inField && (isReplacement(event) || isErasing(event))) typing.trace(at);
  else if (name && inField) hearInField(event, name, typing);
  else if (name) hearOutside(event, name, typing);
}

function hearInField(event: KeyboardEvent, name: string, typing: TypingRun): void {
  typing.forget();
  const hit = hitBy(event, name, true);
  if (hit) event.preventDefault();
  hit?.run();
}

function hearOutside(event: KeyboardEvent, name: string, typing: TypingRun): void {
  const at = event.timeStamp;
  const endsWord = (name === 'Space' || name === 'Enter') && typing.endsWord(name, at);
  const hit = endsWord ? undefined : hitBy(event, name, false);
  // Also the button that has the focus must not be pressed by the end of a word.
  if (hit || endsWord) event.preventDefault();
  if (endsWord) return;
  if (isWriting(event)) {
    typing.letter(hit ? { ...hit, moves: hit.moves ?? !/^Key/.test(name) } : null, at);
    return;
  }
  if (name === 'Escape') typing.forget();
  else typing.settle(at);
  hit?.run();
}

function hitBy(event: KeyboardEvent, name: string, inField: boolean): Shortcut | undefined {
  if (event.defaultPrevented || isPressOfControl(name, event.target)) return undefined;
  const covered = isUnderDialog();
  for (const { current } of mounted) {
    if (!current.enabled || (covered && !current.inDialog)) continue;
    const hit = current.shortcuts.find(
      ({ keys, inFields }) => (inFields || !inField) && keys.some((spec) => parseKey(spec) === name),
    );
    if (hit) return hit;
  }
  return undefined;
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches('input:not([type=checkbox]), textarea, select, [role=textbox], [role=combobox]')
  );
}

/**
 * Enter and Space on a button or link press it; arrows in a menu or list of tabs move there. The link of a row is pressed
 * by Enter alone: Space ticks the row.
 */
function isPressOfControl(name: string, target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (name === 'Space')
    return target.closest('a:not([data-row-link]), button, summary, [role=button], [type=checkbox]') !== null;
  if (name === 'Enter') return target.closest('a, button, summary, [role=button]') !== null;
  return (
    name.startsWith('Arrow') &&
    target.closest('[role=menu], [role=tablist], [role=listbox], [role=radiogroup]') !== null
  );
}

/** While a dialog is open the page under it hears nothing, wherever the focus is. */
function isUnderDialog(): boolean {
  return document.querySelector('[role=dialog][aria-modal=true]') !== null;
}

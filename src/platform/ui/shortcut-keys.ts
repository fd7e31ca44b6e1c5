/** What `keyOf` and the rules below look at of a key that went down. */
export type KeyEventLike = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode' | 'repeat'
>;

/** Codes of the keys whose sign is written in a shortcut. */
const SIGNS: Record<string, string> = {
  '/': 'Slash',
  '?': 'Shift+Slash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
  '+': 'Equal',
  '-': 'Minus',
};

/** `Ctrl+K` → `Ctrl+KeyK`; `j` → `KeyJ`; `Alt+ArrowUp`. Names are those `keyOf` gives. */
export function parseKey(spec: string): string {
  const pieces = spec.length > 1 ? spec.split('+') : [spec];
  const key = pieces.pop() ?? '';
  return [...pieces, codeOf(key)].join('+');
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return SIGNS[key] ?? key;
}

const isArrow = ({ code }: KeyEventLike): boolean => code.startsWith('Arrow');

/**
 * The physical key that went down, or null where it must not count: while an input method composes, for
 * replacement letters sent by UniKey and its like (no `code`, or key `Process`), and for held-down keys that act.
 */
export function keyOf(event: KeyEventLike): string | null {
  // AltGr is Ctrl with Alt and writes letters; alone Alt has only the arrows.
  if (isReplacement(event) || (event.altKey && (!isArrow(event) || event.ctrlKey))) return null;
  const held = event.repeat && !isArrow(event);
  if (held || /^(Shift|Control|Meta|Alt)(Left|Right)$/.test(event.code)) return null;
  if (event.key === '?') return 'Shift+Slash';
  const code = event.code === 'NumpadEnter' ? 'Enter' : event.code;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return `${ctrl}${event.altKey ? 'Alt+' : ''}${event.shiftKey ? 'Shift+' : ''}${code}`;
}

/** Sent by an input method in place of what was typed: it has no key of its own on the keyboard. */
export function isReplacement({ code, key, keyCode, isComposing }: KeyEventLike): boolean {
  return (
    isComposing || !code || key === 'Process' || key === 'Unidentified' || keyCode === 229 || keyCode === 231
  );
}

/** Backspace, or the selection backwards that some hooks send in its place: only they do so outside of fields. */
export function isErasing({ code, shiftKey }: KeyEventLike): boolean {
  return code === 'Backspace' || (shiftKey && code === 'ArrowLeft');
}

/** A key that writes a sign: a letter, a digit, a mark. */
export function isWriting({ key, code, ctrlKey, metaKey, altKey }: KeyEventLike): boolean {
  return key.length === 1 && code !== 'Space' && !ctrlKey && !metaKey && !altKey;
}

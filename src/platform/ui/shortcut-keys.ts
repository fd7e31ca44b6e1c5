/** How long the second key of `g n` may take. */
export const SEQUENCE_MS = 1000;

export type PressedKey = { name: string; at?: number };

type KeyEventLike = Pick<
  KeyboardEvent,
  'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'keyCode' | 'repeat'
>;

/** Codes of the keys whose sign is written in a shortcut. */
const SIGNS: Record<string, string> = {
  '/': 'Slash',
  '?': 'Shift+Slash',
  '[': 'BracketLeft',
  ']': 'BracketRight',
};

/** `g n` → two keys; `Ctrl+K` → `Ctrl+KeyK`; `j` → `KeyJ`. Names are those `keyOf` gives. */
export function parseKey(spec: string): string[] {
  return spec.split(' ').map((part) => {
    const pieces = part.length > 1 ? part.split('+') : [part];
    const key = pieces.pop() ?? '';
    return [...pieces, codeOf(key)].join('+');
  });
}

function codeOf(key: string): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`;
  if (/^\d$/.test(key)) return `Digit${key}`;
  return SIGNS[key] ?? key;
}

/**
 * The physical key that went down, or null where it must not count: while an input method composes, for
 * replacement letters sent by UniKey and its like (no `code`, or key `Process`), and for held-down keys that act.
 */
export function keyOf(event: KeyEventLike): PressedKey | null {
  const composing = event.isComposing || event.keyCode === 229 || event.key === 'Process';
  if (composing || !event.code || event.altKey) return null;
  const held = event.repeat && !event.code.startsWith('Arrow');
  if (held || /^(Shift|Control|Meta|Alt)(Left|Right)$/.test(event.code)) return null;
  if (event.key === '?') return { name: 'Shift+Slash' };
  const code = event.code === 'NumpadEnter' ? 'Enter' : event.code;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  return { name: `${ctrl}${event.shiftKey ? 'Shift+' : ''}${code}` };
}
